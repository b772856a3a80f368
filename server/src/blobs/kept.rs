//! The bytes of attachments, in a folder or in a bucket.
//!
//! `NAME/whole` is a blob, `NAME/000000`, `NAME/000001`… are the parts of an upload. Only what was put together and compared
//! becomes `whole`, in one step. Invariant: names hold nothing but what was drawn for them.

use std::{
    collections::BTreeSet,
    fmt, io,
    path::{Path as FilePath, PathBuf},
    sync::Arc,
    time::Duration,
};

use axum::body::Bytes;
use futures::{
    StreamExt as _, TryStreamExt as _,
    stream::{self, BoxStream},
};
use object_store::{
    ClientOptions, GetOptions, ObjectStore, ObjectStoreExt as _, PutMode, PutPayload, RetryConfig,
    WriteMultipart, aws::AmazonS3Builder, local::LocalFileSystem, path::Path, prefix::PrefixStore,
};
use sha2::{Digest as _, Sha256};
use tdu_protocol::{Hash32, blob::PART};

use crate::{
    config::{BlobsAt, Bucket},
    store::BlobName,
};

/// Name of the file that says to which database a folder or bucket belongs.
pub const MARK: &str = "database";
/// What is put together is written in pieces of this size, which a bucket's service wants at least (Amazon S3: 5 MiB).
const PIECE: usize = 5 << 20;

/// How long a bucket's service may take to be reached, and to answer.
const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(20);
/// How often a request to it is made again.
const RETRIES: usize = 3;

/// Why bytes cannot be kept or had.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    /// They are not there.
    #[error("the bytes are not there")]
    Gone,
    /// The folder or bucket cannot be used for the moment.
    #[error("{0}")]
    Unavailable(String),
}

impl From<object_store::Error> for KeptError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::Gone,
            other => Self::Unavailable(other.to_string()),
        }
    }
}

impl From<io::Error> for KeptError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Gone,
            _ => Self::Unavailable(error.to_string()),
        }
    }
}

/// A folder or a bucket.
#[derive(Clone)]
pub struct Kept {
    objects: Arc<dyn ObjectStore>,
    /// Where they are on this machine, if they are.
    folder: Option<PathBuf>,
    shown: String,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl Kept {
    /// Opens a place; a folder is made if need be, for its owner alone.
    ///
    /// # Errors
    /// [`KeptError`].
    pub fn open(at: &BlobsAt) -> Result<Self, KeptError> {
        match at {
            BlobsAt::Folder(folder) => {
                make_private(folder)?;
                Self::folder(folder)
            }
            BlobsAt::Bucket(bucket) => Self::bucket(bucket),
        }
    }

    /// Opens a place for looking at it; `None` if there is no such folder.
    ///
    /// # Errors
    /// [`KeptError`].
    pub fn look(at: &BlobsAt) -> Result<Option<Self>, KeptError> {
        match at {
            BlobsAt::Folder(folder) if !folder.exists() => Ok(None),
            BlobsAt::Folder(folder) => Self::folder(folder).map(Some),
            BlobsAt::Bucket(bucket) => Self::bucket(bucket).map(Some),
        }
    }

    fn folder(folder: &FilePath) -> Result<Self, KeptError> {
        // What is acknowledged is on the disk, with the folder that names it.
        let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        let shown = folder.display().to_string();
        Ok(Self { objects: Arc::new(objects), folder: Some(folder.to_owned()), shown })
    }

    fn bucket(bucket: &Bucket) -> Result<Self, KeptError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&bucket.name)
            .with_region(&bucket.region)
            .with_access_key_id(&bucket.key_id)
            .with_secret_access_key(bucket.secret.expose())
            // Whoever waits is told to come again rather than kept waiting.
            .with_client_options(ClientOptions::new().with_connect_timeout(CONNECT).with_timeout(ANSWER))
            .with_retry(RetryConfig {
                max_retries: RETRIES,
                retry_timeout: ANSWER,
                ..RetryConfig::default()
            });
        if let Some(endpoint) = &bucket.endpoint {
            // `config::blobs` lets plain HTTP pass only on this machine.
            builder = builder
                .with_endpoint(endpoint.as_str().trim_end_matches('/'))
                .with_allow_http(endpoint.scheme() == "http");
        }
        let objects = PrefixStore::new(builder.build()?, bucket.prefix.as_str());
        let shown = format!("s3://{}/{}", bucket.name, bucket.prefix);
        Ok(Self { objects: Arc::new(objects), folder: None, shown })
    }

    /// The mark of the database that this place belongs to; a new place gets `candidate`.
    ///
    /// # Errors
    /// [`KeptError`].
    pub async fn mark_or(&self, candidate: &str) -> Result<String, KeptError> {
        let path = Path::from(MARK);
        for _ in 0..2 {
            match self.objects.get(&path).await {
                Ok(found) => {
                    let text = found.bytes().await?;
                    return Ok(String::from_utf8_lossy(&text).trim().to_owned());
                }
                Err(object_store::Error::NotFound { .. }) => {}
                Err(other) => return Err(other.into()),
            }
            // Two servers may begin at the same time: what was there first counts.
            match self.objects.put_opts(&path, text(candidate), PutMode::Create.into()).await {
                Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => {}
                Err(other) => return Err(other.into()),
            }
        }
        Ok(candidate.to_owned())
    }

    /// Keeps a part of an upload.
    pub(crate) async fn put_part(&self, name: BlobName, part: u64, bytes: Bytes) -> Result<(), KeptError> {
        self.objects.put(&part_of(name, part), bytes.into()).await?;
        Ok(())
    }

    /// Puts the parts together, if their bytes are these; else nothing remains of it. A part that is not there, as after a
    /// failure of the machine, is as wrong as one that is another.
    pub(crate) async fn join(&self, name: BlobName, size: u64, hash: &Hash32) -> Result<bool, KeptError> {
        let upload = self.objects.put_multipart(&whole(name)).await?;
        let mut out = WriteMultipart::new_with_chunk_size(upload, PIECE);
        let mut digest = Sha256::new();
        let mut length = 0;
        for part in 0..parts_in(size) {
            let bytes = match self.part(name, part).await {
                Ok(bytes) => bytes,
                Err(error) => {
                    out.abort().await?;
                    return if matches!(error, KeptError::Gone) { Ok(false) } else { Err(error) };
                }
            };
            digest.update(&bytes);
            length += bytes.len() as u64;
            out.wait_for_capacity(1).await?;
            out.put(bytes);
        }
        if length != size || digest.finalize().as_slice() != hash.0 {
            out.abort().await?;
            return Ok(false);
        }
        out.finish().await?;
        Ok(true)
    }

    async fn part(&self, name: BlobName, part: u64) -> Result<Bytes, KeptError> {
        Ok(self.objects.get(&part_of(name, part)).await?.bytes().await?)
    }

    /// Bytes of a blob of this size, from one place up to another.
    ///
    /// # Errors
    /// [`KeptError::Gone`] also if it has another size.
    pub async fn read(
        &self,
        name: BlobName,
        size: u64,
        range: std::ops::Range<u64>,
    ) -> Result<BoxStream<'static, Result<Bytes, KeptError>>, KeptError> {
        let options = GetOptions { range: Some(range.into()), ..GetOptions::default() };
        let found = self.objects.get_opts(&whole(name), options).await?;
        if found.meta.size != size {
            return Err(KeptError::Gone);
        }
        Ok(found.into_stream().map_err(KeptError::from).boxed())
    }

    /// Whether there is a blob of this name, and how many bytes it has.
    ///
    /// # Errors
    /// [`KeptError::Unavailable`].
    pub async fn size(&self, name: BlobName) -> Result<Option<u64>, KeptError> {
        match self.objects.head(&whole(name)).await {
            Ok(found) => Ok(Some(found.size)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }

    /// Removes the parts of a blob that is complete.
    pub(crate) async fn remove_parts(&self, name: BlobName, size: u64) -> Result<(), KeptError> {
        let parts = (0..parts_in(size)).map(|part| part_of(name, part));
        self.remove(parts.collect()).await
    }

    /// Removes all bytes of a name. There may be none.
    pub(crate) async fn discard(&self, name: BlobName, size: u64) -> Result<(), KeptError> {
        if let Some(folder) = &self.folder {
            // With whatever a killed process was writing.
            return match tokio::fs::remove_dir_all(folder.join(name.to_string())).await {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
                _ => Ok(()),
            };
        }
        let parts = (0..parts_in(size)).map(|part| part_of(name, part));
        self.remove(std::iter::once(whole(name)).chain(parts).collect()).await
    }

    async fn remove(&self, paths: Vec<Path>) -> Result<(), KeptError> {
        let paths = stream::iter(paths.into_iter().map(Ok)).boxed();
        let mut outcomes = self.objects.delete_stream(paths);
        while let Some(outcome) = outcomes.next().await {
            match outcome {
                Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
                Err(other) => return Err(other.into()),
            }
        }
        Ok(())
    }

    /// Everything that is there, by name and, where it bears none, by its path.
    ///
    /// # Errors
    /// [`KeptError`].
    pub async fn names(&self) -> Result<BTreeSet<Result<BlobName, String>>, KeptError> {
        let mut found = BTreeSet::new();
        let mut objects = self.objects.list(None);
        while let Some(object) = objects.try_next().await? {
            let path = object.location.as_ref();
            if path == MARK {
                continue;
            }
            let name = path.split_once('/').filter(|(_, of)| *of == WHOLE || is_part(of));
            let name = name.and_then(|(name, _)| tdu_protocol::bytes::decode_text(name));
            found.insert(name.ok_or_else(|| path.to_owned()));
        }
        Ok(found)
    }
}

const WHOLE: &str = "whole";

fn whole(name: BlobName) -> Path {
    Path::from(format!("{name}/{WHOLE}"))
}

fn part_of(name: BlobName, part: u64) -> Path {
    Path::from(format!("{name}/{part:06}"))
}

fn is_part(text: &str) -> bool {
    text.len() >= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn parts_in(size: u64) -> u64 {
    size.div_ceil(PART as u64)
}

fn text(text: &str) -> PutPayload {
    Bytes::copy_from_slice(text.as_bytes()).into()
}

fn make_private(folder: &FilePath) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
