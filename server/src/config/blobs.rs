//! Where attachments are kept: a folder, or a bucket of a service that speaks S3.

use std::{
    convert::Infallible,
    fmt,
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::Deserialize;
use url::{Host, Url};
use zeroize::Zeroizing;

use super::{Settings, wrong::Wrongs};

/// Name of the folder in the data folder, where nothing else is chosen.
pub const BLOBS: &str = "blobs";
/// What most services that are not Amazon's expect, or ignore.
const REGION: &str = "us-east-1";
const NO_PLACE: &str = "must be a folder, or look like s3://bucket or s3://bucket/prefix";

/// Where attachments are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlobsAt {
    /// A folder of this machine, or one that it shares with others.
    Folder(PathBuf),
    /// A bucket.
    Bucket(Box<Bucket>),
}

/// A bucket, and how to reach it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What all names in it begin with, without slashes around it; may be empty.
    pub prefix: String,
    /// Address of the service; `None` means Amazon's own in the region.
    pub endpoint: Option<Url>,
    /// Region.
    pub region: String,
    /// Name of the key.
    pub key_id: String,
    /// The key.
    pub secret: Secret,
}

/// A secret among the settings. Never shown.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// As it is, for whoever signs with it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl FromStr for Secret {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(Zeroizing::new(text.to_owned())))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl BlobsAt {
    /// Reads the settings; `data` is the data folder.
    pub(super) fn choose(settings: &Settings, data: &Path, wrong: &mut Wrongs) -> Option<Self> {
        let text = settings.blobs.as_deref().unwrap_or_default();
        if text.starts_with("s3:") {
            return Bucket::choose(settings, text, wrong).map(|bucket| Self::Bucket(Box::new(bucket)));
        }
        let alone = [
            ("blobs_endpoint", settings.blobs_endpoint.is_some()),
            ("blobs_region", settings.blobs_region.is_some()),
            ("blobs_key_id", settings.blobs_key_id.is_some()),
            ("blobs_secret", settings.blobs_secret.is_some()),
        ];
        wrong.alone(alone, "has a meaning only with blobs = \"s3://bucket\"");
        wrong.require(!text.contains("://"), "blobs", NO_PLACE);
        Some(Self::Folder(if text.is_empty() { data.join(BLOBS) } else { PathBuf::from(text) }))
    }
}

impl Bucket {
    fn choose(settings: &Settings, text: &str, wrong: &mut Wrongs) -> Option<Self> {
        let bare = Url::parse(text).ok().filter(|url| {
            let extras = url.query().is_some() || url.fragment().is_some() || url.port().is_some();
            !extras && url.username().is_empty() && url.password().is_none()
        });
        let named = bare.as_ref().and_then(|url| Some((url.host_str()?, url.path().trim_matches('/'))));
        let named = named.filter(|(name, _)| !name.is_empty());
        wrong.require(named.is_some(), "blobs", NO_PLACE);
        let given = settings.blobs_endpoint.as_ref();
        let endpoint = given.and_then(|text| Url::parse(text).ok().filter(is_private));
        wrong.require(
            given.is_none() || endpoint.is_some(),
            "blobs_endpoint",
            "must be an https address, or an http address of this machine",
        );
        let (key_id, secret) = (settings.blobs_key_id.clone(), settings.blobs_secret.clone());
        wrong.require(
            key_id.is_some(),
            "blobs_key_id",
            "is needed: the name of a key that may read and write the bucket",
        );
        wrong.require(secret.is_some(), "blobs_secret", "is needed: the key that goes with blobs_key_id");
        let (name, prefix) = named?;
        Some(Self {
            name: name.to_owned(),
            prefix: prefix.to_owned(),
            endpoint,
            region: settings.blobs_region.clone().unwrap_or_else(|| String::from(REGION)),
            key_id: key_id?,
            secret: secret?,
        })
    }
}

/// Whether nobody on the way can see or change what passes.
fn is_private(url: &Url) -> bool {
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str) -> Result<BlobsAt, String> {
        let settings = toml::from_str::<Settings>(text).map_err(|error| error.to_string())?;
        let mut wrong = Wrongs::default();
        let place = BlobsAt::choose(&settings, Path::new("/srv/tdu"), &mut wrong);
        wrong.none_or(place).map_err(|error| error.to_string())
    }

    const KEY: &str = "blobs_key_id = 'tdu'\nblobs_secret = 'Quetzalcoatl'\n";

    #[test]
    fn without_a_word_they_lie_beside_the_database() {
        assert_eq!(chosen("").unwrap(), BlobsAt::Folder("/srv/tdu/blobs".into()));
        assert_eq!(chosen("blobs = '/mnt/shared'").unwrap(), BlobsAt::Folder("/mnt/shared".into()));
    }

    #[test]
    fn a_bucket_has_a_name_a_key_and_a_private_way_to_it() {
        let text = format!("blobs = 's3://papers/of/tdu/'\nblobs_endpoint = 'https://s3.example'\n{KEY}");
        let BlobsAt::Bucket(bucket) = chosen(&text).unwrap() else { panic!("a bucket") };
        assert_eq!((bucket.name.as_str(), bucket.prefix.as_str()), ("papers", "of/tdu"));
        assert_eq!((bucket.region.as_str(), bucket.secret.expose()), (REGION, "Quetzalcoatl"));
        let here = format!("blobs = 's3://papers'\nblobs_endpoint = 'http://127.0.0.1:9000'\n{KEY}");
        assert!(chosen(&here).is_ok());
        for (wrong, word) in [
            (format!("blobs = 's3://'\n{KEY}"), "s3://bucket"),
            (format!("blobs = 's3://papers?region=x'\n{KEY}"), "s3://bucket"),
            (format!("blobs = 's3://key:secret@papers'\n{KEY}"), "s3://bucket"),
            (String::from("blobs = 'gs://papers'"), "must be a folder"),
            (String::from("blobs = 's3://papers'\nblobs_secret = 'x'"), "blobs_key_id"),
            (String::from("blobs = 's3://papers'\nblobs_key_id = 'x'"), "blobs_secret"),
            (format!("blobs = 's3://papers'\nblobs_endpoint = 'http://s3.example'\n{KEY}"), "https"),
            (String::from("blobs_region = 'fr'"), "only with blobs"),
        ] {
            let told = chosen(&wrong).unwrap_err();
            assert!(told.contains(word) && !told.contains("Quetzalcoatl"), "{wrong}: {told}");
        }
    }

    #[test]
    fn the_secret_is_never_shown() {
        let settings: Settings = toml::from_str(&format!("blobs = 's3://papers'\n{KEY}")).unwrap();
        let config = settings.clone().complete().unwrap();
        let shown = format!("{settings:?}{config:?}");
        assert!(shown.contains("***") && !shown.contains("Quetzalcoatl"), "{shown}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tdu.toml");
        for text in ["blobs_secret = 'Quetzalcoatl", "blobs_secret = ['Quetzalcoatl']"] {
            std::fs::write(&file, text).unwrap();
            let told = Settings::from_file(&file).unwrap_err().to_string();
            assert!(told.contains("line 1") && !told.contains("Quetzalcoatl"), "{told}");
        }
    }
}
