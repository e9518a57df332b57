//! How a document should look: exactly what a user may choose.

use serde::Serialize;

/// The choices that every template honours. `None` leaves a choice to the template.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Design {
    /// The paper size.
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
    /// Where contacts appear.
    pub contacts: Contacts,
    /// Whether pages carry a footer.
    pub footer: bool,
    /// How tightly things are spaced.
    #[serde(skip)]
    pub density: Density,
    /// Whether the homepage's address is printed as a QR code.
    #[serde(skip)]
    pub qr: bool,
    /// Whether the PDF carries the pages it was made from.
    #[serde(skip)]
    pub attach: bool,
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
            contacts: Contacts::Below,
            footer: true,
            density: Density::Normal,
            qr: false,
            attach: false,
        }
    }
}

/// A paper size.
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
    /// In the text's colour: every PDF reader extracts them in the right place.
    Mono,
    /// In colour. Some PDF readers then find them elsewhere in the text.
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

/// Where contacts appear in the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contacts {
    /// Below the name.
    Below,
    /// To the right of the name, one per line.
    Right,
}

/// How tightly things are spaced, before the page budget adjusts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// More white space than the template has.
    Loose,
    /// As the template has it.
    #[default]
    Normal,
    /// Less white space.
    Compact,
}

impl Density {
    /// The measures that a document of this density starts from.
    pub fn measures(self) -> Fit {
        match self {
            Self::Loose => Fit { spacing: 1.2, leading: 1.1, ..Fit::default() },
            Self::Normal => Fit::default(),
            Self::Compact => Fit { spacing: 0.8, leading: 0.88, ..Fit::default() },
        }
    }
}

impl Fit {
    /// Both changes, one after the other.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            spacing: self.spacing * other.spacing,
            leading: self.leading * other.leading,
            margin: self.margin * other.margin,
            size: self.size * other.size,
        }
    }
}

/// How far the page budget has moved each measure from the template's own; 1 is the template's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fit {
    /// Space between blocks.
    pub spacing: f64,
    /// Space between lines.
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
