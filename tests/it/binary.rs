//! The real binary in a test's own folder.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A test's own folder, with files in it.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(TempDir::new().expect("a temporary folder"));
        for (path, text) in files {
            let path = folder.path(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    /// A copy of the sample site.
    pub(crate) fn sample() -> Self {
        let folder = Self::with(&[]);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &folder.path("content"));
        folder
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn vitae(&self, args: &[&str]) -> Run {
        self.vitae_with_input(args, b"")
    }

    pub(crate) fn vitae_with_input(&self, args: &[&str], input: &[u8]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_vitae"))
            .args(args)
            .current_dir(self.0.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .env_remove("CI")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary");
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run(child.wait_with_output().unwrap())
    }

    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.read(path)).unwrap()
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        // Documents that somebody has built there are not part of the sample.
        match entry.file_name().to_str().unwrap() {
            "files" => {}
            name if entry.path().is_dir() => copy(&entry.path(), &to.join(name)),
            name => drop(fs::copy(entry.path(), to.join(name)).unwrap()),
        }
    }
}

/// How a run ended and what it printed.
pub(crate) struct Run(Output);

impl Run {
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.0.status.code(), Some(code), "{}", self.messages());
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.messages().contains(words), "“{words}” is not in:\n{}", self.messages());
        self
    }

    #[track_caller]
    pub(crate) fn does_not_say(self, words: &str) -> Self {
        assert!(!self.messages().contains(words), "“{words}” is in:\n{}", self.messages());
        self
    }

    pub(crate) fn messages(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    pub(crate) fn stdout(&self) -> &[u8] {
        &self.0.stdout
    }
}

/// Checks which words a text has, and which it has not.
#[track_caller]
pub(crate) fn says(text: &str, there: &[&str], gone: &[&str]) {
    for words in there {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
    for words in gone {
        assert!(!text.contains(words), "“{words}” is in:\n{text}");
    }
}
