//! The page budget: how much each measure may give way so that a document ends where it should.
//!
//! One number, the *squeeze*, climbs a ladder: first the space between blocks shrinks, then the space between lines, then the
//! margins, and only then the type, never below [`SMALLEST_BODY`]. More squeeze never means more pages, so there is one least
//! squeeze that fits, and the same sources always end at the same step. A document whose last page is nearly empty is
//! tightened slightly without being asked, by every measure except type size.

use std::fmt;

use crate::design::Fit;
use crate::diagnostic::{Code, Diagnostic, Outcome, counted};
use crate::typeset::Pages;

/// The least size of body text, in points.
const SMALLEST_BODY: f64 = 9.5;

/// The steps between no squeeze and the full one.
const STEPS: i32 = 32;

/// How far a document may be tightened on its own, all measures together. Any tighter, and paragraphs run into each other, which
/// looks worse than a short last page.
const CLOSEST: Fit = Fit { spacing: 0.75, leading: 0.86, margin: 0.88, size: 1.0 };
/// The steps to it: few, since each that is tried costs as much as the page.
const UNASKED_STEPS: i32 = 4;

/// With this many lines or fewer, a last page looks forgotten.
const FORGOTTEN_LINES: usize = 4;

/// The most pages of a document that is tightened on its own to save its last page. In a longer one nobody notices, and it
/// would have to be set many times.
const FEW_PAGES: usize = 10;

/// A rung of the ladder: which measure gives way, and how far at most.
struct Rung {
    least: f64,
    measure: fn(&mut Fit) -> &mut f64,
}

/// The ladder, in the order in which a typographer would climb it. Type size comes last and depends on the template.
const LADDER: [Rung; 3] = [
    Rung { least: 0.6, measure: |fit| &mut fit.spacing },
    Rung { least: 0.7, measure: |fit| &mut fit.leading },
    Rung { least: 0.75, measure: |fit| &mut fit.margin },
];

/// How far measures may grow so that a short document fills its page.
const LARGEST: Fit = Fit { spacing: 1.175, leading: 1.175, margin: 1.131, size: 1.105 };
/// The steps to it.
const GROWN_STEPS: i32 = 7;

/// What a document has to fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Budget {
    /// The number of pages that the user asks for; `None` only keeps the last of a few pages from being nearly empty.
    pub pages: Option<usize>,
    /// The template's size of body text, in points.
    pub body: f64,
}

/// A document that fits, and what it took.
#[derive(Clone)]
pub(crate) struct Fitted {
    /// The pages.
    pub pages: Pages,
    /// The measures they are set with.
    pub fit: Fit,
}

/// Sets the document with the least change of measures that meets the budget.
///
/// `set` typesets it with the given measures. The diagnostics are those of the last setting, and a note on what was
/// changed, if anything was.
///
/// # Errors
/// [`Code::DoesNotFit`], with the number of lines over, when even the tightest setting is too long.
pub(crate) fn fit(budget: &Budget, mut set: impl FnMut(Fit) -> Outcome<Pages>) -> Outcome<Fitted> {
    let plain = set(Fit::default());
    let Some(pages) = plain.value() else { return unchanged(plain) };
    let goal = match budget.pages {
        Some(goal) if pages.count() > goal => Goal { pages: goal, required: true },
        Some(goal @ 1) if pages.count() == goal => return grown(budget, plain, set),
        None if (2..=FEW_PAGES).contains(&pages.count()) && pages.lines_on_last() <= FORGOTTEN_LINES => {
            Goal { pages: pages.count() - 1, required: false }
        }
        _ => return unchanged(plain),
    };
    squeezed(budget, goal, plain, set)
}

struct Goal {
    pages: usize,
    /// Whether missing the goal is an error; otherwise the document stays as it was.
    required: bool,
}

fn squeezed(
    budget: &Budget,
    goal: Goal,
    plain: Outcome<Pages>,
    mut set: impl FnMut(Fit) -> Outcome<Pages>,
) -> Outcome<Fitted> {
    let most = if goal.required { STEPS } else { UNASKED_STEPS };
    let measures = |step| if goal.required { squeeze(step, budget.body) } else { closed_up(step) };
    let mut search = Search::new(most, goal.pages, plain.value().map_or(0.0, length));
    let mut best = None;
    while let Some(step) = search.next_step() {
        let outcome = set(measures(step));
        let Some(pages) = outcome.value() else { return unchanged(outcome) };
        let fits = pages.count() <= goal.pages;
        search.learn(step, fits, length(pages));
        if fits {
            best = Some((step, outcome));
        } else if step == most {
            return if goal.required { too_long(goal.pages, outcome) } else { unchanged(plain) };
        }
    }
    match best {
        Some((step, outcome)) => report(outcome, measures(step), budget.body),
        None => unchanged(plain),
    }
}

/// The search for the least step that fits.
///
/// It guesses where the document would fit if each step took the same from its length, and halves what is left when that
/// did not help. Most documents take three more settings, where halving alone takes six.
struct Search {
    goal: usize,
    /// The largest step that is known to be too loose, and how many pages it takes.
    loose: (i32, f64),
    /// The smallest step that is known to fit, or the one beyond the last, and how many pages it takes.
    tight: (i32, f64),
    /// Whether the last guess left more than half of the steps.
    slow: bool,
}

/// The least that one step takes off a document's length. A first guess with too much squeeze still tells more than one with
/// too little.
const USUAL_LOSS: f64 = 0.01;

impl Search {
    /// A search for the step, up to `most`, at which a document of `length` pages takes `goal`.
    fn new(most: i32, goal: usize, length: f64) -> Self {
        let shortest = length * (1.0 - USUAL_LOSS * f64::from(most + 1));
        Self { goal, loose: (0, length), tight: (most + 1, shortest), slow: false }
    }

    /// The step to try next; `None` when the least one that fits is found.
    fn next_step(&self) -> Option<i32> {
        let (loose, tight) = (self.loose.0, self.tight.0);
        let span = tight - loose;
        let part = (self.loose.1 - self.goal as f64) / (self.loose.1 - self.tight.1).max(f64::EPSILON);
        let step = if self.slow { span / 2 } else { (f64::from(span) * part).ceil() as i32 };
        (span > 1).then(|| (loose + step).clamp(loose + 1, tight - 1))
    }

    /// Takes in a step's result.
    fn learn(&mut self, step: i32, fits: bool, length: f64) {
        let span = self.tight.0 - self.loose.0;
        if fits {
            self.tight = (step, length);
        } else {
            self.loose = (step, length);
        }
        self.slow = self.tight.0 - self.loose.0 > span / 2;
    }
}

/// How many pages the text takes, the last one as the fraction that is full.
fn length(pages: &Pages) -> f64 {
    pages.count().saturating_sub(1) as f64 + pages.fill_of_last()
}

/// The most that the measures can grow while the document stays on its pages.
fn grown(budget: &Budget, plain: Outcome<Pages>, mut set: impl FnMut(Fit) -> Outcome<Pages>) -> Outcome<Fitted> {
    let Some(pages) = plain.value() else { return unchanged(plain) };
    let goal = pages.count();
    if pages.fill_of_last() > 0.8 {
        return unchanged(plain);
    }
    let good = |pages: &Pages| pages.count() <= goal && pages.fill_of_last() <= 0.9;
    let (mut best, mut too_large) = ((0, plain), GROWN_STEPS + 1);
    // Most short documents have room for the last step.
    let mut step = GROWN_STEPS;
    while step > best.0 {
        let outcome = set(growth(step));
        if outcome.value().is_some_and(good) {
            best = (step, outcome);
        } else {
            too_large = step;
        }
        step = (best.0 + too_large) / 2;
    }
    let (step, outcome) = best;
    if step == 0 { unchanged(outcome) } else { report(outcome, growth(step), budget.body) }
}

fn unchanged(outcome: Outcome<Pages>) -> Outcome<Fitted> {
    outcome.map(|pages| Fitted { pages, fit: Fit::default() })
}

fn report(outcome: Outcome<Pages>, fit: Fit, body: f64) -> Outcome<Fitted> {
    let (fitted, mut diagnostics) = outcome.map(|pages| Fitted { pages, fit }).into_parts();
    if let Some(Fitted { pages, .. }) = &fitted {
        let message = format!("fits {}: {}", counted(pages.count(), "page"), Measures { fit, body });
        diagnostics.push(Diagnostic::note(Code::Chosen, message));
    }
    Outcome::from_parts(fitted, diagnostics)
}

fn too_long(goal: usize, tightest: Outcome<Pages>) -> Outcome<Fitted> {
    let (tightest, mut diagnostics) = tightest.into_parts();
    if let Some(pages) = tightest {
        let over = pages.lines_after(goal);
        let message = format!("the document is {} too long for {}", counted(over, "line"), counted(goal, "page"));
        let tried = format!("the type is already at {SMALLEST_BODY} pt, with the tightest spacing");
        let error = Diagnostic::error(Code::DoesNotFit, message).help(tried).help(could_go(&pages, over));
        diagnostics.push(error.help(format!("or ask for {}", counted(pages.count(), "page"))));
    }
    Outcome::from_parts(None, diagnostics)
}

/// Which sections would make room for `over` lines: those that would alone, the shortest first, else the longest ones.
fn could_go(pages: &Pages, over: usize) -> String {
    let mut sections = pages.lines_of_sections();
    sections.retain(|(heading, lines)| !heading.is_empty() && *lines > 0);
    sections.sort_by_key(|(_, lines)| *lines);
    let enough = sections.partition_point(|(_, lines)| *lines < over);
    let named =
        if enough < sections.len() { &sections[enough..] } else { &sections[sections.len().saturating_sub(3)..] };
    let named: Vec<String> =
        named.iter().take(3).map(|(heading, lines)| format!("“{heading}” ({})", counted(*lines, "line"))).collect();
    let how = "`<!-- vitae:skip -->` … `<!-- vitae:end -->` or `sections: {skip: […]}`";
    match (named.is_empty(), enough < sections.len()) {
        (true, _) => format!("leave a part out with {how}"),
        (false, true) => format!("leaving out {} would be enough: {how}", named.join(" or ")),
        (false, false) => format!("the longest sections are {}; leave some out: {how}", named.join(", ")),
    }
}

/// The measures at a step of the ladder.
fn squeeze(step: i32, body: f64) -> Fit {
    let mut fit = Fit::default();
    let smallest = (SMALLEST_BODY / body).min(1.0);
    let rungs = LADDER.len() as f64 + 1.0;
    let climbed = f64::from(step) / f64::from(STEPS) * rungs;
    for (index, rung) in LADDER.iter().enumerate() {
        *(rung.measure)(&mut fit) = toward(rung.least, climbed - index as f64);
    }
    fit.size = toward(smallest, climbed - LADDER.len() as f64);
    fit
}

/// The measures of a document that is tightened on its own.
fn closed_up(step: i32) -> Fit {
    all_toward(CLOSEST, f64::from(step) / f64::from(UNASKED_STEPS))
}

/// The measures of a document that grows.
fn growth(step: i32) -> Fit {
    all_toward(LARGEST, f64::from(step) / f64::from(GROWN_STEPS))
}

/// All measures together, as if the page had moved closer or further away.
fn all_toward(end: Fit, part: f64) -> Fit {
    Fit {
        spacing: toward(end.spacing, part),
        leading: toward(end.leading, part),
        margin: toward(end.margin, part),
        size: toward(end.size, part),
    }
}

/// A value part of the way from 1 to `end`, rounded so that data files and messages stay readable.
fn toward(end: f64, part: f64) -> f64 {
    let value = 1.0 + (end - 1.0) * part.clamp(0.0, 1.0);
    (value * 1000.0).round() / 1000.0
}

/// The measures that differ from the template's, for people.
struct Measures {
    fit: Fit,
    body: f64,
}

impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fit { spacing, leading, margin, size } = self.fit;
        let mut said: Vec<String> = [("spacing", spacing), ("leading", leading), ("margins", margin)]
            .into_iter()
            .filter(|&(_, value)| value != 1.0)
            .map(|(name, value)| format!("{name} {:.0} %", value * 100.0))
            .collect();
        if size != 1.0 {
            said.push(format!("size {:.1} pt", size * self.body));
        }
        f.write_str(&said.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ladder_gives_space_first_and_type_last() {
        assert_eq!(squeeze(0, 10.5), Fit::default());
        assert_eq!(squeeze(8, 10.5), Fit { spacing: 0.6, ..Fit::default() });
        assert_eq!(squeeze(16, 10.5), Fit { spacing: 0.6, leading: 0.7, ..Fit::default() });
        assert_eq!(squeeze(24, 10.5), Fit { spacing: 0.6, leading: 0.7, margin: 0.75, size: 1.0 });
        assert_eq!(squeeze(32, 10.5).size, 0.905);
        assert!(squeeze(32, 10.5).size * 10.5 >= SMALLEST_BODY);
    }

    #[test]
    fn what_nobody_asked_for_takes_a_little_of_everything_but_the_type() {
        assert_eq!(closed_up(UNASKED_STEPS / 2), Fit { spacing: 0.875, leading: 0.93, margin: 0.94, size: 1.0 });
        assert_eq!(closed_up(UNASKED_STEPS), CLOSEST);
    }

    #[test]
    fn small_type_is_not_made_smaller() {
        assert_eq!(squeeze(STEPS, 9.0).size, 1.0);
    }

    /// The least step that fits a document whose length follows `shape`, and how many settings it took to find it.
    fn searched(goal: usize, shape: impl Fn(i32) -> f64) -> (i32, usize) {
        let mut search = Search::new(STEPS, goal, shape(0));
        let mut questions = 0;
        while let Some(step) = search.next_step() {
            questions += 1;
            search.learn(step, shape(step).ceil() as usize <= goal, shape(step));
        }
        (search.tight.0, questions)
    }

    #[test]
    fn the_search_finds_the_least_step_that_fits() {
        let shapes: [fn(i32) -> f64; 3] = [
            |step| 1.0 - 0.011 * f64::from(step),
            |step| 1.0 - 0.025 * f64::from(step.min(8)) - 0.004 * f64::from(step),
            |step| 1.0 - 0.001 * f64::from(step) - 0.03 * f64::from((step - 20).max(0)),
        ];
        let (mut questions, mut searches) = (0, 0);
        for shape in shapes {
            for length in (101..400).map(|percent| f64::from(percent) / 100.0) {
                for goal in 1..length.ceil() as usize {
                    let least = (1..=STEPS).find(|&step| length * shape(step) <= goal as f64).unwrap_or(STEPS + 1);
                    let (found, asked) = searched(goal, |step| length * shape(step));
                    assert_eq!(found, least, "{length} pages on {goal}");
                    assert!(asked <= 9, "{asked} questions");
                    (questions, searches) = (questions + asked, searches + 1);
                }
            }
        }
        let mean = questions as f64 / f64::from(searches);
        assert!(mean < 4.0, "{mean} questions in the mean");
    }

    #[test]
    fn the_report_names_what_changed() {
        let said = Measures { fit: squeeze(26, 10.5), body: 10.5 }.to_string();
        assert_eq!(said, "spacing 60 %, leading 70 %, margins 75 %, size 10.2 pt");
    }
}
