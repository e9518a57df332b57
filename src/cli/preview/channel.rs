//! Connects the watcher to the browser's tabs: the watcher publishes updates, and tabs subscribe to views.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::body::Bytes;
use tokio::sync::watch;

use super::state::{Picture, PreviewState, View};

/// The latest update of each view, and how many subscribers each has.
pub(crate) struct Channel {
    updates: watch::Sender<BTreeMap<View, Arc<Update>>>,
    subscribers: Mutex<BTreeMap<View, usize>>,
}

/// The state of a view, ready to be sent.
pub(crate) struct Update {
    /// As JSON.
    pub(super) state: Bytes,
    pictures: Vec<Arc<Picture>>,
}

impl From<&PreviewState> for Update {
    fn from(preview: &PreviewState) -> Self {
        let state = serde_json::to_vec(preview).unwrap_or_default();
        Self { state: state.into(), pictures: preview.look.pages.clone() }
    }
}

impl Channel {
    /// A channel without views.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { updates: watch::Sender::default(), subscribers: Mutex::default() })
    }

    /// The views that have subscribers. Updates of all other views are dropped, since nobody would renew them.
    pub(crate) fn wanted(&self) -> Vec<View> {
        let subscribers = self.subscribers();
        self.updates.send_if_modified(|updates| {
            updates.retain(|view, _| subscribers.contains_key(view));
            false
        });
        subscribers.keys().cloned().collect()
    }

    /// Sends the subscribers of `view` its new state.
    pub(crate) fn update(&self, view: &View, update: Update) {
        self.updates.send_modify(|updates| {
            updates.insert(view.clone(), Arc::new(update));
        });
    }

    /// Whether there is an update for `view`. It is current: updates that are not renewed are dropped.
    pub(super) fn shows(&self, view: &View) -> bool {
        self.updates.borrow().contains_key(view)
    }

    /// An image from one of the updates.
    pub(super) fn picture(&self, name: &str) -> Option<Arc<Picture>> {
        let updates = self.updates.borrow();
        updates.values().flat_map(|update| &update.pictures).find(|picture| picture.name == name).cloned()
    }

    /// Subscribes to a view.
    pub(super) fn subscribe(self: &Arc<Self>, view: View) -> Subscriber {
        let updates = self.updates.subscribe();
        *self.subscribers().entry(view.clone()).or_default() += 1;
        Subscriber { channel: self.clone(), updates, view, seen: None }
    }

    fn subscribers(&self) -> MutexGuard<'_, BTreeMap<View, usize>> {
        self.subscribers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A subscription to a view, until dropped.
pub(super) struct Subscriber {
    channel: Arc<Channel>,
    updates: watch::Receiver<BTreeMap<View, Arc<Update>>>,
    pub(super) view: View,
    seen: Option<Arc<Update>>,
}

impl Subscriber {
    /// The update that this subscriber has not seen yet.
    pub(super) fn news(&mut self) -> Option<Arc<Update>> {
        let update = self.updates.borrow_and_update().get(&self.view).cloned()?;
        let is_old = self.seen.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, &update));
        self.seen = Some(update.clone());
        (!is_old).then_some(update)
    }

    /// Waits for an update, of this view or another.
    pub(super) async fn wait(&mut self) {
        // The channel outlives its subscribers: there is always a sender to wait for.
        let _ = self.updates.changed().await;
    }
}

impl Drop for Subscriber {
    fn drop(&mut self) {
        let mut subscribers = self.channel.subscribers();
        if let Some(count) = subscribers.get_mut(&self.view) {
            *count -= 1;
            if *count == 0 {
                subscribers.remove(&self.view);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update(state: &'static str) -> Update {
        Update { state: Bytes::from_static(state.as_bytes()), pictures: Vec::new() }
    }

    #[test]
    fn a_subscriber_sees_each_update_of_its_view_once() {
        let channel = Channel::new();
        let mut subscriber = channel.subscribe(View::plain(1));
        assert!(subscriber.news().is_none());
        channel.update(&View::plain(1), update("one"));
        assert_eq!(subscriber.news().unwrap().state, "one");
        channel.update(&View::plain(0), update("another"));
        assert!(subscriber.news().is_none());
        channel.update(&View::plain(1), update("two"));
        assert_eq!(subscriber.news().unwrap().state, "two");
    }

    #[test]
    fn what_nobody_looks_at_is_taken_down() {
        let channel = Channel::new();
        let (one, other) = (channel.subscribe(View::plain(0)), channel.subscribe(View::plain(0)));
        channel.update(&View::plain(0), update("one"));
        drop(one);
        assert_eq!(channel.wanted(), [View::plain(0)]);
        drop(other);
        assert!(channel.wanted().is_empty());
        assert!(channel.subscribe(View::plain(0)).news().is_none());
    }
}
