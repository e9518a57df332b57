//! Real faults: killed builds, full disks, read-only folders, concurrent builds.
//!
//! Whatever happens, an output is either the old file or the new one, complete, and no temporary file remains.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::binary::Folder;

const NAMES: [&str; 2] = ["Ada", "Grace"];

/// One of two versions of a page, distinguished by its name, and long enough that building it takes some time.
fn page(name: &str) -> String {
    format!("---\nname: {name}\n---\n{}", "- 2019 – 2024: **Professor**, *University*\n".repeat(200))
}

/// A folder with a page, and the output of each of its two versions.
fn two_versions() -> (Folder, [Vec<u8>; 2]) {
    let folder = Folder::with(&[]);
    let pdfs = NAMES.map(|name| {
        fs::write(folder.path("a.md"), page(name)).unwrap();
        folder.vitae(&["build", "-q", "a.md", "-o", "out/cv.pdf"]).exits(0);
        folder.read("out/cv.pdf")
    });
    assert!(pdfs[0] != pdfs[1]);
    (folder, pdfs)
}

fn start(folder: &Folder) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vitae"));
    command.args(["build", "-q", "a.md", "-o", "out/cv.pdf"]).current_dir(folder.path(""));
    command.env_remove("SOURCE_DATE_EPOCH").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn temporary_files(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".vitae-")).collect()
}

#[test]
fn a_killed_build_leaves_the_old_file_or_the_new_one() {
    let (folder, pdfs) = two_versions();
    let begun = Instant::now();
    assert!(start(&folder).wait().unwrap().success());
    let whole = begun.elapsed();
    for round in 0..24_u32 {
        fs::write(folder.path("a.md"), page(NAMES[round as usize % 2])).unwrap();
        let mut build = start(&folder);
        // From the first moment of a build to a little after the last.
        thread::sleep(whole * round / 20);
        build.kill().unwrap();
        build.wait().unwrap();
        assert!(pdfs.contains(&folder.read("out/cv.pdf")), "after {round} twentieths of a build");
    }
    folder.vitae(&["build", "a.md", "-o", "out/cv.pdf"]).exits(0);
    assert_eq!(temporary_files(&folder.path("out")), Vec::<String>::new());
}

#[test]
fn a_killed_eject_leaves_nothing_that_stays() {
    let folder = Folder::with(&[("a.md", &page(NAMES[0]))]);
    let eject = ["eject", "-q", "a.md", "out/ejected", "--with-fonts", "--force"];
    let begun = Instant::now();
    folder.vitae(&eject).exits(0);
    let whole = begun.elapsed();
    fs::remove_dir_all(folder.path("out/ejected")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_vitae"));
    command.args(eject).current_dir(folder.path("")).env_remove("CI").stderr(Stdio::null());
    for round in 0..5_u32 {
        let mut child = command.spawn().unwrap();
        thread::sleep(whole * (12 + 2 * round) / 20);
        child.kill().unwrap();
        child.wait().unwrap();
        // The folder is there with everything in it, or not at all.
        let ejected = folder.path("out/ejected");
        assert!(!ejected.exists() || ejected.join("fonts").is_dir() && ejected.join("main.typ").is_file());
    }
    // One run was killed when it had just created its folder, another while it was removing one.
    fs::create_dir_all(folder.path("out/.vitae-AbCd12.tmp")).unwrap();
    fs::create_dir_all(folder.path("out/.vitae-EfGh34.tmp/fonts")).unwrap();
    folder.vitae(&eject).exits(0);
    assert_eq!(temporary_files(&folder.path("out")), Vec::<String>::new());
}

#[test]
fn what_a_killed_build_left_goes_and_what_is_in_use_stays() {
    let (folder, _) = two_versions();
    for name in
        ["out/.vitae-AbCd12.tmp", "out/.vitae-Locked.tmp", "out/.vitae-notes.tmp.md", "out/.vitae-longer-name.tmp"]
    {
        fs::write(folder.path(name), "half a PDF").unwrap();
    }
    let in_use = fs::File::open(folder.path("out/.vitae-Locked.tmp")).unwrap();
    in_use.lock().unwrap();
    fs::write(folder.path("a.md"), page(NAMES[0])).unwrap();
    folder.vitae(&["build", "a.md", "-o", "out/cv.pdf"]).exits(0);
    let mut left = temporary_files(&folder.path("out"));
    left.sort();
    assert_eq!(left, [".vitae-Locked.tmp", ".vitae-longer-name.tmp", ".vitae-notes.tmp.md"]);
}

#[test]
fn builds_side_by_side_leave_one_whole_file() {
    let (folder, pdfs) = two_versions();
    for round in 0..3 {
        let mut builds = Vec::new();
        for at in 0..4 {
            fs::write(folder.path("a.md"), page(NAMES[(round + at) % 2])).unwrap();
            builds.push(start(&folder));
            thread::sleep(Duration::from_millis(40));
        }
        for mut build in builds {
            // A page that was read while it was being written may be empty, which is a different error.
            build.wait().unwrap();
            assert!(pdfs.contains(&folder.read("out/cv.pdf")));
        }
        assert_eq!(temporary_files(&folder.path("out")), Vec::<String>::new());
    }
}

#[test]
fn sources_that_change_during_a_build_make_one_document_or_the_other() {
    let (folder, pdfs) = two_versions();
    for _ in 0..6 {
        let mut build = start(&folder);
        for name in NAMES.iter().cycle().take(20) {
            // In one step, as editors save.
            fs::write(folder.path("a.new"), page(name)).unwrap();
            fs::rename(folder.path("a.new"), folder.path("a.md")).unwrap();
            thread::sleep(Duration::from_millis(10));
        }
        assert!(build.wait().unwrap().success());
        assert!(pdfs.contains(&folder.read("out/cv.pdf")));
    }
}

/// Runs `vitae` where no file may grow beyond this many blocks of 512 bytes; a shell sets the limit and ignores its signal, so
/// that writing fails as it does on a full disk.
fn with_little_room(folder: &Folder, blocks: u32) -> (Option<i32>, String) {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" build a.md -o out/cv.pdf");
    let output =
        Command::new("sh").arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_vitae")).current_dir(folder.path("")).output();
    let output = output.unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_file_that_may_not_grow_is_an_error_and_the_old_one_stays() {
    let (folder, pdfs) = two_versions();
    fs::write(folder.path("a.md"), page(NAMES[0])).unwrap();
    let (code, said) = with_little_room(&folder, 4);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("out/cv.pdf cannot be written"), "{said}");
    assert!(folder.read("out/cv.pdf") == pdfs[1]);
    assert_eq!(temporary_files(&folder.path("out")), Vec::<String>::new());
}

/// A disk of 64 KB mounted on a folder, until dropped. Only root can mount one.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(folder: &'a Path) -> Option<Self> {
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "vitae-test"]).arg(folder).output();
        mount.is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_is_an_error_and_the_old_file_stays() {
    let (folder, pdfs) = two_versions();
    fs::create_dir(folder.path("disk")).unwrap();
    let place = folder.path("disk");
    let Some(_disk) = SmallDisk::mount(&place) else {
        // Without root, the limit in the test above fails in the same way.
        return a_file_that_may_not_grow_is_an_error_and_the_old_one_stays();
    };
    fs::write(folder.path("disk/cv.pdf"), &pdfs[1][..2_000]).unwrap();
    fs::write(folder.path("disk/ballast"), vec![0; 40_000]).unwrap();
    fs::write(folder.path("a.md"), page(NAMES[0])).unwrap();
    folder.vitae(&["build", "a.md", "-o", "disk/cv.pdf"]).exits(2).says("disk/cv.pdf cannot be written");
    assert!(folder.read("disk/cv.pdf") == pdfs[1][..2_000]);
    assert_eq!(temporary_files(&place), Vec::<String>::new());
}

#[test]
fn a_read_only_folder_is_an_error_and_the_old_file_stays() {
    let (folder, pdfs) = two_versions();
    let out = folder.path("out");
    fs::write(folder.path("a.md"), page(NAMES[0])).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = fs::write(out.join("probe"), "").is_ok();
    let run = folder.vitae(&["build", "a.md", "-o", "out/cv.pdf"]);
    fs::set_permissions(&out, fs::Permissions::from_mode(0o755)).unwrap();
    if is_root {
        // Nothing is read-only to root: the file is the new one, complete.
        run.exits(0);
        assert!(folder.read("out/cv.pdf") == pdfs[0]);
    } else {
        run.exits(2).says("out/cv.pdf cannot be written");
        assert!(folder.read("out/cv.pdf") == pdfs[1]);
    }
    // A file in the place of the folder is an error for everybody; if a folder is in the place of the file, the file is written
    // into it.
    fs::create_dir(folder.path("folder.pdf")).unwrap();
    folder.vitae(&["build", "a.md", "-o", "a.md/cv.pdf"]).exits(2).says("cannot be written");
    folder.vitae(&["build", "a.md", "-f", "pdf", "-o", "folder.pdf"]).exits(0);
    assert!(folder.read("folder.pdf/a.pdf") == pdfs[0]);
    assert!(folder.text("a.md").starts_with("---\nname"));
}
