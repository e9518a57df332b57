//! The curate stage: from what a site shows to what belongs in a CV.
//!
//! A site has parts that a CV does not need: navigation, visitor counters, news, teasers, the theme's samples. [`curate`] leaves
//! them out: a pure function from [`Cv`] to [`Cv`]. Each [`Rule`] has a name, a reason and an example. Whatever it leaves out
//! is in the loss report with its place, and the author can keep it: with `keep` in the `vitae:` block, or with
//! `<!-- vitae:keep -->` around the place.
//!
//! | module | what it does |
//! |---|---|
//! | `rules` | the table of rules; the guide's table is made from it |
//! | `removals` | asks whether a rule is overruled, and notes what it leaves out |
//! | `walk` | goes through sections, lists, tables and entries, outer ones first |
//! | `sample`, `nobody` | know the texts that themes ship with, and whom these are about |
//! | `headline` | the header itself: each line and each address once |
//! | `byline` | the first lines of a page that are the header's |
//! | `fields` | tables of name, position and address, which are the header's |
//! | `header` | what the header of the document prints already |
//! | `countries` | the names of countries, which an affiliation may end with |
//! | `cut` | takes stretches out of running text |
//! | `material`, `labels`, `title_links` | links to the files of papers, how they are labelled, where the titles lead instead |
//! | `link_columns` | columns of tables that only lead to such files |
//! | `lifted` | lines that only a style sheet makes headings |
//! | `abstracts` | abstracts below papers |
//! | `others` | papers by others, which a site cites |
//! | `openings` | sections that call for students or staff |
//! | `recommended` | sections that recommend what others have made |
//! | `asides` | sentences that speak to visitors |
//! | `furniture`, `phrases` | what serves the website alone, by structure and words |
//! | `everywhere` | what every page of a site repeats around its own words |
//! | `eyebrows` | lines above headings that repeat what these are about |
//! | `ornaments` | emoji, counters, marks of boxes that open |
//! | `news` | sections that announce things |
//! | `tags` | HTML tags that pages show as text |
//! | `struck` | what is crossed out |
//! | `summaries` | lines that only open a part of the page |
//! | `references` | the titles of papers |
//! | `selected`, `awards` | a selection of papers next to the full list |
//! | `repeated` | what two pages, or two lists, both say |
//! | `profiles` | what several pages say about the person in prose |
//! | `hashtags` | hashtags by which a site sorts its lists |
//! | `figures`, `captions` | pictures other than the portrait, and the lines below them |
//! | `titles` | titles that appear twice |
//! | `punctuation` | what is left over between texts that were left out |
//! | `empty` | headings, list items and columns that have become empty |

mod abstracts;
mod asides;
mod awards;
mod byline;
mod captions;
mod countries;
mod cut;
mod empty;
mod everywhere;
mod eyebrows;
mod fields;
mod figures;
mod furniture;
mod hashtags;
mod header;
mod headline;
mod labels;
mod lifted;
mod link_columns;
mod material;
mod news;
mod nobody;
mod openings;
mod ornaments;
mod others;
mod phrases;
mod profiles;
mod punctuation;
mod recommended;
mod references;
mod removals;
mod repeated;
mod rules;
mod sample;
mod selected;
mod struck;
mod summaries;
mod tags;
mod title_links;
mod titles;
mod walk;

pub use figures::Figures;
pub use rules::Rule;

use crate::cv::{self, Cv, Section};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::Image;
use crate::source::{SourceId, Sources};

use removals::Removals;

/// How a document is curated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Curation {
    /// The rules that leave nothing out.
    pub keep: Vec<Rule>,
    /// Which pictures are printed besides the portrait.
    pub figures: Figures,
    /// What to do about a position that vitae has found, in the words of the site's generator.
    pub how_to_set_the_position: &'static str,
    /// Whether vitae chose the pages. If the user named them, only sample text and furniture go.
    pub chosen: bool,
}

/// Leaves out what belongs only on the site. `pages` are the sources that it was made from.
///
/// # Errors
/// [`Code::EmptyPage`] when nothing is left.
pub fn curate(cv: Cv, options: &Curation, sources: &Sources, pages: &[SourceId]) -> Outcome<Cv> {
    let mut removals = Removals::new(options, sources, pages);
    let Cv { mut sections, mut profile, .. } = cv;
    let gaps = empty::gaps(&sections);
    sample::leave_out(&mut sections, &mut profile, &mut removals);
    let (before, noted) = (sections.clone(), removals.noted());
    tags::leave_out(&mut sections, &mut removals);
    furniture::leave_out(&mut sections, profile.homepage.as_deref(), &mut removals);
    summaries::open(&mut sections, &mut removals);
    ornaments::leave_out(&mut sections, &mut removals);
    eyebrows::leave_out(&mut sections, sources, &mut removals);
    if options.chosen {
        byline::unquote(&mut sections);
        struck::leave_out(&mut sections, &mut removals);
        byline::take_lines(&mut sections, &mut profile);
        headline::tidy(&mut profile, &mut removals);
        fields::leave_out(&mut sections, &mut profile, &mut removals);
        ornaments::leave_out_rules(&mut sections, &mut removals);
        ornaments::leave_out_mottos(&mut sections, &mut removals);
        ornaments::leave_out_badges(&mut sections, &mut removals);
        hashtags::leave_out(&mut sections, &mut removals);
        openings::leave_out(&mut sections, &mut removals);
        recommended::leave_out(&mut sections, &mut removals);
        asides::leave_out(&mut sections, &profile, &mut removals);
        furniture::leave_out_leads(&mut sections, &mut removals);
        everywhere::leave_out(&mut sections, pages, &mut removals);
        header::leave_out(&mut sections, &profile, &mut removals);
        byline::take_affiliation(&mut sections, &mut profile);
        byline::take_town(&mut sections, &mut profile);
        fields::leave_out_sections(&mut sections, &mut profile, &mut removals);
        fields::set_apart(&mut sections);
        lifted::lift(&mut sections);
        furniture::leave_out_title(&mut sections, &mut removals);
        link_columns::leave_out(&mut sections, profile.homepage.as_deref(), &mut removals);
        material::leave_out(&mut sections, &profile, &mut removals);
        abstracts::leave_out(&mut sections, &mut removals);
        news::leave_out(&mut sections, sources, &mut removals);
        others::leave_out(&mut sections, &profile, &mut removals);
        selected::leave_out_beginnings(&mut sections, &mut removals);
        selected::leave_out(&mut sections, &mut removals);
        repeated::leave_out(&mut sections, &profile, &mut removals);
        profiles::leave_out_translation(&mut sections, cv.language, &mut removals);
        profiles::leave_out(&mut sections, pages, sources, &mut removals);
        titles::leave_out(&mut sections, &mut removals);
    }
    empty::leave_out(&mut sections, sources, &gaps, &mut removals);
    if is_nothing(&sections) {
        // A page that is nothing but a greeting is still somebody's page.
        sections = before;
        removals.forget_after(noted);
    }
    let mut diagnostics = removals.finish();
    if options.chosen {
        diagnostics.extend(byline::take_post(&sections, &mut profile, options.how_to_set_the_position));
    }
    if is_nothing(&sections) {
        let help = "write something of your own in its place";
        diagnostics
            .push(Diagnostic::error(Code::EmptyPage, "there is nothing to print but samples of the theme").help(help));
        return Outcome::from_parts(None, diagnostics);
    }
    if options.chosen {
        cv::entries::agree_on_a_side(&mut sections);
    }
    cv::number(&mut sections, cv.numbering);
    Outcome::new(Cv { sections, profile, ..cv }, diagnostics)
}

/// What is known of a CV's pictures.
pub struct KnownPictures<'a> {
    /// Whether a picture is there.
    pub is_there: &'a dyn Fn(&Image) -> bool,
    /// Whether the picture at a path, as its page has it, is a logo or a pictogram.
    pub is_pictogram: &'a dyn Fn(&str) -> bool,
}

/// Leaves out pictures of a site, and whatever is empty without them. This is a separate step because missing images must be
/// reported even if they would not be printed: a path that leads nowhere is wrong on the site, too. A missing picture takes its
/// caption with it.
pub fn without_pictures(
    cv: Cv,
    options: &Curation,
    pictures: KnownPictures<'_>,
    sources: &Sources,
    pages: &[SourceId],
) -> Outcome<Cv> {
    let KnownPictures { is_there, is_pictogram } = pictures;
    let mut removals = Removals::new(options, sources, pages);
    let Cv { mut sections, mut profile, .. } = cv;
    let gaps = empty::gaps(&sections);
    captions::set_apart(&mut sections);
    if let Some(photo) = &profile.photo {
        figures::leave_out_portrait(&mut sections, &photo.value, &mut removals);
    }
    if options.chosen {
        profile.photo.take_if(|photo| figures::is_no_portrait(photo, is_pictogram, &mut removals));
    }
    figures::leave_out_missing(&mut sections, is_there, &mut removals);
    if matches!(options.figures, Figures::Captioned | Figures::None) {
        captions::leave_out(&mut sections, options.figures == Figures::Captioned, &mut removals);
    }
    figures::leave_out(&mut sections, options.figures, is_there, &mut removals);
    empty::leave_out(&mut sections, sources, &gaps, &mut removals);
    punctuation::tidy(&mut sections);
    Outcome::new(Cv { sections, profile, ..cv }, removals.finish())
}

/// Whether nothing would be printed.
fn is_nothing(sections: &[Section]) -> bool {
    sections.iter().all(|section| section.heading.is_none() && section.content.is_empty())
}
