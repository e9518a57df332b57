//! Which sections a document prints, in which order, and under which headings.

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::Inlines;
use crate::fold;
use crate::meanings;
use crate::meanings::topic::{CAREER, PUBLICATIONS};
use crate::suggest::nearest;

use super::model::{Heading, Section};
use super::sections::{SECTION, groups, meanings_of};

/// The choice of sections that a document's settings make. Sections are named by their headings, in any case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionOptions {
    /// Print these and nothing else; empty for all. Text before the first heading is always printed, unless
    /// this is set.
    pub only: Vec<String>,
    /// Leave these out.
    pub skip: Vec<String>,
    /// Print these first, in this order; the others follow as they are.
    pub order: Vec<String>,
    /// Replacement headings: the page's words, then the document's.
    pub rename: Vec<(String, String)>,
    /// Print education and positions before the papers, and what the press writes behind all else, unless there is an order: no page
    /// was written as a CV.
    pub career_first: bool,
}

/// Chooses, orders and renames sections; their parts stay with them. Names that no heading has are warned about.
pub(super) fn arrange(sections: Vec<Section>, options: &SectionOptions) -> Outcome<Vec<Section>> {
    let mut diagnostics = unknown_names(&sections, options);
    let all = if options.only.is_empty() { sections } else { only(sections, &options.only) };
    let all = skip(all, &options.skip);
    let mut groups = groups(all);
    if options.career_first && options.order.is_empty() {
        diagnostics.extend(put_career_first(&mut groups));
        diagnostics.extend(put_press_last(&mut groups));
    }
    let mut groups: Vec<(usize, Vec<Section>)> = groups.into_iter().enumerate().collect();
    groups.sort_by_key(|(at, group)| match name(&group[0]) {
        // Text before the first heading opens the document.
        None if *at == 0 => 0,
        name => 1 + name.and_then(|name| position(&options.order, &name)).unwrap_or(options.order.len()),
    });
    let mut all: Vec<Section> = groups.into_iter().flat_map(|(_, group)| group).collect();
    all.iter_mut().for_each(|section| rename(section, &options.rename));
    Outcome::new(all, diagnostics)
}

/// Puts the sections of a career that are behind the papers before them, and notes each.
fn put_career_first(groups: &mut [Vec<Section>]) -> Vec<Diagnostic> {
    let topics =
        |group: &[Section]| group[0].heading.as_ref().map(|heading| meanings_of(heading).0).unwrap_or_default();
    let is_career = |group: &Vec<Section>| {
        let topics = topics(group);
        !topics.is_empty() && topics.iter().all(|topic| CAREER.contains(topic))
    };
    let Some(papers) = groups.iter().position(|group| topics(group).contains(&PUBLICATIONS)) else { return Vec::new() };
    let behind = &mut groups[papers..];
    // A stable sort.
    behind.sort_by_key(|group| !is_career(group));
    let moved = behind.iter().take_while(|group| is_career(group)).filter_map(|group| group[0].heading.as_ref());
    let note = |heading: &Heading| {
        let words = heading.content.plain_text();
        let message = format!(
            "“{words}” is printed before the publications, as CVs have it; `sections: {{order: …}}` decides otherwise"
        );
        Diagnostic::note(Code::Chosen, message).at(heading.span)
    };
    moved.map(note).collect()
}

/// Puts what the press writes, where it stands before a career or papers, behind all sections but those of the time after work.
fn put_press_last(groups: &mut [Vec<Section>]) -> Vec<Diagnostic> {
    let is =
        |group: &Vec<Section>, is_meant: &dyn Fn(&Heading) -> bool| group[0].heading.as_ref().is_some_and(is_meant);
    let is_press = |group: &Vec<Section>| is(group, &|heading| meanings::is_of_press(&heading.folded()));
    let is_work = |group: &Vec<Section>| {
        is(group, &|heading| {
            meanings_of(heading).0.iter().any(|topic| *topic == PUBLICATIONS || CAREER.contains(topic))
        })
    };
    let is_leisure = |group: &Vec<Section>| is(group, &|heading| meanings::is_of_leisure(&heading.folded()));
    let Some(at) = groups.iter().position(is_press) else { return Vec::new() };
    if !groups[at..].iter().any(is_work) {
        return Vec::new();
    }
    let end = groups.iter().rposition(|group| !is_leisure(group)).map_or(0, |last| last + 1);
    groups[at..end].rotate_left(1);
    let Some(heading) = &groups[end - 1][0].heading else { return Vec::new() };
    let words = heading.content.plain_text();
    let message = format!("“{words}” is printed last, as CVs have it; `sections: {{order: …}}` decides otherwise");
    vec![Diagnostic::note(Code::Chosen, message).at(heading.span)]
}

/// The named sections with all their parts, and named parts of others, which become sections of their own.
fn only(sections: Vec<Section>, names: &[String]) -> Vec<Section> {
    let mut out = Vec::new();
    for group in groups(sections) {
        if is_named(&group[0], names) {
            out.extend(group);
            continue;
        }
        for mut part in group.into_iter().filter(|part| is_named(part, names)) {
            if let Some(heading) = &mut part.heading {
                heading.level = SECTION;
            }
            out.push(part);
        }
    }
    out
}

/// The sections without the named ones, which go with all their parts.
fn skip(sections: Vec<Section>, names: &[String]) -> Vec<Section> {
    let groups = groups(sections).into_iter().filter(|group| !is_named(&group[0], names));
    groups.flatten().filter(|part| !is_named(part, names)).collect()
}

fn is_named(section: &Section, names: &[String]) -> bool {
    name(section).is_some_and(|name| position(names, &name).is_some())
}

fn rename(section: &mut Section, names: &[(String, String)]) {
    let Some(heading) = &mut section.heading else { return };
    let words = heading.folded();
    if let Some((_, new)) = names.iter().find(|(old, _)| fold::words(old) == words) {
        heading.content = Inlines::text(new, heading.span);
    }
}

fn name(section: &Section) -> Option<String> {
    section.heading.as_ref().map(|heading| heading.content.plain_text())
}

fn position(names: &[String], name: &str) -> Option<usize> {
    let name = fold::words(name);
    names.iter().position(|known| fold::words(known) == name)
}

fn unknown_names(sections: &[Section], options: &SectionOptions) -> Vec<Diagnostic> {
    let known: Vec<String> = sections.iter().filter_map(name).collect();
    let renamed = options.rename.iter().map(|(old, _)| old);
    let asked = options.only.iter().chain(&options.skip).chain(&options.order).chain(renamed);
    let unknown = asked.filter(|asked| position(&known, asked).is_none());
    unknown.map(|asked| unknown_name(asked, &known)).collect()
}

fn unknown_name(asked: &str, known: &[String]) -> Diagnostic {
    let warning = Diagnostic::warning(Code::InvalidConfig, format!("no section is called “{asked}”"));
    match nearest(asked, known) {
        Some(name) => warning.help(format!("did you mean “{name}”?")),
        None => warning.help(format!("the sections are: {}", known.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

    /// Sections of these headings, a dash for none; a part starts with `+`.
    fn sections(names: &str) -> Vec<Section> {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let section = |name: &str| {
            let level = if name.starts_with('+') { SECTION + 1 } else { SECTION };
            let content = Inlines::text(name.trim_start_matches('+'), span);
            Section { heading: (name != "-").then_some(Heading { level, content, span }), content: Vec::new() }
        };
        names.split(' ').map(section).collect()
    }

    fn arranged(options: &SectionOptions) -> String {
        let all = arrange(sections("- Bio News +2024 +2023 - Teaching"), options).into_value().unwrap_or_default();
        let show = |section: &Section| match &section.heading {
            Some(heading) => {
                format!("{}{}", "+".repeat(usize::from(heading.level - SECTION)), heading.content.plain_text())
            }
            None => "-".to_owned(),
        };
        all.iter().map(show).collect::<Vec<_>>().join(" ")
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn sections_are_chosen_with_their_parts() {
        let with = |change: &dyn Fn(&mut SectionOptions)| {
            let mut options = SectionOptions::default();
            change(&mut options);
            arranged(&options)
        };
        assert_eq!(with(&|_| ()), "- Bio News +2024 +2023 - Teaching");
        assert_eq!(with(&|options| options.only = names(&["news", "Bio"])), "Bio News +2024 +2023");
        assert_eq!(with(&|options| options.only = names(&["2023"])), "2023");
        assert_eq!(with(&|options| options.skip = names(&["News"])), "- Bio - Teaching");
        assert_eq!(with(&|options| options.skip = names(&["2024"])), "- Bio News +2023 - Teaching");
        assert_eq!(with(&|options| options.order = names(&["Teaching", "News"])), "- Teaching News +2024 +2023 Bio -");
        assert_eq!(
            with(&|options| options.rename = vec![("bio".into(), "About".into())]),
            "- About News +2024 +2023 - Teaching"
        );
    }

    #[test]
    fn a_career_comes_before_the_papers() {
        let arranged = |order: &[&str]| {
            let options = SectionOptions { career_first: true, order: names(order), ..SectionOptions::default() };
            let outcome = arrange(sections("- Honors Publications +2024 Talks Educations +Oslo Internships"), &options);
            let notes = outcome.diagnostics().len();
            let all = outcome.into_value().unwrap_or_default();
            (all.iter().filter_map(name).collect::<Vec<_>>().join(" "), notes)
        };
        let moved = "Honors Educations Oslo Internships Publications 2024 Talks".to_owned();
        assert_eq!(arranged(&[]), (moved, 2));
        assert_eq!(arranged(&["Talks"]).0, "Talks Honors Publications 2024 Educations Oslo Internships");
    }

    #[test]
    fn the_press_comes_last() {
        let arranged = |names: &str| {
            let options = SectionOptions { career_first: true, ..SectionOptions::default() };
            let all = arrange(sections(names), &options).into_value().unwrap_or_default();
            all.iter().filter_map(name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(arranged("- Press +2024 Talks Publications Hobbies"), "Talks Publications Press 2024 Hobbies");
        assert_eq!(arranged("- Publications Media Talks"), "Publications Media Talks");
    }

    #[test]
    fn a_name_that_no_section_has_is_warned_about() {
        let options = SectionOptions { skip: names(&["Teachings"]), ..SectionOptions::default() };
        let outcome = arrange(sections("Bio Teaching"), &options);
        assert_eq!(outcome.diagnostics()[0].message, "no section is called “Teachings”");
        assert_eq!(outcome.diagnostics()[0].help, ["did you mean “Teaching”?"]);
    }
}
