//! What a SOURCE asks for: its documents, planned, and ready to be built.

use std::time::Duration;

use vitae::Built;
use vitae::check::{self, SiteMap};
use vitae::cv::{Date, Language};
use vitae::diagnostic::{Diagnostic, Outcome};
use vitae::site::{Config, DocumentPlan, Reader, Request};
use vitae::source::Sources;
use vitae::typst::Press;

use super::args::DocumentArgs;
use super::deadline;
use super::guard::guarded;
use super::target::Target;

/// What the user wants other than the site says.
#[derive(Debug, Clone)]
pub(crate) struct Wishes {
    /// The file to write, when that decides which document is meant.
    pub(crate) output: Option<String>,
    /// The template.
    pub(crate) template: Option<String>,
    /// The language.
    pub(crate) language: Option<Language>,
    /// The page budget.
    pub(crate) pages: Option<u32>,
    /// The document's date.
    pub(crate) date: Option<Date>,
    /// Whether text that was saved in a wrong encoding stays as it is.
    pub(crate) no_repair: bool,
    /// Whether warnings are errors.
    pub(crate) strict: bool,
    /// How long planning, and then each document, may take.
    pub(crate) time_limit: Duration,
}

impl From<&DocumentArgs> for Wishes {
    fn from(args: &DocumentArgs) -> Self {
        Self {
            output: None,
            template: args.template.clone(),
            language: args.lang,
            pages: args.pages,
            date: args.creation_timestamp.map(Date::from_unix),
            no_repair: args.no_repair,
            strict: args.strict,
            time_limit: Duration::from_secs(args.time_limit),
        }
    }
}

/// The documents of a target. A stage that panics is an error of the document that it worked on.
pub(crate) struct Work<'a> {
    reader: Reader<'a>,
    config: Option<Config>,
    plans: Vec<DocumentPlan>,
    /// What the site shows, once it was asked for.
    site_map: Option<SiteMap>,
    time_limit: Duration,
}

impl<'a> Work<'a> {
    /// Reads a site's configuration and plans its documents: none when there are errors among the findings, which come
    /// beside the work because it holds the texts that they speak of.
    pub(crate) fn plan(target: &'a Target, wishes: &Wishes) -> (Self, Vec<Diagnostic>) {
        let _clock = deadline::start(wishes.time_limit, target.to_string());
        let mut reader = Reader::new(target.files.as_ref(), !wishes.no_repair);
        let planned = guarded(|| {
            let request = request(target, wishes);
            let config = Config::read(&mut reader);
            config.and_then(|config| vitae::site::plan(&mut reader, &config, &request).map(|plans| (config, plans)))
        });
        let (config, mut plans) = planned.value.map_or((None, Vec::new()), |(config, plans)| (Some(config), plans));
        for plan in &mut plans {
            plan.date = wishes.date.or(plan.date);
        }
        (Self { reader, config, plans, site_map: None, time_limit: wishes.time_limit }, planned.diagnostics)
    }

    /// The documents.
    pub(crate) fn plans(&self) -> &[DocumentPlan] {
        &self.plans
    }

    /// The texts that were read so far, for messages.
    pub(crate) fn sources(&self) -> &Sources {
        self.reader.sources()
    }

    /// Builds one of the documents on a press and makes something of it, such as the bytes of a PDF.
    ///
    /// # Errors
    /// Those of [`vitae::rebuild`] and of `finish`.
    pub(crate) fn build<T>(
        &mut self,
        document: usize,
        press: &mut Press,
        finish: impl FnOnce(&Built) -> Outcome<T>,
    ) -> Outcome<T> {
        let (Some(config), Some(plan)) = (&self.config, self.plans.get(document)) else {
            return Outcome { value: None, diagnostics: Vec::new() };
        };
        let _clock = deadline::start(self.time_limit, plan.output.clone());
        guarded(|| vitae::rebuild(&mut self.reader, config, plan, press).and_then(|built| finish(&built)))
    }

    /// What is wrong with a document that was built, beyond what its build says.
    pub(crate) fn findings(&mut self, document: usize, built: &Built, today: Date) -> Vec<Diagnostic> {
        let (Some(config), Some(plan)) = (&self.config, self.plans.get(document)) else { return Vec::new() };
        let find = || {
            let new_map = || SiteMap::new(&mut self.reader, config, &self.plans);
            let site_map = &*self.site_map.get_or_insert_with(new_map);
            Outcome::new((), check::findings(&mut self.reader, config, plan, site_map, built, Some(today)))
        };
        guarded(find).diagnostics
    }
}

fn request(target: &Target, wishes: &Wishes) -> Request {
    Request {
        sources: target.page.iter().cloned().collect(),
        output: wishes.output.clone(),
        template: wishes.template.clone(),
        language: wishes.language,
        pages: wishes.pages,
    }
}
