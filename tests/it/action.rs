//! The scripts of the GitHub action, run by bash as a runner runs them, on a repository with its own remote; and the pre-commit
//! hooks.
//!
//! Where bash, git, jq or pre-commit are not installed, these tests are skipped, except in CI, which installs them.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::mpsc;

use tempfile::TempDir;

use crate::binary::Folder;
use crate::external_tools::has;
use crate::printed::{is_annotation, is_command};

const PAGE: &str = "---\nname: Ada Lovelace\n---\nI wrote the *first* program.\n";

/// Whether the programs that the action relies on are installed.
fn ready() -> bool {
    ["bash", "git", "jq"].into_iter().all(has)
}

/// PATH with the program in it.
fn path() -> OsString {
    let binary = Path::new(env!("CARGO_BIN_EXE_vitae")).parent().unwrap().to_owned();
    let rest = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(binary).chain(std::env::split_paths(&rest))).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A runner with a checkout of a repository.
struct Runner(TempDir);

impl Runner {
    /// The repository holds one page, which becomes `cv.pdf`.
    fn new() -> Self {
        let runner = Self(TempDir::new().expect("a temporary folder"));
        fs::create_dir(runner.path("temp")).unwrap();
        runner.git(".", &["init", "--quiet", "--bare", "--initial-branch", "main", "remote"]);
        runner.git(".", &["clone", "--quiet", "remote", "here"]);
        fs::write(runner.path("here/index.md"), PAGE).unwrap();
        runner.commit_and_push("here");
        runner
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Runs git in a folder and returns its output.
    fn git(&self, folder: &str, args: &[&str]) -> String {
        let output = Command::new("git")
            .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"])
            .args(args)
            .current_dir(self.path(folder))
            .output()
            .unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn commit_and_push(&self, folder: &str) {
        self.git(folder, &["add", "--all"]);
        self.git(folder, &["commit", "--quiet", "--message", "Write"]);
        self.git(folder, &["push", "--quiet", "origin", "HEAD:main"]);
    }

    /// Somebody else changes the page and pushes.
    fn somebody_pushes(&self, page: &str) {
        self.git(".", &["clone", "--quiet", "remote", "elsewhere"]);
        fs::write(self.path("elsewhere/index.md"), page).unwrap();
        self.commit_and_push("elsewhere");
    }

    /// Runs a step of the action in the checkout.
    fn step(&self, script: &str, env: &[(&str, &str)]) -> Step {
        self.script(&root().join("scripts/action").join(script), env)
    }

    fn script(&self, script: &Path, env: &[(&str, &str)]) -> Step {
        let files = ["GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"].map(|name| (name, self.path(name)));
        for (_, file) in &files {
            fs::write(file, "").unwrap();
        }
        let output = Command::new("bash")
            .arg(script)
            .current_dir(self.path("here"))
            .env_remove("SOURCE_DATE_EPOCH")
            .env("PATH", path())
            .env("RUNNER_TEMP", self.path("temp"))
            .envs(files.clone())
            .envs([("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64"), ("CI", "true")])
            .envs([("VITAE_COMMAND", "build"), ("VITAE_SOURCE", "."), ("VITAE_ARGUMENTS", "")])
            .envs([("VITAE_MESSAGE", "Set the CV anew"), ("VITAE_AUTHOR", "A Robot <robot@example.org>")])
            .envs(env.iter().copied())
            .output()
            .unwrap();
        let [outputs, _, summary] = files.map(|(_, file)| fs::read_to_string(file).unwrap());
        Step { output, outputs: parse_outputs(&outputs), summary }
    }

    fn build(&self) -> Step {
        self.step("run.sh", &[])
    }

    fn commit(&self) -> Step {
        self.step("commit.sh", &[])
    }

    /// What the remote's newest commit changed.
    fn newest(&self) -> String {
        self.git("remote", &["log", "-1", "--format=%an: %s", "--name-only", "main"])
    }

    fn commits(&self) -> usize {
        self.git("remote", &["rev-list", "--count", "main"]).parse().unwrap()
    }

    /// Makes the remote refuse every push with this answer.
    fn refuse_pushes(&self, answer: &str) {
        let hook = self.path("remote/hooks/pre-receive");
        fs::write(&hook, format!("#!/bin/sh\necho '{answer}' >&2\nexit 1\n")).unwrap();
        #[cfg(unix)]
        fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
}

/// How a step ended.
struct Step {
    output: Output,
    outputs: BTreeMap<String, String>,
    summary: String,
}

impl Step {
    #[track_caller]
    fn exits(self, code: i32) -> Self {
        assert_eq!(self.output.status.code(), Some(code), "{}", self.log());
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(self.log().contains(words), "“{words}” is not in:\n{}", self.log());
        self
    }

    #[track_caller]
    fn gives(self, output: &str, value: &str) -> Self {
        assert_eq!(self.outputs.get(output).map(String::as_str), Some(value), "{:?}\n{}", self.outputs, self.log());
        self
    }

    fn log(&self) -> String {
        String::from_utf8_lossy(&[&self.output.stdout[..], &self.output.stderr[..]].concat()).into_owned()
    }
}

/// `name<<end`, lines, `end`, again and again.
fn parse_outputs(text: &str) -> BTreeMap<String, String> {
    let mut lines = text.lines();
    let mut outputs = BTreeMap::new();
    while let Some((name, end)) = lines.next().and_then(|line| line.split_once("<<")) {
        let value: Vec<&str> = lines.by_ref().take_while(|line| *line != end).collect();
        outputs.insert(name.to_owned(), value.join("\n"));
    }
    outputs
}

#[test]
fn the_first_run_commits_the_document_and_the_second_has_nothing_to_do() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    let first = runner.build().exits(0).says("cv.pdf: pages: 1, bytes: ");
    let first = first.gives("changed", "true").gives("files", "cv.pdf").gives("pages", "1");
    assert!(first.summary.contains("| <code>cv.pdf</code> | 1 |"), "{}", first.summary);
    assert!(Path::new(&first.outputs["artifact"]).join("cv.pdf").is_file());
    let commit = runner.commit().exits(0);
    assert_eq!(runner.newest(), "A Robot: Set the CV anew\n\ncv.pdf");
    assert_eq!(commit.outputs["commit"], runner.git("remote", &["rev-parse", "main"]));

    runner.build().exits(0).gives("changed", "false").gives("files", "cv.pdf");
    runner.commit().exits(0).says("nothing to commit");
    assert_eq!(runner.commits(), 2);
}

#[test]
fn a_changed_page_changes_the_document_and_nothing_else_is_committed() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    runner.build().exits(0);
    runner.commit().exits(0);
    fs::write(runner.path("here/index.md"), PAGE.replace("first", "very first")).unwrap();
    runner.commit_and_push("here");
    fs::write(runner.path("here/stray.txt"), "of another step").unwrap();
    runner.git("here", &["add", "stray.txt"]);
    runner.build().exits(0).gives("changed", "true");
    runner.commit().exits(0);
    assert_eq!(runner.newest(), "A Robot: Set the CV anew\n\ncv.pdf");
    assert_eq!(runner.git("here", &["status", "--short"]), "A  stray.txt");
}

#[test]
fn a_broken_page_is_annotated_and_nothing_is_written() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    runner.build().exits(0);
    runner.commit().exits(0);
    let before = fs::read(runner.path("here/cv.pdf")).unwrap();
    fs::write(runner.path("here/index.md"), format!("{PAGE}100 %, 古埃及：𓀀\n")).unwrap();
    let broken = runner.build().exits(1);
    let broken = broken.says("::error file=index.md,line=5,col=12,title=vitae missing-glyph::");
    let broken = broken.gives("changed", "false").gives("files", "").gives("artifact", "");
    assert_eq!(broken.summary, "");
    assert!(fs::read(runner.path("here/cv.pdf")).unwrap() == before);
}

#[test]
fn a_check_names_the_documents_that_are_stale() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    fs::write(runner.path("here/index.md"), PAGE.replace("name:", "vitae: {output: cv.pdf}\nname:")).unwrap();
    let check = [("VITAE_COMMAND", "check")];
    runner.step("run.sh", &check).exits(1).gives("stale", "cv.pdf").says("::warning title=vitae missing-pdf::cv.pdf");
    runner.build().exits(0);
    runner.step("run.sh", &check).exits(0).gives("stale", "").gives("changed", "false").gives("artifact", "");
    let page = fs::read_to_string(runner.path("here/index.md")).unwrap();
    fs::write(runner.path("here/index.md"), page.replace("first", "very first")).unwrap();
    runner.step("run.sh", &check).exits(1).gives("stale", "cv.pdf").says("::warning title=vitae stale-pdf::cv.pdf");
}

#[test]
fn when_somebody_was_faster_the_document_is_built_from_what_is_there_now() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    runner.build().exits(0);
    runner.somebody_pushes(&PAGE.replace("first", "second"));
    runner.commit().exits(0).says("Someone else has pushed to `main`");
    assert_eq!(runner.newest(), "A Robot: Set the CV anew\n\ncv.pdf");
    assert_eq!(runner.commits(), 3);
    let pushed = fs::read(runner.path("here/cv.pdf")).unwrap();
    runner.git("elsewhere", &["pull", "--quiet"]);
    assert!(fs::read(runner.path("elsewhere/cv.pdf")).unwrap() == pushed);
    assert!(fs::read_to_string(runner.path("here/index.md")).unwrap().contains("second"));
    runner.build().exits(0).gives("changed", "false");
}

#[test]
fn when_somebody_was_faster_with_a_broken_page_nothing_is_pushed() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    runner.build().exits(0);
    runner.somebody_pushes("---\nname: [Ada\n---\n");
    runner.commit().exits(1).says("The newest commit of `main` does not build");
    assert_eq!(runner.newest(), "Ada: Write\n\nindex.md");
}

#[test]
fn a_refused_push_says_what_to_do() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    runner.build().exits(0);
    runner.refuse_pushes("error: GH006: Protected branch update failed for refs/heads/main.");
    runner.commit().exits(1).says("::error title=vitae::The branch `main` is protected");
    assert_eq!(runner.commits(), 1);

    let (address, _requests) = forbidding_server();
    runner.git("here", &["remote", "set-url", "--push", "origin", &format!("{address}/cv.git")]);
    runner.commit().exits(1).says("Give its job `permissions: contents: write`. A pull request from a fork never may");
}

/// A server that answers 403 to every request, as GitHub does to a read-only token; and the requests it received.
fn forbidding_server() -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, requests) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let length = stream.read(&mut request).unwrap_or_default();
            let _ = sender.send(String::from_utf8_lossy(&request[..length]).into_owned());
            let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    (address, requests)
}

#[test]
fn a_pull_request_commits_nothing_and_says_so() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    runner.git("here", &["checkout", "--quiet", "--detach"]);
    runner.build().exits(0);
    runner.commit().exits(0).says("::notice title=vitae::No branch is checked out");
    assert_eq!(runner.commits(), 1);
}

#[test]
fn what_a_workflow_gives_is_never_run() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    runner.step("run.sh", &[("VITAE_COMMAND", "build; touch run")]).exits(2).says("is not a command of this action");
    let arguments = "--template=$(touch run)`touch run`;touch run";
    runner.step("run.sh", &[("VITAE_ARGUMENTS", arguments)]).exits(2).says("unknown-template");
    runner.step("run.sh", &[("VITAE_SOURCE", "--help")]).exits(2).says("unreadable");
    assert!(!runner.path("here/run").exists());
    let action = fs::read_to_string(root().join("action.yml")).unwrap();
    let commands: Vec<&str> = action.lines().filter(|line| line.trim_start().starts_with("run:")).collect();
    assert!(!commands.is_empty());
    for line in commands {
        assert!(!line.contains("${{"), "{line}");
    }
}

#[test]
fn an_annotation_is_one_line_whatever_a_page_says() {
    let page = "---\nname: Ada\nvitae: {\"100 %\\n::error::x\": 1}\n---\nText.\n";
    let folder = Folder::with(&[("a, 50%: b.md", page)]);
    let run = folder.vitae(&["build", "a, 50%: b.md", "-o", "cv.pdf", "--message-format", "github"]).exits(1);
    let log = String::from_utf8(run.stdout().to_owned()).unwrap();
    let file = "::error file=a%2C 50%25%3A b.md,line=3,col=9,title=vitae invalid-config::";
    assert!(log.starts_with(file) && log.contains("`100 %25 ::error::x`"), "{log}");
    assert_eq!(log.lines().count(), 1, "{log}");
}

#[test]
fn several_sources_and_arguments_stand_on_lines_of_their_own() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    fs::write(runner.path("here/other page.md"), PAGE).unwrap();
    let env = [("VITAE_SOURCE", "index.md\nother page.md\n"), ("VITAE_ARGUMENTS", "-o\nout/\n-t\nbio")];
    runner.step("run.sh", &env).exits(0).gives("files", "out/index.pdf\nout/other page.pdf").gives("pages", "2");
    assert!(runner.path("temp/vitae-documents/out/other page.pdf").is_file());
}

#[test]
fn a_pdf_of_another_program_is_left_and_the_run_says_so() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    let handmade = b"%PDF-1.5 /Producer (LuaTeX-1.18)";
    fs::write(runner.path("here/cv.pdf"), handmade).unwrap();
    runner.commit_and_push("here");
    let run = runner.build().exits(2).gives("changed", "false").gives("files", "").gives("artifact", "");
    run.says("::error title=vitae foreign-file::cv.pdf was left alone: it was made by LuaTeX-1.18");
    runner.commit();
    assert!(fs::read(runner.path("here/cv.pdf")).unwrap() == handmade);
    assert_eq!(runner.commits(), 2);
}

#[cfg(unix)]
#[test]
fn a_name_is_a_name_and_no_pattern() {
    if !ready() {
        return;
    }
    for name in [":!x.pdf", "-x.pdf", ":(exclude)x.pdf", "a*[b].pdf", "files/ :!.pdf"] {
        let runner = Runner::new();
        fs::write(runner.path("here/index.md"), PAGE.replace("name:", &format!("vitae: {{output: '{name}'}}\nname:")))
            .unwrap();
        runner.commit_and_push("here");
        fs::write(runner.path("here/stray.txt"), "of another step").unwrap();
        let run = runner.build().exits(0).gives("files", name);
        assert!(Path::new(&run.outputs["artifact"]).join(name).is_file(), "{name}");
        runner.commit().exits(0);
        assert_eq!(
            runner.git("remote", &["log", "-1", "--format=", "--name-only", "-z", "main"]).trim_matches('\0'),
            name
        );
    }
}

#[cfg(unix)]
#[test]
fn what_the_scripts_print_is_no_command_and_no_markup() {
    if !ready() {
        return;
    }
    for name in ["::error::owned", " ::set-env name=a::b ##[group]c", "a`|<img src=x>*b*\u{1b}[31m\u{202e}"] {
        let runner = Runner::new();
        let source = format!("./{name}.md");
        fs::write(runner.path("here").join(&source), PAGE.replace("name:", "vitae: {pages: 1}\nname:")).unwrap();
        runner.commit_and_push("here");
        let env = [("VITAE_SOURCE", source.as_str())];
        let runs = [runner.step("run.sh", &env).exits(0), runner.step("commit.sh", &env).exits(0)];
        let broken = runner.step("run.sh", &[("VITAE_SOURCE", name), ("VITAE_ARGUMENTS", name)]).exits(2);
        for step in runs.iter().chain([&broken]) {
            let said = step.log() + &step.summary;
            let command = said
                .lines()
                .find(|line| is_command(line) && !is_annotation(line) && !line.starts_with("::error title=vitae::"));
            assert_eq!(command, None, "{said:?}");
            assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
        }
        assert!(!runs[0].summary.contains(['`', '*']) && !runs[0].summary.contains("<img"), "{}", runs[0].summary);
    }
}

#[cfg(unix)]
#[test]
fn the_token_reaches_git_and_nothing_that_builds() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    let tools = runner.path("tools");
    fs::create_dir(&tools).unwrap();
    fs::write(tools.join("vitae"), "#!/bin/sh\nenv >\"$RUNNER_TEMP/environment\"\n").unwrap();
    fs::set_permissions(tools.join("vitae"), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap());
    let secret =
        ["GITHUB_TOKEN", "GH_TOKEN", "VITAE_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "MY_SECRET", "AWS_SECRET_KEY"];
    let mut env: Vec<(&str, &str)> = secret.map(|name| (name, "hunter2")).to_vec();
    env.extend([("PATH", path.as_str()), ("HARMLESS", "seen")]);
    runner.step("run.sh", &env).exits(0);
    let seen = fs::read_to_string(runner.path("temp/environment")).unwrap();
    assert!(seen.contains("HARMLESS=seen") && !seen.contains("hunter2"), "{seen}");

    runner.build().exits(0);
    let (address, requests) = forbidding_server();
    runner.git("here", &["remote", "set-url", "--push", "origin", &format!("{address}/cv.git")]);
    runner.step("commit.sh", &[("VITAE_TOKEN", "hunter2"), ("GITHUB_SERVER_URL", &address)]).exits(1);
    // `x-access-token:hunter2`, as HTTP wants it.
    let asked: String = requests.try_iter().collect();
    assert!(asked.contains("basic eC1hY2Nlc3MtdG9rZW46aHVudGVyMg=="), "{asked}");
}

/// The action with a release next to it: an archive for Linux and its checksums.
fn released(runner: &Runner) -> PathBuf {
    let action = runner.path("action");
    let release = runner.path("releases/download/v0.1.0");
    fs::create_dir_all(action.join("scripts")).unwrap();
    fs::create_dir_all(release.join("vitae-0.1.0-x86_64-unknown-linux-musl")).unwrap();
    let manifest = format!("[package]\nversion = \"0.1.0\"\nrepository = \"file://{}\"\n", runner.0.path().display());
    fs::write(action.join("Cargo.toml"), manifest).unwrap();
    let script = "#!/bin/sh\necho vitae 0.1.0 of the release\n";
    let program = release.join("vitae-0.1.0-x86_64-unknown-linux-musl/vitae");
    fs::write(&program, script).unwrap();
    let archive = "chmod +x */vitae; tar -cJf vitae-0.1.0-x86_64-unknown-linux-musl.tar.xz */; sha256sum *.tar.xz > SHA256SUMS; \
                   cp -R \"$1/scripts/action\" \"$2/scripts/action\"";
    let status = Command::new("sh").args(["-ec", archive, "sh"]).args([root(), &action]).current_dir(&release).status();
    assert!(status.unwrap().success());
    action.join("scripts/action/install.sh")
}

#[test]
fn a_released_program_is_installed_when_its_sum_is_right() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    let install = released(&runner);
    for version in ["", "0.1.0", "v0.1.0"] {
        let step = runner.script(&install, &[("VITAE_VERSION", version)]).exits(0).gives("build", "");
        assert!(step.says("of the release").outputs["folder"].ends_with("vitae-bin"));
    }
    let sums = runner.path("releases/download/v0.1.0/SHA256SUMS");
    let right = fs::read_to_string(&sums).unwrap();
    fs::write(&sums, format!("{}{}", "0".repeat(64), &right[64..])).unwrap();
    fs::remove_dir_all(runner.path("temp/vitae-bin")).unwrap();
    let wrong = runner.script(&install, &[("VITAE_VERSION", "")]).exits(2).says("nothing was installed");
    assert!(!wrong.log().contains("of the release") && !runner.path("temp/vitae-bin/vitae").exists());
}

#[test]
fn a_program_that_was_not_released_is_to_be_built() {
    if !ready() {
        return;
    }
    let runner = Runner::new();
    let install = released(&runner);
    let arm = [("VITAE_VERSION", ""), ("RUNNER_ARCH", "ARM64")];
    let arm = runner.script(&install, &arm).exits(0).says("building it from source").gives("build", "here");
    assert!(arm.outputs["key"].starts_with("vitae-Linux-ARM64-"));
    let other = runner.script(&install, &[("VITAE_VERSION", "0.0.9")]).exits(0).gives("build", "v0.0.9");
    other.gives("key", "vitae-Linux-X64-0.0.9");
    runner.script(&install, &[("VITAE_VERSION", "source")]).exits(0).gives("build", "here");
    runner.script(&install, &[("VITAE_VERSION", "../../x")]).exits(2).says("is not a version");
}

#[test]
fn a_commit_with_a_stale_document_is_stopped_by_the_hook() {
    if !["git", "pre-commit"].into_iter().all(has) {
        return;
    }
    let runner = Runner::new();
    runner.git(".", &["init", "--quiet", "hooks"]);
    fs::copy(root().join(".pre-commit-hooks.yaml"), runner.path("hooks/.pre-commit-hooks.yaml")).unwrap();
    runner.git("hooks", &["add", "--all"]);
    runner.git("hooks", &["commit", "--quiet", "--message", "Hooks"]);
    let (hooks, revision) = (runner.path("hooks"), runner.git("hooks", &["rev-parse", "HEAD"]));
    let config = format!(
        "repos:\n  - repo: {}\n    rev: {revision}\n    hooks:\n      - id: vitae-build\n        language: system\n",
        hooks.display()
    );
    fs::write(runner.path("here/.pre-commit-config.yaml"), config).unwrap();
    runner.build().exits(0);
    runner.git("here", &["add", "--all"]);
    let run_hooks = || {
        let mut command = Command::new("pre-commit");
        command.arg("run").current_dir(runner.path("here"));
        command.env("PATH", path()).env("PRE_COMMIT_HOME", runner.path("cache")).env_remove("SOURCE_DATE_EPOCH");
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (status, log) = run_hooks();
    assert_eq!(status, Some(0), "{log}");
    fs::write(runner.path("here/index.md"), PAGE.replace("first", "very first")).unwrap();
    runner.git("here", &["add", "--all"]);
    let (status, log) = run_hooks();
    assert!(status == Some(1) && log.contains("files were modified by this hook"), "{log}");
    runner.git("here", &["add", "--all"]);
    let (status, log) = run_hooks();
    assert_eq!(status, Some(0), "{log}");
}
