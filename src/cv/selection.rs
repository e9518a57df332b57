//! Which publications a list shows, in which order, and what is said about the others.

use crate::diagnostic::{Code, Diagnostic};
use crate::fold;
use crate::source::Span;

use super::bibliography::VenueNames;
use super::model::Numbering;
use super::own_names::OwnNames;

/// Which publications a document prints, and in which groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicationOptions {
    /// The groups; `None` for what the page itself asks for, and [`Grouping::Kind`] when it does not.
    pub grouping: Option<Grouping>,
    /// Only those that the bibliography marks as `selected`.
    pub selected: bool,
    /// At most this many, the newest.
    pub limit: Option<usize>,
    /// Only those of this year and later, and those to come.
    pub since: Option<i32>,
    /// Only those in which the person has one of these positions; empty for all.
    pub positions: Vec<Position>,
    /// The order within a group; `None` for the one that the site asks for, and the newest first when it does not.
    pub sorting: Option<Sorting>,
    /// At most this many authors of each. The person is always one of them.
    pub authors: Option<usize>,
    /// Which names of a venue are printed; `None` for the full one, and the short one where the site gives it.
    pub venues: Option<VenueNames>,
    /// How they are numbered.
    pub numbering: Numbering,
    /// Names to print in bold; the profile's when empty.
    pub emphasize: Vec<String>,
    /// More names of the person, to print in bold too.
    pub other_names: Vec<String>,
    /// Whether publications that no page lists follow at the end, under their own heading.
    pub unlisted: bool,
}

impl PublicationOptions {
    /// The names to print in bold, where the person is known by `names`.
    pub(super) fn own_names(&self, names: &[&str]) -> OwnNames {
        let told = self.emphasize.iter().chain(&self.other_names).map(String::as_str);
        if self.emphasize.is_empty() { OwnNames::new(names.iter().copied()) } else { OwnNames::new(told) }
    }

    /// Whether only a part of the publications is asked for.
    pub(crate) fn is_selection(&self) -> bool {
        self.selected || self.limit.is_some() || self.since.is_some() || !self.positions.is_empty()
    }
}

/// How a list of publications is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Journal articles, conference papers, …
    Kind,
    /// 2024, 2023, …
    Year,
    /// Not at all.
    None,
}

/// In which order publications come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorting {
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
    /// By title.
    Title,
    /// As the file or the page has them.
    AsListed,
}

/// The person's position among the authors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The first, or one who contributed as much as the first.
    First,
    /// The last.
    Last,
    /// The corresponding author.
    Corresponding,
}

impl Position {
    /// The words for the positions in a configuration.
    pub const NAMES: &'static [&'static str] = &["first", "last", "corresponding"];

    /// The position of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::First, Self::Last, Self::Corresponding].into_iter().find(|position| position.name() == name)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
            Self::Corresponding => "corresponding",
        }
    }
}

/// A publication that may be printed.
pub(super) trait Candidate {
    /// The words of its title.
    fn title(&self) -> String;
    /// Its place, for messages.
    fn span(&self) -> Span;
    /// When it appeared: the year, then the month and the day where they are known. `None` when it is yet to come.
    fn date(&self) -> Option<(i32, u8, u8)>;
    /// Whether it is yet to come, if it has no date: one that nobody has dated is among the last.
    fn is_to_come(&self) -> bool {
        true
    }
    /// Whether its author marks it as one of the best.
    fn is_selected(&self) -> bool;
    /// Whether the person is known to have a position among the authors.
    fn has(&self, position: Position, own: &OwnNames) -> bool;
}

/// Those that the options ask for, in their order, and a loss for each option that leaves out others.
pub(super) fn select<T: Candidate>(
    all: Vec<T>,
    options: &PublicationOptions,
    own: &OwnNames,
) -> (Vec<T>, Vec<Diagnostic>) {
    let mut rest = Rest { kept: all, losses: Vec::new() };
    if options.selected {
        rest.keep("selected: true", Candidate::is_selected);
    }
    if let Some(since) = options.since {
        let is_new = |one: &T| one.date().is_none_or(|(year, ..)| year >= since);
        rest.keep(&format!("since: {since}"), is_new);
    }
    if !options.positions.is_empty() {
        let names: Vec<&str> = options.positions.iter().map(|position| position.name()).collect();
        let list = if names.len() == 1 { names.concat() } else { format!("[{}]", names.join(", ")) };
        rest.keep(&format!("role: {list}"), |one| options.positions.iter().any(|&position| one.has(position, own)));
    }
    if let Some(limit) = options.limit.filter(|limit| *limit < rest.kept.len()) {
        let mut newest: Vec<usize> = (0..rest.kept.len()).collect();
        newest.sort_by_cached_key(|&at| std::cmp::Reverse(newness(&rest.kept[at])));
        newest.truncate(limit);
        let mut places = 0..;
        rest.keep(&format!("limit: {limit}"), |_| places.next().is_some_and(|at| newest.contains(&at)));
    }
    (rest.kept, rest.losses)
}

/// What the options have left so far.
struct Rest<T> {
    kept: Vec<T>,
    losses: Vec<Diagnostic>,
}

impl<T: Candidate> Rest<T> {
    /// Keeps some, and says that the others are left out by `option`, as it is written in the configuration.
    fn keep(&mut self, option: &str, mut is_wanted: impl FnMut(&T) -> bool) {
        let (kept, others): (Vec<T>, Vec<T>) =
            std::mem::take(&mut self.kept).into_iter().partition(|one| is_wanted(one));
        self.kept = kept;
        let Some(first) = others.first() else { return };
        let title = first.title();
        let message = match others.len() {
            1 => format!("“{title}” is left out by `{option}`"),
            count => format!("{count} publications are left out by `{option}`; the first is “{title}”"),
        };
        self.losses.push(Diagnostic::loss(Code::DroppedData, message).at(first.span()));
    }
}

/// Sorts publications; those that compare equal keep their order.
pub(super) fn sort<T: Candidate>(all: &mut [T], sorting: Sorting) {
    match sorting {
        Sorting::Newest => all.sort_by_cached_key(|one| std::cmp::Reverse(newness(one))),
        Sorting::Oldest => all.sort_by_cached_key(newness),
        Sorting::Title => all.sort_by_cached_key(|one| fold::words(&one.title())),
        Sorting::AsListed => {}
    }
}

/// Puts publications in the order in which they are grouped: years are counted down, unless the oldest come first.
pub(super) fn arrange<T: Candidate>(all: &mut [T], sorting: Sorting, grouping: Grouping) {
    sort(all, sorting);
    if grouping == Grouping::Year && sorting != Sorting::Oldest {
        sort(all, Sorting::Newest);
    }
}

fn newness<T: Candidate>(one: &T) -> (i32, u8, u8) {
    one.date().unwrap_or_else(|| (if one.is_to_come() { i32::MAX } else { i32::MIN }, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    struct Paper(&'static str, Option<i32>, &'static [Position]);

    impl Candidate for Paper {
        fn title(&self) -> String {
            self.0.to_owned()
        }

        fn span(&self) -> Span {
            Span::new(Sources::new().add(Source::new("a.bib", "")), 0..0)
        }

        fn date(&self) -> Option<(i32, u8, u8)> {
            self.1.map(|year| (year, 0, 0))
        }

        fn is_selected(&self) -> bool {
            self.0.starts_with('T')
        }

        fn has(&self, position: Position, _: &OwnNames) -> bool {
            self.2.contains(&position)
        }
    }

    fn papers() -> Vec<Paper> {
        vec![
            Paper("Tides", Some(2019), &[Position::First]),
            Paper("Gulls", None, &[Position::Last]),
            Paper("Winds", Some(2021), &[]),
            Paper("Terns", Some(2021), &[Position::First, Position::Corresponding]),
        ]
    }

    #[test]
    fn what_an_option_leaves_out_is_said() {
        let none = PublicationOptions::default;
        for (options, kept, said) in [
            (none(), "Tides Gulls Winds Terns", ""),
            (
                PublicationOptions { since: Some(2020), ..none() },
                "Gulls Winds Terns",
                "“Tides” is left out by `since: 2020`",
            ),
            (
                PublicationOptions { positions: vec![Position::First], ..none() },
                "Tides Terns",
                "2 publications are left out by `role: first`; the first is “Gulls”",
            ),
            (
                PublicationOptions { positions: vec![Position::Last, Position::Corresponding], ..none() },
                "Gulls Terns",
                "2 publications are left out by `role: [last, corresponding]`; the first is “Tides”",
            ),
            (
                PublicationOptions { limit: Some(2), ..none() },
                "Gulls Winds",
                "2 publications are left out by `limit: 2`; the first is “Tides”",
            ),
            (PublicationOptions { limit: Some(4), ..none() }, "Tides Gulls Winds Terns", ""),
            (
                PublicationOptions { selected: true, since: Some(2020), ..none() },
                "Terns",
                "2 publications are left out by `selected: true`; the first is “Gulls”\n“Tides” is left out by `since: 2020`",
            ),
        ] {
            let (chosen, losses) = select(papers(), &options, &OwnNames::default());
            let titles: Vec<&str> = chosen.iter().map(|paper| paper.0).collect();
            let messages: Vec<String> = losses.into_iter().map(|loss| loss.message).collect();
            assert_eq!((titles.join(" ").as_str(), messages.join("\n").as_str()), (kept, said), "{options:?}");
        }
    }

    #[test]
    fn publications_come_in_the_order_that_is_asked_for() {
        for (sorting, expected) in [
            (Sorting::Newest, "Gulls Winds Terns Tides"),
            (Sorting::Oldest, "Tides Winds Terns Gulls"),
            (Sorting::Title, "Gulls Terns Tides Winds"),
            (Sorting::AsListed, "Tides Gulls Winds Terns"),
        ] {
            let mut all = papers();
            sort(&mut all, sorting);
            assert_eq!(all.iter().map(|paper| paper.0).collect::<Vec<_>>().join(" "), expected, "{sorting:?}");
        }
    }
}
