//! The steps that bring a database's tables up to date: the same names for both databases, each with its own text.

use sqlx::{
    SqlSafeStr as _, SqlStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// A step's name, as its files are called, with its text for each database.
struct Step {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// Names each step once, so that neither database can have one that the other lacks.
///
/// `sqlx::migrate!` would read the folders, and have Cargo compile sqlx and both drivers a second time for it.
macro_rules! steps {
    ($($name:literal),+ $(,)?) => {
        const STEPS: &[Step] = &[$(Step {
            name: $name,
            sqlite: include_str!(concat!("../../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../../migrations/postgres/", $name, ".sql")),
        }),+];
    };
}

steps!["0001_start", "0002_journal", "0003_blobs", "0004_tally", "0005_members_by_log"];

/// The steps for SQLite.
pub(super) fn sqlite() -> Migrator {
    migrator(|step| step.sqlite)
}

/// The steps for PostgreSQL.
pub(super) fn postgres() -> Migrator {
    migrator(|step| step.postgres)
}

fn migrator(text: impl Fn(&Step) -> &'static str) -> Migrator {
    Migrator::with_migrations(
        (1..).zip(STEPS).map(|(version, step)| migration(version, step.name, text(step))).collect(),
    )
}

/// Versions are the places in the list; files carry them in front, so that a folder lists them in order.
fn migration(version: i64, name: &'static str, text: &'static str) -> Migration {
    let description = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_').replace('_', " ");
    let text: SqlStr = text.into_sql_str();
    Migration::new(version, description.into(), MigrationType::Simple, text, false)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::{Migrator, STEPS, postgres, sqlite};

    #[test]
    fn each_file_of_both_folders_is_a_step_and_carries_its_place() {
        let named: BTreeSet<_> = STEPS.iter().map(|step| format!("{}.sql", step.name)).collect();
        for folder in ["sqlite", "postgres"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(folder);
            let there: BTreeSet<_> = fs::read_dir(folder)
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            assert_eq!(there, named);
        }
        for migrator in [sqlite(), postgres()] {
            for (migration, step) in migrator.iter().zip(STEPS) {
                let carried = format!("{:04}_{}", migration.version, migration.description.replace(' ', "_"));
                assert_eq!(carried, step.name);
            }
        }
    }

    /// What a database that was made before keeps of each step: another text under the same name would lock its service out.
    #[test]
    fn a_step_that_was_taken_never_changes() {
        let first = |migrator: &Migrator| {
            let first = |checksum: &[u8]| checksum.first_chunk().copied().map(u32::from_be_bytes);
            migrator.iter().filter_map(|step| first(&step.checksum)).collect::<Vec<_>>()
        };
        assert_eq!(first(&sqlite()), SQLITE);
        assert_eq!(first(&postgres()), POSTGRES);
    }

    const SQLITE: [u32; 5] = [0x5024_6c40, 0x0589_e7fd, 0x1552_8104, 0x423c_fb7b, 0x81d3_1c09];
    const POSTGRES: [u32; 5] = [0x7daf_43e0, 0x4ad2_3380, 0xf222_fc51, 0x7662_4344, 0x970c_a0a2];
}
