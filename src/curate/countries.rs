//! The countries that people and institutions are in.

use crate::fold;

/// Whether a text is the name of a country.
pub(super) fn is_country(text: &str) -> bool {
    COUNTRIES.contains(&fold::words(text).as_str())
}

/// The countries that towns are in. Folded.
#[rustfmt::skip]
const COUNTRIES: &[&str] = &[
    "argentina", "australia", "austria", "bangladesh", "belgium", "brazil", "bulgaria", "canada", "chile", "china",
    "colombia", "croatia", "cyprus", "czech republic", "czechia", "denmark", "egypt", "estonia", "finland", "france",
    "germany", "greece", "hong kong", "hungary", "iceland", "india", "indonesia", "iran", "ireland", "israel", "italy",
    "japan", "kenya", "korea", "latvia", "lithuania", "luxembourg", "malaysia", "mexico", "morocco", "netherlands",
    "new zealand", "nigeria", "norway", "pakistan", "peru", "philippines", "poland", "portugal", "romania", "russia",
    "saudi arabia", "serbia", "singapore", "slovakia", "slovenia", "south africa", "south korea", "spain", "sweden",
    "switzerland", "taiwan", "thailand", "the netherlands", "tunisia", "turkey", "türkiye", "uk", "ukraine",
    "united arab emirates", "united kingdom", "united states", "uruguay", "usa", "vietnam",
];
