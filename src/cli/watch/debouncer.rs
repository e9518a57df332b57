//! Gathers raw file system events into saves, and says when it is time to build.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Event, EventKind};

/// How long it has to be quiet before a build. The events of one save come within microseconds of each other; one that comes
/// later than this counts as another save, and costs no more than a build that changes nothing.
const QUIET: Duration = Duration::from_micros(500);

/// How long a missing file may take to come back, or a file that is being written to be closed: editors that replace a file leave
/// a gap, and nobody wants to hear about it.
const PATIENCE: Duration = Duration::from_millis(250);

/// How long a constant stream of events can put off a build.
const MAX_DELAY: Duration = Duration::from_millis(1000);

/// Whether the system says when a file that was written to is closed.
const TELLS_OF_CLOSING: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// The events that no build has seen yet.
#[derive(Debug, Default)]
pub(crate) struct Debouncer {
    changed: BTreeSet<PathBuf>,
    /// Files that are missing, or still being written to.
    unfinished: BTreeSet<PathBuf>,
    /// When the first and the last event came.
    times: Option<(Instant, Instant)>,
}

impl Debouncer {
    /// Records an event, if it is about something that `matters`.
    pub(crate) fn note(&mut self, event: &Event, now: Instant, matters: impl Fn(&Path) -> bool) {
        let Some(state) = state_after(event.kind) else { return };
        if let (EventKind::Modify(ModifyKind::Name(RenameMode::Both)), [from, to]) = (event.kind, &event.paths[..])
            && matters(to)
        {
            // It is not missing: it was the new text of the other file, as editors write it. A backup would not matter.
            self.unfinished.remove(from);
        }
        for path in event.paths.iter().filter(|path| matters(path)) {
            self.changed.insert(path.clone());
            match state {
                State::Unfinished => {
                    self.unfinished.insert(path.clone());
                }
                State::Finished => {
                    self.unfinished.remove(path);
                }
                State::Unknown => {}
            }
            let first = self.times.map_or(now, |(first, _)| first);
            self.times = Some((first, now));
        }
    }

    /// Records that events were lost: anything may have changed.
    pub(crate) fn missed(&mut self, now: Instant) {
        self.times = Some((self.times.map_or(now, |(first, _)| first), now));
    }

    /// When it will be time to build, if no more events come.
    pub(crate) fn due(&self) -> Option<Instant> {
        let (first, last) = self.times?;
        let wait = if self.unfinished.is_empty() { QUIET } else { PATIENCE };
        Some((last + wait).min(first + MAX_DELAY))
    }

    /// Takes what was saved, leaving nothing for the next build.
    pub(crate) fn take(&mut self) -> BTreeSet<PathBuf> {
        std::mem::take(self).changed
    }
}

/// How an event leaves a file.
#[derive(Debug, Clone, Copy)]
enum State {
    Finished,
    Unfinished,
    /// Unchanged in this respect.
    Unknown,
}

/// `None` for events that change nothing, such as those of our own reading.
fn state_after(kind: EventKind) -> Option<State> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(State::Finished),
        EventKind::Access(_) => None,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => Some(State::Unfinished),
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Some(State::Finished),
        EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Metadata(_)) => Some(State::Unknown),
        EventKind::Create(CreateKind::Folder) => Some(State::Finished),
        EventKind::Create(_) | EventKind::Modify(_) if TELLS_OF_CLOSING => Some(State::Unfinished),
        EventKind::Create(_) => Some(State::Finished),
        EventKind::Modify(_) | EventKind::Any | EventKind::Other => Some(State::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{DataChange, MetadataKind, RemoveKind};

    use super::*;

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const REMOVED: EventKind = EventKind::Remove(RemoveKind::File);
    const MOVED_AWAY: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::From));
    const MOVED_HERE: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));

    /// How long after the last event of `about.md` it is time to build. The events come a millisecond apart.
    fn wait_after(events: &[EventKind]) -> Option<Duration> {
        let start = Instant::now();
        let mut saves = Debouncer::default();
        let mut now = start;
        for &kind in events {
            now += Duration::from_millis(1);
            saves.note(&Event::new(kind).add_path("about.md".into()), now, |_| true);
        }
        saves.due().map(|due| due - now)
    }

    #[test]
    fn reading_is_no_save() {
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(wait_after(&[opened, EventKind::Access(AccessKind::Close(AccessMode::Read))]), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_file_is_built_once_it_is_closed() {
        assert_eq!(wait_after(&[WRITTEN]), Some(PATIENCE));
        assert_eq!(wait_after(&[WRITTEN, WRITTEN, CLOSED]), Some(QUIET));
    }

    #[test]
    fn a_file_that_is_replaced_is_waited_for() {
        assert_eq!(wait_after(&[MOVED_AWAY]), Some(PATIENCE));
        assert_eq!(wait_after(&[MOVED_AWAY, MOVED_HERE]), Some(QUIET));
        assert_eq!(wait_after(&[REMOVED]), Some(PATIENCE));
        assert_eq!(wait_after(&[REMOVED, EventKind::Create(CreateKind::File), CLOSED]), Some(QUIET));
    }

    #[test]
    fn a_file_that_takes_another_s_place_is_not_waited_for() {
        let now = Instant::now();
        let mut saves = Debouncer::default();
        let is_page = |path: &Path| path.extension().is_some_and(|extension| extension == "md");
        let mut note = |kind, paths: &[&str]| {
            let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()));
            saves.note(&event, now, is_page);
            saves.due().map(|due| due - now)
        };
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        note(MOVED_AWAY, &["new.md"]);
        note(MOVED_HERE, &["about.md"]);
        assert_eq!(note(renamed, &["new.md", "about.md"]), Some(QUIET));
        note(MOVED_AWAY, &["about.md"]);
        assert_eq!(note(renamed, &["about.md", "about.md~"]), Some(PATIENCE));
    }

    #[test]
    fn events_that_never_cease_do_not_put_off_a_build_for_ever() {
        let touched = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        assert_eq!(wait_after(&vec![touched; 999]), Some(QUIET));
        assert_eq!(wait_after(&vec![touched; 1001]), Some(Duration::ZERO));
    }

    #[test]
    fn what_does_not_matter_is_not_noted() {
        let mut saves = Debouncer::default();
        let event = Event::new(REMOVED).add_path("_site/cv.html".into()).add_path("about.md".into());
        saves.note(&event, Instant::now(), |path| !path.starts_with("_site"));
        assert_eq!(saves.take(), BTreeSet::from([PathBuf::from("about.md")]));
        assert_eq!(saves.due(), None);
    }
}
