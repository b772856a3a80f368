//! A private PostgreSQL for tests: a cluster of its own in a temporary folder, on a free port, as durable as in earnest.
//!
//! Apart from `tdu-tests` because the server's own tests need it too. It ends with its last owner, and with the process
//! whatever way that ends.

mod keeper;

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tempfile::TempDir;

use keeper::Keeper;

/// Name and password of the one who owns the databases.
const OWNER: &str = "tdu";
const PASSWORD: &str = "Quetzalcoatl";

/// What the cluster says once it runs, in its folder.
const LOG: &str = "log";

/// A running cluster. It is stopped when dropped.
pub struct Cluster {
    // Before the folder: what runs must end first.
    keeper: Keeper,
    programs: PathBuf,
    port: u16,
    databases: AtomicU32,
    folder: TempDir,
}

/// Who runs the cluster: PostgreSQL refuses to be root.
#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl Cluster {
    /// Makes a cluster and starts it.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start; what it said is told.
    pub fn start() -> Self {
        Self::start_through(Vec::new())
    }

    /// The same, through a command that enters another place and becomes what runs the cluster; the cluster's own folder must be
    /// seen from there. Without root's rights here, the command may make us root there.
    ///
    /// # Panics
    /// As [`Cluster::start`].
    pub fn start_through(through: Vec<String>) -> Self {
        let programs = programs();
        let user = user();
        let folder = tempfile::Builder::new().prefix("tdu-postgres-").tempdir().expect("a temporary folder");
        chown(folder.path(), Some(user.uid), Some(user.gid)).expect("the folder is given to whoever runs it");
        let data = folder.path().join("data");
        let password = folder.path().join("password");
        fs::write(&password, PASSWORD).expect("the temporary folder can be written");
        chown(&password, Some(user.uid), Some(user.gid)).expect("the password is given to whoever runs it");
        let mut initdb = user.command(&programs.join("initdb"));
        initdb.arg("--pgdata").arg(&data).arg("--pwfile").arg(&password);
        initdb.args([
            "--username",
            OWNER,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        ]);
        said(&mut initdb);
        let port = free_port();
        let settings = format!(
            "listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{}'\nmax_connections = 300\n",
            folder.path().display()
        );
        let file = data.join("postgresql.auto.conf");
        fs::write(&file, settings).expect("the settings can be written");
        let postgres = user.command_through(through, &programs.join("postgres"));
        let keeper = Keeper::start(postgres, data, folder.path().join(LOG));
        Self { keeper, programs, port, databases: AtomicU32::new(0), folder }
    }

    /// The cluster that tests of one process share; it lives as long as somebody holds it.
    ///
    /// # Panics
    /// As [`Cluster::start`].
    pub fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Cluster>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let cluster = Arc::new(Self::start());
            *shared = Arc::downgrade(&cluster);
            cluster
        })
    }

    /// Makes an empty database and gives its address.
    ///
    /// # Panics
    /// When the cluster does not run.
    pub fn new_database(&self) -> String {
        let name = format!("tdu_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.says("postgres", &format!("CREATE DATABASE {name}"));
        self.url(&name)
    }

    /// Makes an empty database whose tables lie in a folder apart, which is made, and gives its address. `seen` is how this process
    /// reaches what the cluster knows as `folder`.
    ///
    /// # Panics
    /// When the cluster does not run, or the folder cannot be made.
    pub fn new_database_in(&self, folder: &Path, seen: &Path) -> String {
        let user = user();
        fs::create_dir(seen).expect("the folder can be made");
        chown(seen, Some(user.uid), Some(user.gid)).expect("the folder is given to whoever runs the cluster");
        let name = format!("tdu_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let place = folder.display();
        self.says("postgres", &format!("CREATE TABLESPACE {name} LOCATION '{place}'"));
        self.says("postgres", &format!("CREATE DATABASE {name} TABLESPACE {name}"));
        self.url(&name)
    }

    /// What a database answers to a statement, as `psql` shows it: rows by line, columns apart by `|`.
    ///
    /// # Panics
    /// When the statement fails.
    pub fn says(&self, database: &str, statement: &str) -> String {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args([
            "--no-psqlrc",
            "--tuples-only",
            "--no-align",
            "--set=ON_ERROR_STOP=1",
            "--command",
            statement,
        ]);
        psql.arg(self.url(database));
        said(&mut psql)
    }

    /// A program of PostgreSQL's, such as `pg_dump`, for this database; it asks for nothing.
    pub fn program(&self, name: &str, url: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.args(["--no-password", "--dbname", url]);
        command
    }

    /// The folder with the cluster's files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file of its log. It is complete once the cluster was stopped.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join(LOG)
    }

    /// Stops it as an operator would who is in a hurry: open connections are cut.
    ///
    /// # Panics
    /// When it runs no more, or does not end.
    pub fn stops(&self) {
        self.keeper.stops(keeper::FAST);
    }

    /// Ends it in the middle of whatever it does, as a crash would; at its next start it recovers.
    ///
    /// # Panics
    /// When it runs no more, or does not end.
    pub fn crashes(&self) {
        self.keeper.stops(keeper::IMMEDIATE);
    }

    /// Kills all its processes (SIGKILL), as a machine short of memory or of power would.
    ///
    /// # Panics
    /// When it runs no more.
    pub fn is_killed(&self) {
        self.keeper.kills();
    }

    /// Starts again after a stop: same data, same port.
    ///
    /// # Panics
    /// As [`Cluster::start`].
    pub fn starts_again(&self) {
        self.keeper.starts();
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://{OWNER}:{PASSWORD}@127.0.0.1:{}/{database}", self.port)
    }
}

impl User {
    /// A program run by this user that ends with this process.
    fn command(self, program: &Path) -> Command {
        self.command_through(Vec::new(), program)
    }

    /// The same, through a command that enters another place.
    fn command_through(self, through: Vec<String>, program: &Path) -> Command {
        let mut words = through;
        if !words.is_empty() && self.uid == own_uid() {
            // Root of that place alone, and PostgreSQL refuses to be that too.
            words.extend(["unshare", "--user"].map(str::to_owned));
            words.extend([format!("--map-user={}", self.uid), format!("--map-group={}", self.gid)]);
            words.push("--".to_owned());
        }
        words.push("setpriv".to_owned());
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).args(["--pdeathsig", "INT"]);
        if self.uid != own_uid() {
            command.args([format!("--reuid={}", self.uid), format!("--regid={}", self.gid)]);
            command.arg("--clear-groups");
        }
        command.arg("--").arg(program);
        // Not the folder of whoever runs the tests: it may be closed to this user.
        command.current_dir("/");
        command
    }
}

/// Whoever runs the tests, unless that is root.
fn user() -> User {
    let uid = own_uid();
    if uid != 0 {
        return User { uid, gid: id(&["-g"]).expect("this process has a group") };
    }
    let other = |name: &str| Some(User { uid: id(&["-u", name])?, gid: id(&["-g", name])? });
    other("postgres").or_else(|| other("nobody")).expect("there is a user who is not root")
}

fn own_uid() -> u32 {
    id(&["-u"]).expect("this process has a user")
}

fn id(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).output().expect("`id` can be run");
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// The folder with `initdb` and `postgres`: Debian's newest, else where PATH has them.
fn programs() -> PathBuf {
    let version = |folder: &PathBuf| folder.file_name()?.to_str()?.parse::<u32>().ok();
    let debian =
        fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let newest = debian.filter(|folder| folder.join("bin/initdb").is_file()).max_by_key(version);
    if let Some(folder) = newest {
        return folder.join("bin");
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .find(|folder| folder.join("initdb").is_file())
        .expect("PostgreSQL is installed: on Debian, `apt-get install postgresql`")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

/// Runs to the end and gives what was printed.
fn said(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    out.trim().to_owned()
}
