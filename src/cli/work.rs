//! The documents of a SOURCE, planned and ready to be built.

use std::mem;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use vitae::Built;
use vitae::check::{self, SiteMap};
use vitae::diagnostic::{Diagnostic, Outcome};
use vitae::site::{Config, DEFAULT_OUTPUT, DocumentPlan, Request};
use vitae::source::Sources;
use vitae::typeset::Session;
use vitae::{Date, Language};

use super::args::DocumentArgs;
use super::target::{Target, prefix};
use super::timeout::TimedReader;
use super::{fonts, own_template};

/// What the user wants that differs from what the site says.
#[derive(Debug, Clone)]
pub(crate) struct Overrides {
    /// The file to write, if that decides which document is meant.
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

impl From<&DocumentArgs> for Overrides {
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

/// The documents of a target. A stage that panics or takes too long is an error of the document that it worked on.
pub(crate) struct Work {
    reader: TimedReader,
    config: Option<Arc<Config>>,
    plans: Arc<[DocumentPlan]>,
    /// The folder that outputs are named in, as the user would write it.
    folder: PathBuf,
    /// What the site shows, once it has been asked for.
    site_map: Option<Arc<SiteMap>>,
}

impl Work {
    /// Reads a site's configuration and plans its documents: none if there are errors among the findings, which are returned next
    /// to the work because it holds the texts that they refer to.
    pub(crate) fn plan(target: &Target, overrides: &Overrides) -> (Self, Vec<Diagnostic>) {
        let named = overrides.template.as_deref().map(|name| own_template::find(target, name));
        let files = named.as_ref().map_or(target.files, |&(_, files)| files);
        let mut reader = TimedReader::new(files, !overrides.no_repair, overrides.time_limit);
        let request = request(target, named.map(|(name, _)| name), overrides);
        let (date, time_limit) = (overrides.date, overrides.time_limit);
        let planned = reader.within_limit(&target.to_string(), move |reader| {
            Config::read(reader).and_then(|config| {
                vitae::pipeline::plan(reader, &config, &request)
                    .map(|plans| (config, as_wished(plans, date, time_limit)))
            })
        });
        let (planned, diagnostics) = planned.into_parts();
        let (config, plans) = planned.unzip();
        let folder = prefix(&target.root).to_owned();
        let work =
            Self { reader, config: config.map(Arc::new), plans: plans.unwrap_or_default(), site_map: None, folder };
        (work, diagnostics)
    }

    /// The documents.
    pub(crate) fn plans(&self) -> &[DocumentPlan] {
        &self.plans
    }

    /// The texts read so far, for messages.
    pub(crate) fn sources(&self) -> &Sources {
        self.reader.sources()
    }

    /// Builds one of the documents on a session and makes something of it, such as the bytes of a PDF. A session that does not
    /// finish in time is replaced by a new one.
    ///
    /// # Errors
    /// Those of [`vitae::rebuild`] and of `finish`; [`Code::TooSlow`](vitae::diagnostic::Code::TooSlow).
    pub(crate) fn build<T: Send + 'static>(
        &mut self,
        document: usize,
        session: &mut Session,
        finish: impl FnOnce(Built) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let (Some(config), true) = (self.config.clone(), document < self.plans.len()) else {
            return Outcome::from_parts(None, Vec::new());
        };
        let (name, plans) = (self.name(document), Arc::clone(&self.plans));
        let fresh = fonts::session(session.fonts());
        let mut standing = mem::replace(session, fresh);
        let built = self.reader.within_limit(&name, move |reader| {
            let outcome = vitae::rebuild(reader, &config, &plans[document], &mut standing).and_then(finish);
            let (value, diagnostics) = outcome.into_parts();
            Outcome::new((standing, value), diagnostics)
        });
        let (built, diagnostics) = built.into_parts();
        let value = built.and_then(|(standing, value)| {
            *session = standing;
            value
        });
        Outcome::from_parts(value, diagnostics)
    }

    /// A document's name among those of other sites.
    pub(crate) fn name(&self, document: usize) -> String {
        let output = self.plans.get(document).map(|plan| self.folder.join(&plan.output));
        output.unwrap_or_else(|| self.folder.clone()).display().to_string()
    }

    /// What is wrong with a document that was built, beyond what its build reports.
    pub(crate) fn findings(&mut self, document: usize, built: Built, today: Date) -> Vec<Diagnostic> {
        let (Some(config), true) = (self.config.clone(), document < self.plans.len()) else { return Vec::new() };
        let (name, plans, site_map) = (self.name(document), Arc::clone(&self.plans), self.site_map.clone());
        let found = self.reader.within_limit(&name, move |reader| {
            let site_map = site_map.unwrap_or_else(|| Arc::new(SiteMap::new(reader, &config, &plans)));
            let found = check::findings(reader, &config, &plans[document], &site_map, &built, Some(today));
            Outcome::new(site_map, found)
        });
        let (site_map, found) = found.into_parts();
        self.site_map = site_map.or(self.site_map.take());
        found
    }
}

/// Plans with the date that the user wants instead of the site's, and the time.
fn as_wished(plans: Vec<DocumentPlan>, date: Option<Date>, time_limit: Duration) -> Arc<[DocumentPlan]> {
    let minutes = usize::try_from(time_limit.as_secs() / 60).unwrap_or(usize::MAX).max(1);
    plans.into_iter().map(|plan| DocumentPlan { date: date.or(plan.date), minutes, ..plan }).collect()
}

fn request(target: &Target, template: Option<String>, overrides: &Overrides) -> Request {
    Request {
        sources: target.page.iter().cloned().collect(),
        // Standard input has no name of its own.
        output: overrides.output.clone().or_else(|| target.is_standard_input().then(|| DEFAULT_OUTPUT.to_owned())),
        template,
        language: overrides.language,
        pages: overrides.pages,
    }
}
