//! The page budget: how much each measure may give way so that a document ends where it should.
//!
//! One number, the *squeeze*, climbs a ladder: first the space between blocks shrinks, then the space between lines, then the
//! margins, and only then the type, never below [`SMALLEST_BODY`]. More squeeze never means more pages, so there is one least
//! squeeze that fits, and the same sources always end at the same step. A document whose last page is nearly empty is
//! tightened slightly without being asked, by every measure except type size.
//!
//! Settings are asked for in pairs, since two of them take no longer than one on two processors. Which steps are asked for depends
//! only on the pages, so one processor finds the same step as many.

use std::collections::BTreeMap;
use std::fmt;

use crate::design::Fit;
use crate::diagnostic::{Code, Diagnostic, Outcome, counted};
use crate::typeset::Pages;

/// The least size of body text, in points.
const SMALLEST_BODY: f64 = 9.5;

/// How far a document may be tightened on its own, all measures together. Any tighter, and paragraphs run into each other, which
/// looks worse than a short last page.
const CLOSEST: Fit = Fit { spacing: 0.75, leading: 0.86, margin: 0.88, size: 1.0 };

/// How far measures may grow so that a short document fills its page.
const LARGEST: Fit = Fit { spacing: 1.175, leading: 1.175, margin: 1.131, size: 1.105 };

/// With this many lines or fewer, a last page looks forgotten.
const FORGOTTEN_LINES: usize = 6;

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

/// What each rung takes off the length of a usual document. This only helps to guess: the right step is found in any case.
const LOSSES: [f64; 4] = [0.08, 0.02, 0.07, 0.13];

/// A way from the template's measures to others, in steps.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// Up the ladder, to meet a budget.
    Squeeze,
    /// Closer, so that a page that nobody asked for goes.
    CloseUp,
    /// Larger, so that a short document fills its page.
    Grow,
}

impl Way {
    /// How many steps there are. Few where nobody asked, since each that is tried costs as much as the page.
    fn steps(self) -> i32 {
        match self {
            Self::Squeeze => 32,
            Self::CloseUp => 4,
            Self::Grow => 7,
        }
    }

    /// The measures at a step, for body text of a size.
    fn measures(self, step: i32, body: f64) -> Fit {
        match self {
            Self::Squeeze => squeeze(step, body),
            Self::CloseUp => all_toward(CLOSEST, f64::from(step) / f64::from(self.steps())),
            Self::Grow => all_toward(LARGEST, f64::from(step) / f64::from(self.steps())),
        }
    }

    /// The part of its length that a usual document loses up to a step; less than nothing where it grows.
    fn loss(self, step: i32) -> f64 {
        let step = f64::from(step);
        match self {
            Self::Squeeze => {
                let rung = f64::from(self.steps()) / LOSSES.len() as f64;
                let lost = |at: usize, loss: f64| loss * (step / rung - at as f64).clamp(0.0, 1.0);
                LOSSES.iter().enumerate().map(|(at, loss)| lost(at, *loss)).sum::<f64>()
                    + LOSSES[3] * (step / rung - 4.0).max(0.0)
            }
            Self::CloseUp => 0.0225 * step,
            Self::Grow => -0.0375 * step,
        }
    }

    /// Whether a document is not yet there: too long, or with room for more.
    fn goes_on(self, pages: &Pages, goal: usize) -> bool {
        match self {
            Self::Squeeze | Self::CloseUp => pages.count() > goal,
            Self::Grow => pages.count() <= goal && pages.fill_of_last() <= 0.9,
        }
    }
}

/// What a document has to fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Budget {
    /// The number of pages that the user asks for; `None` only keeps the last of a few pages from being nearly empty.
    pub pages: Option<usize>,
    /// The template's size of body text, in points.
    pub body: f64,
    /// How much markup there is, in bytes.
    pub markup: usize,
}

impl Budget {
    /// Whether there is more markup than usually has room on the pages.
    fn looks_exceeded(&self) -> bool {
        self.pages.is_some_and(|pages| self.markup > pages.saturating_mul(ON_A_PAGE))
    }

    /// Whether there is no more markup than usually has room on one page.
    pub(crate) fn looks_like_a_page(&self) -> bool {
        self.markup <= ON_A_PAGE
    }
}

/// How much markup usually has room on a page, in bytes.
const ON_A_PAGE: usize = 4_000;

/// A document that fits, and what it took.
#[derive(Clone)]
pub(crate) struct Fitted {
    /// The pages.
    pub pages: Pages,
    /// The measures they are set with.
    pub fit: Fit,
}

/// A step in the part of the ladder where most documents begin to fit that do not without. Set along with a document that looks too
/// long, it tells enough for the next pair of steps to be the right one, more often than not.
const LIKELY_STEP: i32 = 24;

/// Sets the document with the least change of measures that meets the budget.
///
/// `set` typesets it with each of the given measures. The diagnostics are those of the setting that is kept, and a note on what was
/// changed, if anything was.
///
/// # Errors
/// [`Code::DoesNotFit`], with the number of lines over, when even the tightest setting is too long.
pub(crate) fn fit(budget: &Budget, mut set: impl FnMut(&[Fit]) -> Vec<Outcome<Pages>>) -> Outcome<Fitted> {
    let plain = Fit::default();
    let likely = budget.looks_exceeded().then(|| squeeze(LIKELY_STEP, budget.body));
    let mut settings = set(&[Some(plain), likely].into_iter().flatten().collect::<Vec<_>>()).into_iter();
    let Some(plain) = settings.next() else { return Outcome::from_parts(None, Vec::new()) };
    let Some(pages) = plain.value() else { return unchanged(plain) };
    let count = pages.count();
    let (way, goal) = match budget.pages {
        Some(goal) if count > goal => (Way::Squeeze, goal),
        Some(goal @ 1) if pages.fill_of_last() <= 0.8 => (Way::Grow, goal),
        None if (2..=FEW_PAGES).contains(&count) && pages.lines_on_last() <= FORGOTTEN_LINES => {
            (Way::CloseUp, count - 1)
        }
        _ => return unchanged(plain),
    };
    let mut search = Search::new(way, goal, length(pages));
    let mut known = BTreeMap::from([(0, plain)]);
    let mut fresh: Vec<_> = settings.filter(|_| way == Way::Squeeze).map(|setting| (LIKELY_STEP, setting)).collect();
    loop {
        for (step, setting) in fresh {
            let Some(pages) = setting.value() else { return unchanged(setting) };
            search.learn(step, way.goes_on(pages, goal), length(pages));
            known.insert(step, setting);
        }
        known.retain(|step, _| [0, search.before.0, search.behind.0].contains(step));
        let steps = search.next_steps();
        if steps.is_empty() {
            break;
        }
        let measures: Vec<Fit> = steps.iter().map(|step| way.measures(*step, budget.body)).collect();
        fresh = steps.into_iter().zip(set(&measures)).collect();
    }
    let (before, behind) = (search.before.0, search.behind.0);
    let step = match way {
        Way::Grow => before,
        Way::Squeeze | Way::CloseUp if behind <= way.steps() => behind,
        Way::Squeeze => return too_long(goal, take(known, before)),
        Way::CloseUp => 0,
    };
    let kept = take(known, step);
    if step == 0 { unchanged(kept) } else { report(kept, way.measures(step, budget.body), budget.body) }
}

fn take(mut known: BTreeMap<i32, Outcome<Pages>>, step: i32) -> Outcome<Pages> {
    known.remove(&step).unwrap_or_else(|| Outcome::from_parts(None, Vec::new()))
}

/// The search for the last step at which a document goes on, and the one behind it, at which it is there.
///
/// It guesses where that is if each step takes as much from the document's length as from that of others, and asks for the two steps
/// that would prove it. What they tell makes the next guess better.
struct Search {
    way: Way,
    /// How long the document would be at the step, in pages.
    target: f64,
    /// The last step that is known to be before it, and how many pages the document takes there.
    before: (i32, f64),
    /// The first step that is known to be behind it, or the one beyond the last, and how many pages the document takes there.
    behind: (i32, f64),
    /// How many steps were between the two before the last pair was tried.
    span: i32,
}

impl Search {
    /// A search for the step at which a document of `length` pages takes `goal`.
    fn new(way: Way, goal: usize, length: f64) -> Self {
        // A page that is full has a little more than is counted.
        let target = goal as f64 + if way == Way::Grow { 0.0 } else { 0.05 };
        let beyond = way.steps() + 1;
        let behind = (beyond, length * (1.0 - way.loss(beyond)));
        Self { way, target, before: (0, length), behind, span: i32::MAX }
    }

    /// The steps to try next; none when the two are found.
    fn next_steps(&mut self) -> Vec<i32> {
        let (before, behind, last) = (self.before.0, self.behind.0, self.way.steps());
        let span = behind - before;
        let is_slow = span > self.span / 2;
        self.span = span;
        if span <= 3 {
            return (before + 1..behind).collect();
        }
        if is_slow {
            return vec![before + span / 3, before + span * 2 / 3];
        }
        let guess = self.guess();
        if guess > last {
            return vec![last];
        }
        let first = (guess - 1).clamp(before + 1, behind - 2);
        vec![first, first + 1]
    }

    /// The first step at which the document would be there.
    fn guess(&self) -> i32 {
        let (before, behind) = (self.before, self.behind);
        let way = (before.1 - self.target) / (before.1 - behind.1);
        let part = if way.is_nan() { 1.0 } else { way.clamp(0.0, 1.0) };
        let loss = |step: i32| (self.way.loss(step) - self.way.loss(before.0)).abs();
        (before.0 + 1..behind.0).find(|step| loss(*step) >= part * loss(behind.0)).unwrap_or(behind.0)
    }

    /// Takes in what a step has shown: whether the document goes on there, and its length.
    fn learn(&mut self, step: i32, goes_on: bool, length: f64) {
        if !goes_on {
            if step < self.behind.0 {
                self.behind = (step, length);
            }
        } else if step > self.before.0 {
            self.before = (step, length);
            let last = self.way.steps();
            if self.behind.0 > last {
                let rest = (1.0 - self.way.loss(last + 1)) / (1.0 - self.way.loss(step));
                self.behind.1 = length * rest;
            }
        }
    }
}

/// How many pages the text takes, the last one as the part of it that is full. (Margins differ; a tenth of the sheet at the head and at
/// the foot is close enough for a guess.)
fn length(pages: &Pages) -> f64 {
    const EDGE: f64 = 0.1;
    pages.count().saturating_sub(1) as f64 + ((pages.fill_of_last() - EDGE) / (1.0 - 2.0 * EDGE)).clamp(0.0, 1.1)
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
    let climbed = f64::from(step) / f64::from(Way::Squeeze.steps()) * rungs;
    for (index, rung) in LADDER.iter().enumerate() {
        *(rung.measure)(&mut fit) = toward(rung.least, climbed - index as f64);
    }
    fit.size = toward(smallest, climbed - LADDER.len() as f64);
    fit
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
        let closed_up = |step| Way::CloseUp.measures(step, 10.5);
        assert_eq!(closed_up(2), Fit { spacing: 0.875, leading: 0.93, margin: 0.94, size: 1.0 });
        assert_eq!(closed_up(4), CLOSEST);
    }

    #[test]
    fn small_type_is_not_made_smaller() {
        assert_eq!(squeeze(32, 9.0).size, 1.0);
    }

    /// The step behind which a document is that goes on as `goes_on` says and is as long as `shape` says, and how many pairs of settings it
    /// took to find it.
    fn searched(way: Way, goal: usize, goes_on: impl Fn(i32) -> bool, shape: impl Fn(i32) -> f64) -> (i32, usize) {
        let mut search = Search::new(way, goal, shape(0));
        let mut pairs = 0;
        loop {
            let steps = search.next_steps();
            if steps.is_empty() {
                return (search.behind.0, pairs);
            }
            pairs += 1;
            for step in steps {
                search.learn(step, goes_on(step), shape(step));
            }
        }
    }

    #[test]
    fn the_search_finds_the_least_step_that_fits() {
        let shapes: [fn(i32) -> f64; 4] = [
            |step| 1.0 - Way::Squeeze.loss(step),
            |step| 1.0 - 0.011 * f64::from(step),
            |step| 1.0 - 0.025 * f64::from(step.min(8)) - 0.004 * f64::from(step),
            |step| 1.0 - 0.001 * f64::from(step) - 0.03 * f64::from((step - 20).max(0)),
        ];
        for (shape, most_in_the_mean) in shapes.into_iter().zip([1.8, 2.3, 2.0, 2.3]) {
            let (mut pairs, mut searches) = (0, 0);
            for length in (101..400).map(|percent| f64::from(percent) / 100.0) {
                for goal in 1..length.ceil() as usize {
                    let goes_on = |step| length * shape(step) > goal as f64;
                    let least = (1..=32).find(|&step| !goes_on(step)).unwrap_or(33);
                    let (found, asked) = searched(Way::Squeeze, goal, goes_on, |step| length * shape(step));
                    assert_eq!(found, least, "{length} pages on {goal}");
                    assert!(asked <= 5, "{asked} pairs");
                    (pairs, searches) = (pairs + asked, searches + 1);
                }
            }
            let mean = pairs as f64 / f64::from(searches);
            assert!(mean < most_in_the_mean, "{mean} pairs in the mean");
        }
    }

    #[test]
    fn the_search_finds_the_last_step_at_which_a_page_has_room() {
        for last in 0..=7 {
            for fill in (10..=80).map(|percent| f64::from(percent) / 100.0) {
                let shape = |step: i32| fill * (1.0 + 0.03 * f64::from(step));
                let (found, asked) = searched(Way::Grow, 1, |step| step <= last, shape);
                assert!(found == last + 1 && asked <= 4, "{last}: {found} after {asked}");
            }
        }
    }

    #[test]
    fn the_report_names_what_changed() {
        let said = Measures { fit: squeeze(26, 10.5), body: 10.5 }.to_string();
        assert_eq!(said, "spacing 60 %, leading 70 %, margins 75 %, size 10.2 pt");
    }
}
