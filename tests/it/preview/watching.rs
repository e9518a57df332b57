//! `vitae watch`, running in a test's own site.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A site that is watched, until dropped.
pub(super) struct Watching {
    folder: TempDir,
    process: Child,
    lines: Receiver<String>,
    /// The preview's port.
    pub(super) port: u16,
}

impl Watching {
    /// Watches a site with these files.
    pub(super) fn site(files: &[(&str, &str)]) -> Self {
        Self::site_with(files, &[])
    }

    /// The same, with more arguments.
    pub(super) fn site_with(files: &[(&str, &str)], arguments: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        for (path, text) in files {
            write(folder.path().join(path), text);
        }
        Self::folder(folder, arguments)
    }

    fn folder(folder: TempDir, arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_vitae"))
            .args(["watch", "--message-format", "short"])
            .args(arguments)
            .current_dir(folder.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary");
        let stderr = BufReader::new(process.stderr.take().unwrap());
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut watching = Self { folder, process, lines, port: 0 };
        let said = watching.wait_for("preview: http://127.0.0.1:");
        watching.port = said.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
        watching
    }

    /// Ends it, and watches the same site again on the same port.
    pub(super) fn again(mut self, meanwhile: impl FnOnce()) -> Self {
        let _ = self.process.kill();
        let _ = self.process.wait();
        meanwhile();
        let port = self.port.to_string();
        let folder = std::mem::replace(&mut self.folder, TempDir::new().unwrap());
        Self::folder(folder, &["--port", &port])
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Saves a file in place.
    pub(super) fn save(&self, path: &str, text: &str) {
        write(self.path(path), text);
    }

    /// Waits until it has printed a line that contains `words`, and returns the line. Fails if it prints `error` first.
    #[track_caller]
    pub(super) fn wait_for(&self, words: &str) -> String {
        let mut said = Vec::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("“{words}” was not said, but:\n{}", said.join("\n")));
            if line.contains(words) {
                return line;
            }
            assert!(!line.contains("error"), "{line}");
            said.push(line);
        }
    }

    /// Sends bytes to the server and returns what it answers until it closes the connection.
    pub(super) fn send(&self, request: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect();
        // The server may close the connection before it has read everything.
        let _ = stream.write_all(request.as_ref());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Requests an address as a browser on this machine does, with additional headers.
    pub(super) fn ask(&self, path: &str, headers: &[&str]) -> String {
        let more: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        self.send(format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{more}\r\n", self.port))
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }
}

fn write(path: PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
