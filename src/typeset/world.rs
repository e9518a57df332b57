//! The closed world that a document is set in: its markup, data, template and images. Nothing else exists there:
//! no disk, no network, no clock, no environment.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::library::LIBRARY;
use super::paths::{DATA, MAIN, file_id};
use super::session::{CompileInput, Session, Text};
use super::{Fonts, Markup};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};

#[derive(Clone)]
pub(super) struct PageWorld {
    main: FileId,
    texts: HashMap<FileId, Text>,
    files: HashMap<FileId, Bytes>,
    fonts: Fonts,
    lost: Arc<LostFaces>,
    /// The markup, for the way back to the author's text.
    pub(super) markup: Markup,
    /// The files of the user's own template, if there is one.
    own_template: Vec<(FileId, SourceId)>,
    /// Whether the PDF carries files, which PDF/A-2 forbids and PDF/A-3 allows.
    pub(super) has_attachments: bool,
}

/// The faces of the bundle that were asked for and could not be had.
struct LostFaces {
    /// Of each, whether it is one.
    faces: Vec<AtomicBool>,
    /// The first: the typesetter may have asked for the others only to put them in its place.
    first: OnceLock<usize>,
}

impl LostFaces {
    fn none() -> Self {
        Self { faces: Fonts::files().map(|_| AtomicBool::new(false)).collect(), first: OnceLock::new() }
    }
}

impl PageWorld {
    /// The world of a project, loaded into a session.
    ///
    /// # Errors
    /// Those of [`Session::load`].
    pub(super) fn new(project: &CompileInput, session: &mut Session) -> Result<Self, Diagnostic> {
        session.load(project)?;
        let (texts, files) = session.loaded();
        let own_template = project.template.origins().into_iter();
        let own_template: Result<Vec<_>, Diagnostic> =
            own_template.map(|(path, source)| Ok((file_id(&path)?, source))).collect();
        Ok(Self {
            main: file_id(MAIN)?,
            texts,
            files,
            fonts: session.fonts().clone(),
            lost: Arc::new(LostFaces::none()),
            markup: project.markup.clone(),
            own_template: own_template?,
            has_attachments: !project.attachments.is_empty(),
        })
    }

    /// The same world with other data.
    pub(super) fn with_data(&self, data: &str) -> Result<Self, Diagnostic> {
        let mut world = self.clone();
        world.files.insert(file_id(DATA)?, Bytes::new(data.as_bytes().to_owned()));
        data.clone_into(&mut world.markup.data);
        Ok(world)
    }

    /// The same world with other fonts, none of which is lost yet.
    pub(super) fn with_fonts(&self, fonts: &Fonts) -> Self {
        Self { fonts: fonts.clone(), lost: Arc::new(LostFaces::none()), ..self.clone() }
    }

    /// Every file by its path below the root, in no particular order.
    pub(super) fn contents(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let path = |id: &FileId| id.vpath().get_with_slash().trim_start_matches('/').to_owned();
        let sources = self.texts.iter().map(move |(id, text)| (path(id), text.as_str().as_bytes().to_vec()));
        sources.chain(self.files.iter().map(move |(id, bytes)| (path(id), bytes.to_vec())))
    }

    /// The file of the first face that was asked for and could not be had. The typesetter leaves out what it has no face for, and says
    /// nothing.
    pub(super) fn lost_face(&self) -> Option<&'static str> {
        self.lost.first.get().and_then(|&index| Fonts::files().nth(index))
    }

    pub(super) fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    pub(super) fn is_main(&self, id: FileId) -> bool {
        id == self.main
    }

    /// The source of a file of the user's own template.
    pub(super) fn own_template(&self, id: FileId) -> Option<SourceId> {
        self.own_template.iter().find(|&&(file, _)| file == id).map(|&(_, source)| source)
    }

    /// The beginning of the user's own template itself, if there is one.
    pub(super) fn own_template_start(&self) -> Option<Span> {
        self.own_template.first().map(|&(_, source)| Span::new(source, 0..0))
    }
}

impl World for PageWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.texts.get(&id).map(|text| text.source(id)).ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    /// A face that cannot be had is asked for once: the typesetter asks for every word, and the source may be a network.
    fn font(&self, index: usize) -> Option<Font> {
        let lost = self.lost.faces.get(index);
        if lost.is_some_and(|lost| lost.load(Ordering::Relaxed)) {
            return None;
        }
        let font = self.fonts.get(index);
        if let (None, Some(lost)) = (&font, lost) {
            lost.store(true, Ordering::Relaxed);
            self.lost.first.get_or_init(|| index);
        }
        font
    }

    /// There is no clock: the same sources give the same pages every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
