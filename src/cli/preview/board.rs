//! Where the watcher posts proofs and tabs look at them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::body::Bytes;
use tokio::sync::watch;

use super::proof::{Picture, Proof, View};

/// The board: what each view looks like now, and which views somebody looks at.
pub(crate) struct Board {
    posts: watch::Sender<HashMap<View, Arc<Post>>>,
    onlookers: Mutex<HashMap<View, usize>>,
}

/// A proof, ready to be sent.
pub(crate) struct Post {
    /// The proof as JSON.
    pub(super) state: Bytes,
    pictures: Vec<Arc<Picture>>,
}

impl From<&Proof> for Post {
    fn from(proof: &Proof) -> Self {
        let state = serde_json::to_vec(proof).unwrap_or_default();
        Self { state: state.into(), pictures: proof.look.pages.clone() }
    }
}

impl Board {
    /// An empty board.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { posts: watch::Sender::default(), onlookers: Mutex::default() })
    }

    /// The views that somebody looks at. What hangs there for nobody is taken down: it would not be renewed.
    pub(crate) fn wanted(&self) -> Vec<View> {
        let onlookers = self.onlookers();
        self.posts.send_if_modified(|posts| {
            posts.retain(|view, _| onlookers.contains_key(view));
            false
        });
        onlookers.keys().cloned().collect()
    }

    /// Shows everybody who looks at `view` what it looks like now.
    pub(crate) fn post(&self, view: &View, post: Post) {
        self.posts.send_modify(|posts| drop(posts.insert(view.clone(), Arc::new(post))));
    }

    /// Whether there is a post for `view`. It is not out of date: what is not renewed is taken down.
    pub(super) fn shows(&self, view: &View) -> bool {
        self.posts.borrow().contains_key(view)
    }

    /// A picture that hangs there.
    pub(super) fn picture(&self, name: &str) -> Option<Arc<Picture>> {
        let posts = self.posts.borrow();
        posts.values().flat_map(|post| &post.pictures).find(|picture| picture.name == name).cloned()
    }

    /// Begins to look at a view.
    pub(super) fn look(self: &Arc<Self>, view: View) -> Onlooker {
        let posts = self.posts.subscribe();
        *self.onlookers().entry(view.clone()).or_default() += 1;
        Onlooker { board: self.clone(), posts, view, seen: None }
    }

    fn onlookers(&self) -> MutexGuard<'_, HashMap<View, usize>> {
        self.onlookers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who looks at a view, until dropped.
pub(super) struct Onlooker {
    board: Arc<Board>,
    posts: watch::Receiver<HashMap<View, Arc<Post>>>,
    pub(super) view: View,
    seen: Option<Arc<Post>>,
}

impl Onlooker {
    /// What hangs there and was not seen yet.
    pub(super) fn news(&mut self) -> Option<Arc<Post>> {
        let post = self.posts.borrow_and_update().get(&self.view).cloned()?;
        let is_old = self.seen.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, &post));
        self.seen = Some(post.clone());
        (!is_old).then_some(post)
    }

    /// Waits until something is posted, for this view or another.
    pub(super) async fn wait(&mut self) {
        // The board outlives its onlookers, so there is always something to wait for.
        let _ = self.posts.changed().await;
    }
}

impl Drop for Onlooker {
    fn drop(&mut self) {
        let mut onlookers = self.board.onlookers();
        if let Some(count) = onlookers.get_mut(&self.view) {
            *count -= 1;
            if *count == 0 {
                onlookers.remove(&self.view);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(state: &'static str) -> Post {
        Post { state: Bytes::from_static(state.as_bytes()), pictures: Vec::new() }
    }

    #[test]
    fn an_onlooker_sees_each_post_of_the_view_once() {
        let board = Board::new();
        let mut onlooker = board.look(View::plain(1));
        assert!(onlooker.news().is_none());
        board.post(&View::plain(1), post("one"));
        assert_eq!(onlooker.news().unwrap().state, "one");
        board.post(&View::plain(0), post("another"));
        assert!(onlooker.news().is_none());
        board.post(&View::plain(1), post("two"));
        assert_eq!(onlooker.news().unwrap().state, "two");
    }

    #[test]
    fn what_nobody_looks_at_is_taken_down() {
        let board = Board::new();
        let (one, other) = (board.look(View::plain(0)), board.look(View::plain(0)));
        board.post(&View::plain(0), post("one"));
        drop(one);
        assert_eq!(board.wanted(), [View::plain(0)]);
        drop(other);
        assert!(board.wanted().is_empty());
        assert!(board.look(View::plain(0)).news().is_none());
    }
}
