//! Every key of the `vitae:` block, one row each: its name, what it may hold and how that is read, its default,
//! an example, and what it does.

use super::form::{
    Choice, Colour, Day, Flag, Keys, LanguageTag, ListOfKeys, Names, Number, Text, TextMap, Texts, Whole,
};
use super::{Key, Row};
use crate::curate::{Figures, Rule};
use crate::cv::{Count, DateStyle, Grouping, Labels, Position, Sorting, VenueNames};
use crate::design::{Contacts, Density, Emoji, Links, Paper};
use crate::diagnostic::Code;

/// A default that is not a fixed value: the row's description says what applies.
const VARIES: &str = "";

macro_rules! keys {
    (
        $(#[doc = $table_doc:literal])*
        $table:ident:
        $($path:literal $name:ident: $form:ty = $value:expr, default $default:expr, example $example:literal, $about:literal;)*
    ) => {
        $(
            #[doc = $about]
            pub(super) const $name: Row<$form> =
                Row { path: $path, form: $value, default: $default, example: $example, about: $about };
        )*
        $(#[doc = $table_doc])*
        pub(super) const $table: &[&dyn Key] = &[$(&$name),*];
    };
}

keys! {
    /// The keys of one document; the block itself has the same, as defaults for all its documents.
    DOCUMENT:

    "output" OUTPUT: Text = Text, default VARIES, example "files/cv.pdf",
    "The file to write, relative to the site's folder; by default, the PDF that your pages link to as your CV, else `cv.pdf`.";

    "sources" SOURCES: Texts = Texts, default VARIES, example "[_pages/about.md, _pages/cv.md]",
    "The pages to print, in this order, and no others; by default, the homepage, the CV page and what they lack.";

    "template" TEMPLATE: Text = Text, default "academic", example "modern",
    "academic, modern, compact, jianli, bio, or the path of a .typ file.";

    "lang" LANG: LanguageTag = LanguageTag, default VARIES, example "zh",
    "The language of the document; by default, the language of its pages.";

    "pages" PAGES: Whole = Whole(1, 1000), default VARIES, example "2",
    "The page budget: spacing, leading, margins and finally type size are reduced until the document fits.";

    "date" DATE: Day = Day, default VARIES, example "2024-05-01",
    "The document's date; by default, the newest date in its pages' front matter.";

    "paper" PAPER: Choice<Paper> = Choice(&[("a4", Paper::A4), ("us-letter", Paper::UsLetter)]),
    default "a4", example "us-letter",
    "The paper size.";

    "accent" ACCENT: Colour = Colour, default VARIES, example "\"#1f3a5f\"",
    "The accent colour; by default, the template's.";

    "font" FONT: Text = Text, default VARIES, example "Source Sans 3",
    "The font family of the body text; by default, the template's.";

    "size" SIZE: Number = Number(8.0, 14.0), default VARIES, example "10.5",
    "The size of the body text in points; by default, the template's.";

    "emoji" EMOJI: Choice<Emoji> = Choice(&[("mono", Emoji::Mono), ("colour", Emoji::Colour)]),
    default "mono", example "colour",
    "How emoji are printed.";

    "links" LINKS: Choice<Links> =
        Choice(&[("colour", Links::Colour), ("footnote", Links::Footnote), ("plain", Links::Plain)]),
    default "colour", example "footnote",
    "How links are shown.";

    "photo" PHOTO: Flag = Flag, default "true", example "false",
    "Print the portrait, if the template has a place for it.";

    "icons" ICONS: Flag = Flag, default "false", example "true",
    "Put icons next to contacts.";

    "contacts" CONTACTS: Choice<Contacts> = Choice(&[("below", Contacts::Below), ("right", Contacts::Right)]),
    default "below", example "right",
    "Where contacts stand: below the name or to its right.";

    "footer" FOOTER: Flag = Flag, default "true", example "false",
    "Print a footer on every page.";

    "density" DENSITY: Choice<Density> =
        Choice(&[("loose", Density::Loose), ("normal", Density::Normal), ("compact", Density::Compact)]),
    default "normal", example "compact",
    "How much space there is between blocks.";

    "qr" QR: Flag = Flag, default "false", example "true",
    "Print the homepage's address as a QR code.";

    "attach" ATTACH: Flag = Flag, default "false", example "true",
    "Attach the source pages to the PDF.";

    "dates" DATES: Choice<DateStyle> = Choice(&[
        ("as-written", DateStyle::AsWritten),
        ("words", DateStyle::Words),
        ("numbers", DateStyle::Numbers),
    ]),
    default "as-written", example "words",
    "How the dates of entries are printed.";

    "keep" KEEP: Names<Rule> = Names { all: Rule::NAMES, named: Rule::named, wanted: None, listed: None },
    default VARIES, example "[sample, news]",
    "Rules to switch off.";

    "images" IMAGES: Choice<Figures> =
        Choice(&[("none", Figures::None), ("thumbnails", Figures::Thumbnails), ("all", Figures::All)]),
    default VARIES, example "all",
    "Which images are printed besides the portrait; by default, those with a caption, at most a third of the text width. In modern, the rest are thumbnails. If you name the pages, all images are printed.";

    "emphasize" EMPHASIZE: Texts = Texts, default VARIES, example "[Ada Lovelace, A. A. Lovelace]",
    "Your name in publication lists, to set in bold; by default, all usual forms of the profile's name.";

    "other_names" OTHER_NAMES: Texts = Texts, default VARIES, example "[Ada Byron, A. K. Byron]",
    "Other names of yours, such as a former one or one in another script, to set in bold in publication lists too.";

    "publications" PUBLICATIONS: Keys = Keys(OF_PUBLICATIONS), default VARIES, example "{selected: true, group: year}",
    "Which publications are printed, and how.";

    "sections" SECTIONS: Keys = Keys(OF_SECTIONS), default VARIES, example "{skip: [News]}",
    "Which sections are printed, and in what order.";
}

keys! {
    /// The keys of `publications`.
    OF_PUBLICATIONS:

    "publications.selected" SELECTED: Flag = Flag, default "false", example "true",
    "Print only publications that the bibliography marks as selected.";

    "publications.since" SINCE: Whole = Whole(1000, 9999), default VARIES, example "2020",
    "Print only publications from this year on, and forthcoming ones.";

    "publications.role" ROLE: Names<Position> =
        Names { all: Position::NAMES, named: Position::named, wanted: None, listed: None },
    default VARIES, example "[first, corresponding]",
    "Print only publications of which you are the first, last or corresponding author; equal contributors count as first.";

    "publications.limit" LIMIT: Whole = Whole(1, 10_000), default VARIES, example "20",
    "How many publications to print at most; the newest are kept. By default, all.";

    "publications.venue" VENUE: Choice<VenueNames> =
        Choice(&[("full", VenueNames::Full), ("short", VenueNames::Short), ("both", VenueNames::Both)]),
    default VARIES, example "both",
    "How venues are named: in full, by their short name in bold, or by both; by default, in full, followed by `abbr`.";

    "publications.authors" AUTHORS: Whole = Whole(1, 1000), default VARIES, example "8",
    "How many authors of a publication to name at most; your own name is always kept. By default, all, and 20 if there are more than 60.";

    "publications.group" GROUP: Choice<Grouping> =
        Choice(&[("kind", Grouping::Kind), ("year", Grouping::Year), ("none", Grouping::None)]),
    default VARIES, example "year",
    "Group publications by kind, by year, or not at all.";

    "publications.sort" SORT: Choice<Sorting> = Choice(&[
        ("newest", Sorting::Newest),
        ("oldest", Sorting::Oldest),
        ("title", Sorting::Title),
        ("as-listed", Sorting::AsListed),
    ]),
    default VARIES, example "oldest",
    "The order within a group; by default, the site's, else the newest first.";

    "publications.numbering" NUMBERING: Choice<Count> =
        Choice(&[("ascending", Count::Ascending), ("descending", Count::Descending), ("none", Count::None)]),
    default VARIES, example "descending",
    "Which way publications are numbered; by default, from 1, except that modern prints years instead.";

    "publications.labels" LABELS: Choice<Labels> = Choice(&[("plain", Labels::Plain), ("kind", Labels::Kind)]),
    default "plain", example "kind",
    "How numbers look: `kind` numbers each kind separately (J1, J2, C1).";
}

keys! {
    /// The keys of `sections`.
    OF_SECTIONS:

    "sections.only" ONLY: Texts = Texts, default VARIES, example "[Education, Publications]",
    "Print these sections and no others.";

    "sections.skip" SKIP: Texts = Texts, default VARIES, example "[News]",
    "Leave these sections out.";

    "sections.order" ORDER: Texts = Texts, default VARIES, example "[Publications, Education]",
    "Print these sections first, in this order.";

    "sections.rename" RENAME: TextMap = TextMap, default VARIES, example "{About me: Profile}",
    "New headings for sections: the heading on the page, then the one to print.";
}

keys! {
    /// The keys that the block has besides those of a document.
    OF_BLOCK:

    "check" CHECK: Keys = Keys(OF_CHECK), default VARIES, example "{allow: dead-link}",
    "Settings of `vitae check`.";

    "documents" DOCUMENTS: ListOfKeys = ListOfKeys(DOCUMENT),
    default VARIES, example "[{output: files/cv.pdf}, {output: files/bio.pdf, template: bio}]",
    "The documents to build; by default, one.";
}

keys! {
    /// The keys of `check`.
    OF_CHECK:

    "check.allow" ALLOW: Names<Code> = Names {
        all: Code::NAMES,
        named: Code::named,
        wanted: Some("a code such as `dead-link`, or a list of codes"),
        listed: Some("docs/messages.md"),
    },
    default VARIES, example "[dead-link, missing-image]",
    "The codes of findings to ignore.";
}
