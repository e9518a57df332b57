//! The closed world that a document is set in: its markup, its data, its template, its images. Nothing else exists there:
//! no disk, no network, no clock, no environment.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::{Fonts, Markup, Template};
use crate::source::SourceId;

/// Everything that one document is set from.
#[derive(Clone)]
pub struct Project {
    /// The markup and its data.
    pub markup: Markup,
    /// The template.
    pub template: Template,
    /// The images, by the path at which the markup names them (`/images/…`).
    pub images: BTreeMap<String, Vec<u8>>,
    /// Texts to put into the PDF: name and text. The markup attaches each from `/attachments/NAME`.
    pub attachments: Vec<(String, String)>,
    /// The fonts.
    pub fonts: Fonts,
}

pub(super) struct PageWorld {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    fonts: Fonts,
    /// The markup, for the way back to the author's text.
    pub(super) markup: Markup,
    /// The user's own template, if there is one.
    own_template: Option<(FileId, SourceId)>,
    /// Whether the PDF carries files, which PDF/A-2 forbids and PDF/A-3 allows.
    pub(super) has_attachments: bool,
}

impl PageWorld {
    pub(super) fn new(project: &Project) -> Self {
        let main = file_id("/main.typ");
        let mut sources = HashMap::from([(main, Source::new(main, project.markup.text.clone()))]);
        for (path, text) in project.template.files() {
            let id = file_id(&path);
            sources.insert(id, Source::new(id, text.into_owned()));
        }
        let mut files: HashMap<_, _> =
            project.images.iter().map(|(path, data)| (file_id(path), Bytes::new(data.clone()))).collect();
        for (name, text) in &project.attachments {
            files.insert(file_id(&attachment_path(name)), Bytes::from_string(text.clone()));
        }
        files.insert(file_id("/cv.json"), Bytes::from_string(project.markup.data.clone()));
        let own_template = project.template.origin().map(|source| (file_id(&project.template.path()), source));
        Self {
            main,
            sources,
            files,
            fonts: project.fonts.clone(),
            markup: project.markup.clone(),
            own_template,
            has_attachments: !project.attachments.is_empty(),
        }
    }

    /// Every file by its path below the root, in no order.
    pub(super) fn contents(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let path = |id: &FileId| id.vpath().get_with_slash().trim_start_matches('/').to_owned();
        let sources = self.sources.iter().map(move |(id, source)| (path(id), source.text().as_bytes().to_vec()));
        sources.chain(self.files.iter().map(move |(id, bytes)| (path(id), bytes.to_vec())))
    }

    pub(super) fn is_main(&self, id: FileId) -> bool {
        id == self.main
    }

    /// The source of the user's own template, when `id` is its file.
    pub(super) fn own_template(&self, id: FileId) -> Option<SourceId> {
        self.own_template.filter(|&(file, _)| file == id).map(|(_, source)| source)
    }
}

impl World for PageWorld {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    /// There is no clock: the same sources give the same pages on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The id of a file in the closed world. Ids are interned for ever, so paths must come from a small set.
fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).unwrap_or_else(|_| VirtualPath::new("/invalid").expect("a plain path is valid"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Where the markup finds a text to attach.
pub(super) fn attachment_path(name: &str) -> String {
    format!("/attachments/{name}")
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
