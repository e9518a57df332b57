//! Rebuilds documents: on disk as the site says, and in the preview as each tab asks.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use vitae::diagnostic::Diagnostic;
use vitae::typeset::{Fonts, Session};
use vitae::{Finding, Report};

use crate::cli::args::Format;
use crate::cli::fonts;
use crate::cli::job::{BuildJob, BuiltDocument, Planned};
use crate::cli::job_report::JobReport;
use crate::cli::preview::{Channel, Choices, Look, PreviewState, Update, View};
use crate::cli::status::Status;
use crate::cli::target::Target;
use crate::cli::work::Work;

/// The documents, and what is kept from one build to the next.
pub(super) struct WatchSession<'a> {
    /// What is built, and how.
    pub(super) job: BuildJob<'a>,
    targets: &'a [Target],
    channel: Arc<Channel>,
    /// The names of each target's documents. Kept while a target cannot be planned.
    titles: Vec<Vec<String>>,
    settings: BTreeMap<View, Setting>,
    /// What was last reported about each target and document. A person need not see it again on every save.
    said: BTreeMap<(usize, Option<usize>), String>,
}

/// What is kept of a view.
struct Setting {
    session: Session,
    /// The last one without errors.
    look: Look,
}

impl<'a> WatchSession<'a> {
    pub(super) fn new(job: BuildJob<'a>, targets: &'a [Target], channel: Arc<Channel>) -> Self {
        let titles = vec![Vec::new(); targets.len()];
        Self { job, targets, channel, titles, settings: BTreeMap::new(), said: BTreeMap::new() }
    }

    /// Sets everything again in other fonts.
    pub(super) fn change_fonts(&mut self, fonts: Fonts) {
        for setting in self.settings.values_mut() {
            setting.session = fonts::session(&fonts);
        }
        self.job.fonts = fonts;
    }

    /// Builds everything: the files on disk first, each as soon as its preview is posted, then the other views that somebody is
    /// looking at. Returns the files.
    ///
    /// # Errors
    /// When messages cannot be written.
    pub(super) fn build(&mut self) -> io::Result<Vec<PathBuf>> {
        let start = Instant::now();
        let wanted = self.channel.wanted();
        self.tidy(&wanted);
        let mut ending = Ending { files: Vec::new(), changed: false, status: Status::Fine };
        let mut planned: Vec<Planned> = self.targets.iter().map(|target| self.job.plan(target)).collect();
        if let Err(problem) = self.job.keep_apart(self.targets.iter().zip(&planned), self.targets.len() > 1) {
            for (.., report) in &mut planned {
                report.problem(&self.job.reporter, &problem);
            }
        }
        for (target, planned) in planned.into_iter().enumerate() {
            self.build_target(target, planned, &wanted, &mut ending)?;
        }
        for view in wanted.iter().filter(|view| !view.is_plain()) {
            self.show(view);
        }
        self.job.reporter.print(&ending.summary(&self.job, start))?;
        Ok(ending.files)
    }

    fn build_target(
        &mut self,
        number: usize,
        planned: Planned,
        wanted: &[View],
        ending: &mut Ending,
    ) -> io::Result<()> {
        let target = &self.targets[number];
        let (mut work, noticed, report) = planned;
        let findings = self.findings(&noticed, &work, target);
        let is_fine = report.status == Status::Fine;
        self.say((number, None), report, ending)?;
        if !is_fine {
            for view in wanted.iter().filter(|view| view.is_plain()) {
                if self.place(view).0 == number {
                    self.update(view, None, findings.clone());
                }
            }
            return Ok(());
        }
        self.name_documents(number, &work);
        for document in 0..work.plans().len() {
            let view = View::plain(self.number(number, document));
            let mut setting = self.take_setting(&view);
            let made = setting.make(&self.job, &mut work, document, wanted.contains(&view));
            self.settings.insert(view.clone(), setting);
            if wanted.contains(&view) {
                let findings = [findings.clone(), self.findings(&made.diagnostics, &work, target)].concat();
                self.update(&view, made.seen.clone().flatten(), findings);
            }
            let report = self.job.deliver(&made, &work, target, self.targets.len() > 1);
            self.say((number, Some(document)), report, ending)?;
        }
        Ok(())
    }

    /// Posts a view that somebody is looking at.
    pub(super) fn show(&mut self, view: &View) {
        let job = self.job.variant(view.template, view.language, Vec::new());
        let (made, findings) = self.make(&job, view, true);
        self.update(view, made.and_then(|made| made.seen.flatten()), findings);
    }

    /// A view as a PDF.
    pub(super) fn print(&mut self, view: &View) -> Option<Vec<u8>> {
        let job = self.job.variant(view.template, view.language, vec![Format::Pdf]);
        let made = self.make(&job, view, false).0;
        self.tidy(&self.channel.wanted());
        made?.into_file()
    }

    /// Keeps what belongs to the documents on disk and to the views that somebody is looking at.
    fn tidy(&mut self, wanted: &[View]) {
        let documents = self.titles.iter().map(Vec::len).sum();
        let is_kept = |view: &View| view.is_plain() && view.document < documents;
        self.settings.retain(|view, _| is_kept(view) || wanted.contains(view));
    }

    /// Makes one view on its own.
    fn make(
        &mut self,
        job: &BuildJob<'_>,
        view: &View,
        is_seen: bool,
    ) -> (Option<BuiltDocument<Option<Look>>>, Vec<Finding>) {
        let (number, document) = self.place(view);
        let Some(target) = self.targets.get(number) else { return (None, Vec::new()) };
        let (mut work, noticed, report) = job.plan(target);
        let mut findings = self.findings(&noticed, &work, target);
        if report.status != Status::Fine {
            return (None, findings);
        }
        let mut setting = self.take_setting(view);
        let made = setting.make(job, &mut work, document, is_seen);
        self.settings.insert(view.clone(), setting);
        findings.extend(self.findings(&made.diagnostics, &work, target));
        (Some(made), findings)
    }

    fn take_setting(&mut self, view: &View) -> Setting {
        let new = || Setting { session: fonts::session(&self.job.fonts), look: Look::default() };
        self.settings.remove(view).unwrap_or_else(new)
    }

    /// Posts how a view looks; if it has errors, how it last looked, together with the errors.
    fn update(&mut self, view: &View, look: Option<Look>, findings: Vec<Finding>) {
        let stale = look.is_none();
        let mut setting = self.take_setting(view);
        setting.look = look.unwrap_or(setting.look);
        let preview = PreviewState {
            documents: self.titles.concat(),
            document: view.document,
            choices: Choices::all(),
            look: setting.look.clone(),
            stale,
            findings,
        };
        self.settings.insert(view.clone(), setting);
        self.channel.update(view, Update::from(&preview));
    }

    fn findings(&self, diagnostics: &[Diagnostic], work: &Work, target: &Target) -> Vec<Finding> {
        let folder = self.job.reporter.in_folder(&target.root).folder;
        Report::new(diagnostics, work.sources()).in_folder(&folder).findings().to_vec()
    }

    fn name_documents(&mut self, number: usize, work: &Work) {
        let target = &self.targets[number];
        let alone = self.targets.len() == 1;
        let name = |output: &str| if alone { output.to_owned() } else { format!("{target}: {output}") };
        self.titles[number] = work.plans().iter().map(|plan| name(&plan.output)).collect();
    }

    /// A document's index among all documents.
    fn number(&self, target: usize, document: usize) -> usize {
        self.titles[..target].iter().map(Vec::len).sum::<usize>() + document
    }

    /// The target that a view's document belongs to, and its index there; the first document if there is no such document.
    fn place(&self, view: &View) -> (usize, usize) {
        let places = (0..).zip(&self.titles).flat_map(|(target, titles)| (0..titles.len()).map(move |at| (target, at)));
        places.into_iter().nth(view.document).unwrap_or_default()
    }

    /// Prints what there is to say about a target, or about one of its documents.
    fn say(&mut self, about: (usize, Option<usize>), report: JobReport, ending: &mut Ending) -> io::Result<()> {
        let reporter = &self.job.reporter;
        let is_news = self.said.get(&about) != Some(&report.messages);
        if is_news || reporter.tells_everything() {
            reporter.print(&report.messages)?;
        }
        if report.changed || reporter.tells_everything() {
            reporter.print(&report.products)?;
        }
        self.said.insert(about, report.messages);
        ending.files.extend(report.files);
        ending.changed |= report.changed;
        // The document is fine and is shown; that it is not written has already been said.
        ending.status = ending.status.max(if report.is_kept_out { Status::Fine } else { report.status });
        Ok(())
    }
}

impl Setting {
    /// Builds a document, and renders it for the preview if somebody wants to see it.
    fn make(
        &mut self,
        job: &BuildJob<'_>,
        work: &mut Work,
        document: usize,
        is_seen: bool,
    ) -> BuiltDocument<Option<Look>> {
        let plan = if is_seen { work.plans().get(document).cloned() } else { None };
        let last = self.look.clone();
        job.make(work, document, &mut self.session, move |built| plan.map(|plan| last.again(built, &plan)))
    }
}

/// How a round of building ended.
struct Ending {
    files: Vec<PathBuf>,
    changed: bool,
    status: Status,
}

impl Ending {
    /// A line for when nothing else shows that the save was noticed.
    fn summary(&self, job: &BuildJob<'_>, start: Instant) -> String {
        let said = match (self.status, self.changed) {
            (Status::Fine, true) => return String::new(),
            (Status::Fine, false) => "nothing to write",
            _ => "there are errors; waiting for the next save",
        };
        job.reporter.remark(&format!("{said}, {} ms", start.elapsed().as_millis()))
    }
}
