//! The session: what one typesetting of a document leaves for the next.
//!
//! The typesetter remembers the result of each step by a hash of its input. It can use that memory when a document is
//! set again (an edit in `watch`, a probe of the page budget, the next page of a batch) if the parts that did not
//! change hash as before. For that, a text must be the old one with an edit in it, because every word carries the number of
//! its node; and a file must not be read through again only to find that it is the same.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use typst::foundations::Bytes;
use typst::syntax::{FileId, Source};
use typst::utils::hash128;

use super::library::LIBRARY;
use super::paths::{DATA, MAIN, attachment_path, file_id};
use super::template::SHARED;
use super::{Fonts, Markup, Template};
use crate::diagnostic::Diagnostic;

/// Everything that one document is set from, except the fonts.
#[derive(Clone)]
pub struct CompileInput {
    /// The markup and its data.
    pub markup: Markup,
    /// The template.
    pub template: Template,
    /// The images, by the path at which the markup names them (`/images/…`).
    pub images: BTreeMap<String, Vec<u8>>,
    /// Texts to put into the PDF: name and text. The markup attaches each from `/attachments/NAME`.
    pub attachments: Vec<(String, String)>,
}

/// Does two things, at once if it can.
pub type Both = fn(one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send));

/// Fonts, and what is left from the last document.
///
/// A session sets one document at a time. Give each document that is set repeatedly its own session, and each thread that sets
/// many documents one for all of them.
#[derive(Clone)]
pub struct Session {
    fonts: Fonts,
    both: Both,
    texts: HashMap<FileId, Text>,
    files: HashMap<FileId, Bytes>,
}

/// A text that the typesetter may ask for.
#[derive(Clone)]
pub(super) enum Text {
    Read(Source),
    /// The program's own, which is read when it is asked for: most pages need few of these files.
    Bundled(&'static str),
}

impl Text {
    /// The text as a source, the file `id`.
    pub(super) fn source(&self, id: FileId) -> Source {
        match self {
            Self::Read(source) => source.clone(),
            Self::Bundled(text) => bundled(id, text),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Read(source) => source.text(),
            Self::Bundled(text) => text,
        }
    }
}

impl Session {
    /// A session that has set nothing yet.
    pub fn new(fonts: &Fonts) -> Self {
        let both: Both = |one, other| {
            one();
            other();
        };
        Self { fonts: fonts.clone(), both, texts: HashMap::new(), files: HashMap::new() }
    }

    /// One that sets a document with different measures at once. The library has no threads; its caller may.
    #[must_use]
    pub fn at_once(self, both: Both) -> Self {
        Self { both, ..self }
    }

    /// What `done` makes of each item, in their order. Two are done at once if the session can.
    pub fn each<T: Sync, R: Send>(&self, items: &[T], done: impl Fn(&T) -> R + Sync) -> Vec<R> {
        let mut results = Vec::with_capacity(items.len());
        for pair in items.chunks(2) {
            match pair {
                [one, other] => {
                    let (mut first, mut second) = (None, None);
                    (self.both)(&mut || first = Some(done(one)), &mut || second = Some(done(other)));
                    results.extend(first.into_iter().chain(second));
                }
                _ => results.extend(pair.iter().map(&done)),
            }
        }
        results
    }

    /// The fonts.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Loads a project's texts and files, keeps what is the same, and drops what the project does not have.
    ///
    /// # Errors
    /// [`Code::TooLarge`](crate::diagnostic::Code::TooLarge) when the process has used up its file names.
    pub(super) fn load(&mut self, project: &CompileInput) -> Result<(), Diagnostic> {
        let mut texts = HashMap::new();
        let mut read = |id: FileId, text: &str| {
            let old = match self.texts.remove(&id) {
                Some(Text::Read(source)) => Some(source),
                _ => None,
            };
            Text::Read(edited(old, id, text))
        };
        let main = file_id(MAIN)?;
        texts.insert(main, read(main, &project.markup.text));
        for (path, text) in project.template.files() {
            let id = file_id(&path)?;
            let text = match text {
                Cow::Borrowed(text) => Text::Bundled(text),
                Cow::Owned(text) => read(id, &text),
            };
            texts.insert(id, text);
        }
        let images = project.images.iter().map(|(path, data)| (path.clone(), data.as_slice()));
        let attachments = project.attachments.iter().map(|(name, text)| (attachment_path(name), text.as_bytes()));
        let data = (DATA.to_owned(), project.markup.data.as_bytes());
        let mut files = HashMap::new();
        for (path, data) in images.chain(attachments).chain([data]) {
            let id = file_id(&path)?;
            files.insert(id, unchanged(self.files.remove(&id), data));
        }
        (self.texts, self.files) = (texts, files);
        Ok(())
    }

    /// What was loaded: texts and files.
    pub(super) fn loaded(&self) -> (HashMap<FileId, Text>, HashMap<FileId, Bytes>) {
        (self.texts.clone(), self.files.clone())
    }
}

/// Prepares what every document needs and none changes: the typesetter's library, the text that all templates share, and their
/// hashes.
///
/// On its own thread, while a site is read, this gets 16 of the 180 million instructions of a one-page document out of the
/// way. It is optional: what was not prepared is made when it is first used.
pub fn prepare() {
    hash128(&*LIBRARY);
    let (path, text) = SHARED[0];
    if let Ok(id) = file_id(path) {
        hash128(&bundled(id, text));
    }
}

/// A file of the program itself, read once for all sessions: some 10 of the 134 million instructions of a one-page document.
fn bundled(id: FileId, text: &'static str) -> Source {
    static READ: LazyLock<Mutex<HashMap<FileId, Source>>> = LazyLock::new(Mutex::default);
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.entry(id).or_insert_with(|| Source::new(id, without_comments(text))).clone()
}

/// A template without the lines that are comments. What tells a function from others is its text, comments and all, which the typesetter
/// reads again with every call. Lines keep their numbers.
fn without_comments(text: &str) -> String {
    let is_comment = |line: &str| line.trim_start().starts_with("//");
    text.split_inclusive('\n').map(|line| if is_comment(line) { "\n" } else { line }).collect()
}

/// The old text with the one edit that makes it the new one.
///
/// Not `Source::replace`, which in 0.15.1 loses the edit when a character is replaced by one that ends in the same byte, as
/// happens in one of sixty changes of a Chinese character.
fn edited(old: Option<Source>, id: FileId, text: &str) -> Source {
    let Some(mut source) = old else { return Source::new(id, text.to_owned()) };
    let old = source.text();
    if old != text {
        let before = shared(old.chars(), text.chars());
        let behind = shared(old[before..].chars().rev(), text[before..].chars().rev());
        source.edit(before..old.len() - behind, &text[before..text.len() - behind]);
    }
    source
}

/// How many bytes two texts share before they first differ.
fn shared(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
}

/// The old bytes, which know their hash, if they are the same.
fn unchanged(old: Option<Bytes>, data: &[u8]) -> Bytes {
    old.filter(|old| old.as_slice() == data).unwrap_or_else(|| Bytes::new(data.to_owned()))
}

/// How many documents are set between two clearings of the typesetter's memory.
const SETTINGS_BETWEEN_EVICTIONS: usize = 20;

/// Notes that a document was set. From time to time, makes the typesetter forget what no recent document used.
///
/// Results that were not used between the last two clearings go, so that memory stays flat over any number of documents and
/// all probes of a page budget are still known in the next build. The memory is the process's: all sessions share it.
pub(super) fn evict_stale() {
    static SETTINGS: AtomicUsize = AtomicUsize::new(1);
    if SETTINGS.fetch_add(1, Ordering::Relaxed).is_multiple_of(SETTINGS_BETWEEN_EVICTIONS) {
        comemo::evict(1);
    }
}

/// Makes the typesetter forget everything, in all sessions. A font is known by its name: if one changes, nothing that was set in it
/// may be remembered.
pub(super) fn forget() {
    comemo::evict(0);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id() -> FileId {
        file_id(MAIN).unwrap()
    }

    #[test]
    fn a_character_may_give_way_to_one_that_ends_in_the_same_bytes() {
        let mut old = Source::new(id(), "丝文".to_owned());
        old.replace("帝文");
        assert_ne!(old.text(), "帝文", "Source::replace is mended: `edited` may use it");
        assert_eq!(edited(Some(Source::new(id(), "丝文".to_owned())), id(), "帝文").text(), "帝文");
    }

    proptest! {
        #[test]
        fn an_edited_text_reads_as_a_new_one(old in "[-= #*丝帝文x\\[\\]\n]{0,24}", new in "[-= #*丝帝文x\\[\\]\n]{0,24}") {
            let fresh = Source::new(id(), new.clone());
            let edited = edited(Some(Source::new(id(), old)), id(), &new);
            prop_assert_eq!(edited.text(), &new);
            prop_assert_eq!(format!("{:?}", edited.root()), format!("{:?}", fresh.root()));
        }
    }

    #[test]
    fn a_file_that_stays_the_same_keeps_what_is_known_of_it() {
        let old = Bytes::new(vec![1, 2, 3]);
        let address = |bytes: &Bytes| bytes.as_slice().as_ptr();
        assert_eq!(address(&unchanged(Some(old.clone()), &[1, 2, 3])), address(&old));
        assert_ne!(address(&unchanged(Some(old.clone()), &[1, 2, 4])), address(&old));
    }
}
