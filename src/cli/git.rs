//! What git knows about a file.

use std::path::Path;
use std::process::{Command, Stdio};

use super::target::folder_of;

/// Whether the last commit of the surrounding repository has a file of this name with exactly these bytes, so that it can be
/// restored.
///
/// This asks git, since only git knows worktrees, packs and every kind of hash; it only prints an object. The repository is the
/// one whose `.git` is above the file: one that a stranger has hidden in the site (a bare one) is refused. Nothing is fetched if
/// the object is missing, and no variable of an outer git, as in a hook, leads elsewhere. Without git the answer is no.
pub(super) fn keeps(path: &Path, bytes: &[u8]) -> bool {
    committed(path).is_some_and(|committed| committed == bytes)
}

fn committed(path: &Path) -> Option<Vec<u8>> {
    let folder = folder_of(path);
    let folder = folder.canonicalize().ok()?;
    let root = folder.ancestors().find(|folder| folder.join(".git").exists())?;
    let below = folder.strip_prefix(root).ok()?.join(path.file_name()?);
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    let mut git = Command::new("git");
    git.args(["--no-pager", "--no-replace-objects", "-c", "safe.bareRepository=explicit", "-C"]).arg(root);
    git.args(["cat-file", "blob", &format!("HEAD:{}", parts?.join("/"))]);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"] {
        git.env_remove(variable);
    }
    git.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none").env("GIT_TERMINAL_PROMPT", "0");
    let output = git.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout)
}
