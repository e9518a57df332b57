//! The Markdown dialect: where a page means something other than what CommonMark reads, as a table of passes.
//!
//! A pass looks at the text at hand, and at what the parser makes of it, and says what to change. The passes of one round
//! look at the same text; their changes are made together, and where two overlap the first one counts.

use super::draft::Draft;
use super::{
    bars, clean, comments, emphasis, formulas, html, jemdoc, kramdown, more_authors, panels, raw_html, spans,
    structure, tags,
};
use crate::diagnostic::Diagnostic;
use crate::rewrite::{Edit, Rewritten};

/// One habit of pages that the parser does not know.
pub(super) struct Pass {
    /// What it is about.
    pub(super) name: &'static str,
    /// What the site makes of it, and who says so.
    pub(super) why: &'static str,
    /// The changes to a text, and what they lose.
    run: fn(&Draft, &mut Vec<Diagnostic>) -> Vec<Edit>,
}

/// Passes that look at the same text.
type Round = &'static [Pass];

/// What is done to every text.
const CHARACTERS: Round = &[Pass {
    name: "characters",
    why: "Line endings are unified, control characters are removed, and radicals that only look like Han characters become those \
          characters.",
    run: |draft, _| clean::mend(draft.text()),
}];

/// What the site does not show, in Markdown and in HTML.
const COMMENTS: Round = &[Pass {
    name: "comments, scripts, styles",
    why: "The site shows none of these. Comments that begin with `vitae:` control the PDF.",
    run: comments::mend,
}];

/// What the site shows after a click.
const PANELS: Round = &[
    Pass {
        name: "panels",
        why: "A panel that a button shows in place of another one is a part of the page, under the words of its button.",
        run: |draft, _| panels::mend(draft),
    },
    Pass {
        name: "more authors",
        why: "al-folio: a click on “2 more authors” shows their names in its place.",
        run: |draft, _| more_authors::mend(draft),
    },
];

/// A page of HTML: nothing in it is Markdown.
pub(super) const HTML: &[Round] = &[
    CHARACTERS,
    COMMENTS,
    &[Pass {
        name: "layout tables",
        why: "jemdoc lays out a page as a table, with the menu of the site beside the text.",
        run: |draft, _| jemdoc::mend(draft.text()),
    }],
    PANELS,
];

/// A page of Markdown.
pub(super) const MARKDOWN: &[Round] = &[
    CHARACTERS,
    COMMENTS,
    PANELS,
    &[
        Pass {
            name: "formulas",
            why: "`$$…$$` is maths in kramdown; `\\\\(…\\\\)` and `\\\\[…\\\\]` are maths in MathJax, and so are `$…$`, where it is \
                  no money, and `\\begin{equation}`. Nothing inside is Markdown.",
            run: |draft, _| formulas::mend(draft),
        },
        Pass {
            name: "bars in code",
            why: "kramdown: a bar in a code span does not end a table cell.",
            run: |draft, _| bars::mend(draft.text()),
        },
    ],
    &[
        Pass {
            name: "extensions",
            why: "kramdown: `{::comment}` hides, `{::nomarkdown}` holds HTML, `{::options /}` prints nothing.",
            run: kramdown::extensions,
        },
        Pass {
            name: "attribute lists",
            why: "kramdown: `{: .class width=\"50%\"}` styles a block; `{:toc}` makes a table of contents.",
            run: kramdown::attribute_lists,
        },
        Pass {
            name: "abbreviations and remarks",
            why: "kramdown prints neither `*[HTML]: …` nor link definitions that nothing uses, such as `[comment]: <> (…)`.",
            run: kramdown::definitions,
        },
        Pass {
            name: "heading ids",
            why: "kramdown: `## Heading {#name}` sets the heading's id.",
            run: kramdown::heading_names,
        },
        Pass {
            name: "block ends",
            why: "kramdown: `^` alone on a line ends the block above it.",
            run: kramdown::block_ends,
        },
    ],
    &[Pass {
        name: "tags as browsers read them",
        why: "In a browser, a tag may span lines, omit quotes, and have commas behind its values. CommonMark ends some such tags early, and takes others for text.",
        run: |draft, _| tags::mend(draft),
    }],
    &[Pass {
        name: "large lines",
        why: "`<font size=\"5\">Education</font>` alone in a line is meant as a heading.",
        run: |draft, _| structure::large_lines(draft.text(), draft.regions()),
    }],
    &[Pass {
        name: "blank lines in HTML",
        why: "kramdown: in `<div>` without `markdown=\"1\"`, a blank line between words is a blank. Liquid leaves many.",
        run: |draft, _| raw_html::blank_lines(draft),
    }],
    &[Pass {
        name: "HTML blocks",
        why: "CommonMark passes seven kinds of HTML blocks through unparsed. On the site, Markdown around and inside HTML is parsed.",
        run: |draft, _| html::mend(draft),
    }],
    &[
        Pass {
            name: "colons",
            why: "kramdown: a definition needs a space after its colon, so `:tada:` begins a paragraph.",
            run: |draft, _| structure::colons(draft.text(), draft.regions()),
        },
        Pass {
            name: "underlined paragraphs",
            why: "kramdown: `===` below several lines makes only the last one a heading; `---` makes none.",
            run: |draft, _| structure::underlines(draft.text(), draft.regions()),
        },
        Pass {
            name: "late lists",
            why: "kramdown: a list that interrupts a paragraph may start with any number.",
            run: |draft, _| structure::late_lists(draft.text(), draft.regions()),
        },
        Pass {
            name: "HTML blocks after lists",
            why: "kramdown: `<div>`, `</div>` and the start of any other HTML block end the list above.",
            run: |draft, _| structure::boxes_after_lists(draft.text(), draft.regions()),
        },
        Pass {
            name: "tables without a header",
            why: "kramdown: lines that start and end with `|` are a table. So are lines of as many cells, unless they are \
                  broken or a menu.",
            run: |draft, _| structure::headless_tables(draft.text(), draft.regions()),
        },
        Pass {
            name: "wide rows",
            why: "CommonMark drops cells beyond the columns of the header; kramdown keeps them.",
            run: |draft, _| structure::wide_tables(draft.text(), draft.regions()),
        },
        Pass {
            name: "rules in tables",
            why: "kramdown: `|----|` and `|====|` further down separate a table's bodies and its footer.",
            run: |draft, _| structure::inner_rules(draft.text(), draft.regions()),
        },
        Pass {
            name: "line breaks",
            why: "kramdown: `\\\\` at the end of a line breaks it.",
            run: |draft, _| spans::breaks(draft.text(), draft.regions()),
        },
        Pass {
            name: "tildes",
            why: "kramdown: a single `~` is a tilde, as in `2019~2020`.",
            run: |draft, _| spans::tildes(draft.text()),
        },
        Pass {
            name: "spaces in link targets",
            why: "kramdown: `[CV](files/my cv.pdf)` is a link.",
            run: |draft, _| spans::links(draft.text(), draft.regions()),
        },
        Pass {
            name: "blanks before link names",
            why: "kramdown: `[CV] [files]` is a link as `[CV][files]` is, with a line break between them too.",
            run: |draft, _| spans::references(draft.text(), draft.regions()),
        },
        Pass {
            name: "guillemets",
            why: "kramdown: `<<word>>` is a quotation.",
            run: |draft, _| spans::guillemets(draft.text(), draft.regions()),
        },
        Pass {
            name: "asterisks after names",
            why: "The author's intent: in `<sup>*</sup>` the asterisk marks an author and emphasises nothing.",
            run: |draft, _| spans::raised_stars(draft.text(), draft.regions()),
        },
        Pass {
            name: "emphasis next to Chinese",
            why: "The CJK-friendly amendments to CommonMark: `**中文：**字` is emphasis.",
            run: |draft, _| emphasis::mend(draft.text(), draft.regions()),
        },
    ],
];

/// The text after all rounds, as the Markdown parser is to read it.
pub(super) fn run(rounds: &[Round], mut draft: Draft, diagnostics: &mut Vec<Diagnostic>) -> Rewritten {
    for round in rounds {
        let edits: Vec<Edit> = round.iter().flat_map(|pass| (pass.run)(&draft, diagnostics)).collect();
        if !edits.is_empty() {
            draft = draft.edited(edits);
        }
    }
    draft.into_text()
}
