//! How a document should look: what a user may choose, and nothing else.

use serde::Serialize;

/// The choices that every template honours. `None` leaves a choice to the template.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Design {
    /// The sheet.
    pub paper: Paper,
    /// The accent colour as `#rrggbb`.
    pub accent: Option<String>,
    /// The family of the body text.
    pub font: Option<String>,
    /// The size of the body text in points.
    pub size: Option<f64>,
    /// How emoji are printed.
    pub emoji: Emoji,
    /// How links are shown.
    pub links: Links,
    /// Whether the portrait is printed, where the template has a place for it.
    pub photo: bool,
    /// Whether contacts carry icons.
    pub icons: bool,
    /// Whether pages carry a footer.
    pub footer: bool,
}

impl Default for Design {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            accent: None,
            font: None,
            size: None,
            emoji: Emoji::Mono,
            links: Links::Colour,
            photo: true,
            icons: false,
            footer: true,
        }
    }
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 in.
    UsLetter,
}

/// How emoji are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Emoji {
    /// In the text's colour: every reader extracts them in their place.
    Mono,
    /// In colour. Some readers then find them elsewhere in the text.
    Colour,
}

/// How links are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Links {
    /// In the accent colour.
    Colour,
    /// With the address in a footnote, for paper.
    Footnote,
    /// As text.
    Plain,
}

/// How far the page budget has moved each measure from the template's own; 1 is the template's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fit {
    /// Space between blocks.
    pub spacing: f64,
    /// Distance of lines.
    pub leading: f64,
    /// Page margins.
    pub margin: f64,
    /// Type size.
    pub size: f64,
}

impl Default for Fit {
    fn default() -> Self {
        Self { spacing: 1.0, leading: 1.0, margin: 1.0, size: 1.0 }
    }
}
