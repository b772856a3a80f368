//! A bucket for tests: `s3s-fs`, a file system behind a server that speaks S3 and checks signatures.
//!
//! Apart from `tdu-tests` because the server's own tests need it too.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

/// Name of the bucket.
pub const NAME: &str = "papers";
/// Name of the key that opens it.
pub const KEY_ID: &str = "tdu";
/// The key.
pub const SECRET: &str = "Quetzalcoatl";

/// A service with one bucket. It ends when dropped.
pub struct Bucket {
    address: SocketAddr,
    folder: TempDir,
    task: JoinHandle<()>,
}

impl Bucket {
    /// Starts the service on a free port, with an empty bucket.
    ///
    /// # Panics
    /// When this machine has neither a folder nor a port for it.
    pub async fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("tdu-bucket-").tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join(NAME)).expect("the temporary folder can be written");
        let files = s3s_fs::FileSystem::new(folder.path()).expect("the folder is there");
        let mut service = S3ServiceBuilder::new(files);
        service.set_auth(SimpleAuth::from_single(KEY_ID, SECRET));
        let service = service.build();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let task = tokio::spawn(async move {
            // They end with this task.
            let mut connections = JoinSet::new();
            while let Ok((socket, _)) = listener.accept().await {
                let (service, http) = (service.clone(), Builder::new(TokioExecutor::new()));
                connections.spawn(async move {
                    // Whoever called may hang up.
                    let _ = http.serve_connection(TokioIo::new(socket), service).await;
                });
            }
        });
        Self { address, folder, task }
    }

    /// The address of the service.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends the service, with all connections to it; returns once it has ended.
    pub async fn goes_away(&mut self) {
        self.task.abort();
        // It was cut off, and says so.
        let _ = (&mut self.task).await;
    }

    /// Names of the objects below a prefix, without it, in order.
    ///
    /// # Panics
    /// When they cannot be listed.
    pub fn objects(&self, prefix: &str) -> Vec<String> {
        let root = self.folder.path().join(NAME).join(prefix);
        let mut names = Vec::new();
        collect(&root, &root, &mut names);
        names.sort();
        names
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn collect(root: &Path, folder: &Path, names: &mut Vec<String>) {
    // A bucket has no folders: where nothing is below a prefix, nothing is there at all.
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            collect(root, &path, names);
        } else {
            let name = path.strip_prefix(root).expect("it is below").display().to_string();
            names.push(name);
        }
    }
}
