//! The words by which such sentences are known. Folded.

use super::super::Phrases;

/// Parts of a website that paper does not have.
pub(super) const TABS: &[&str] = &["tab", "onglet", "pestaña", "reiter"];

pub(super) const HERE: &[&str] =
    &["here", "below", "above", "hier", "unten", "oben", "ici", "dessous", "aquí", "abajo"];

/// Words that end a sentence whose link is gone: “You can find my papers on”.
pub(super) const LEADS: &[&str] = &["on", "at", "via", "in", "from", "sur", "auf"];

/// What people have elsewhere that shows more of them.
#[rustfmt::skip]
pub(super) const PAGES: &[&str] = &[
    "page", "pages", "site", "website", "webpage", "webpages", "homepage", "blog", "profile", "profiles", "tab", "list",
    "cv", "resume", "scholar", "dblp", "researchgate", "webseite", "seite", "profil", "liste", "página", "sitio",
    "perfil", "lista",
];

/// What a site has to download or to look at.
#[rustfmt::skip]
pub(super) const FILES: &[&str] = &[
    "slides", "slide", "materials", "material", "notes", "video", "videos", "recording", "recordings", "manuscript",
    "thesis", "handouts", "details", "syllabus", "program", "programme", "code", "paper", "papers", "publication",
    "publications", "preprints", "project", "projects", "results", "list", "version", "information", "book", "dataset",
    "poster",
];

/// What comes before a verb of the reader's: `you can also easily find`.
pub(super) const MODALS: &[&str] =
    &["can", "may", "could", "might", "will", "ll", "would", "should", "also", "always", "easily", "then", "now"];

/// What readers do on a site.
#[rustfmt::skip]
pub(super) const FINDS: &[&str] = &[
    "find", "check", "see", "read", "learn", "download", "access", "browse", "view", "watch", "visit", "explore",
    "consult", "navigate", "look", "follow",
];

/// How the words before it begin that say where: `on the following pages you find`.
#[rustfmt::skip]
pub(super) const PLACES: &[&str] = &[
    "in", "on", "at", "from", "under", "below", "above", "here", "there", "through", "via", "also", "additionally",
    "for", "if",
];

/// What readers are to do.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "see", "visit", "check", "refer", "look", "go", "read", "follow", "find", "found", "consult", "click", "contact",
    "write", "email", "mail", "reach", "drop", "browse", "feel", "explore", "available", "are", "is", "get", "let",
    "siehe", "besuchen", "finden", "kontaktieren", "consultez", "voir", "visitez", "contactez", "écrivez", "rendez",
    "consulte", "visite", "contacte", "escriba",
];

/// How readers are to answer.
pub(super) const WRITING: &[&str] = &[
    "contact",
    "email",
    "mail",
    "write",
    "reach",
    "touch",
    "kontaktieren",
    "contactez",
    "écrivez",
    "contacte",
    "escriba",
];

/// Sentences to the reader, whatever follows.
pub(super) const DIRECTIONS: Phrases = Phrases {
    en: &[
        "click here",
        "click on",
        "click title",
        "click the",
        "here you can find",
        "here you will find",
        "here you will learn",
        "here you ll learn",
        "here you ll find",
        "see my cv for",
        "see my full cv for",
        "see my resume for",
        "see my résumé for",
        "you are welcome to browse",
    ],
    zh: &[
        "点击这里",
        "点击此处",
        "请点击",
        "请访问",
        "请参见",
        "请查看",
        "更多信息请",
        "更多内容请",
        "更多详情请",
        "详细信息请",
    ],
    ja: &["詳しくはこちら", "詳細はこちら", "こちらをご覧ください", "詳しくは以下"],
    ko: &["자세한 내용은", "더 자세한 내용은"],
    de: &[
        "hier finden sie",
        "hier findest du",
        "hier findet man",
        "weitere informationen finden sie",
        "mehr informationen finden sie",
    ],
    fr: &[
        "retrouvez",
        "découvrez",
        "consultez",
        "téléchargez",
        "cliquez",
        "cliquer sur",
        "vous y trouverez",
        "vous y découvrirez",
    ],
    es: &["aquí puede", "aquí puedes", "aquí encontrará", "aquí encontrarás", "haga clic", "haz clic"],
};

/// What readers can do at another place.
#[rustfmt::skip]
pub(super) const YOU_CAN: Phrases = Phrases {
    en: &[
        "you can find", "you can also find", "you can see", "you can also see", "you can learn", "you can also learn",
        "you can read", "you can also read", "you can download", "you can also download", "you can access",
        "you can browse", "you can navigate", "you can check", "you can view", "you can explore", "you can visit", "you can also visit",
        "you will find", "you ll find", "you may find", "you may also find", "you may see", "you may download",
        "you can follow", "below you can find", "below you will find", "below you ll find", "below you find",
    ],
    zh: &["您可以在", "你可以在", "详见"],
    ja: &["こちら"],
    ko: &["여기"],
    de: &["sie finden", "unten finden sie", "du findest", "sie können"],
    fr: &[
        "vous trouverez", "vous pouvez trouver", "vous pouvez consulter", "vous pouvez télécharger",
        "vous pouvez également consulter",
    ],
    es: &[
        "puede encontrar", "puedes encontrar", "puede consultar", "puedes consultar", "puede descargar",
        "puedes descargar", "encontrará", "encontrarás",
    ],
};

/// What readers are asked to do, before a link.
#[rustfmt::skip]
pub(super) const IMPERATIVES: Phrases = Phrases {
    en: &[
        "see", "visit", "check", "have a look", "take a look", "refer to", "go to", "browse", "download", "view",
        "explore", "showing", "find", "discover", "look at", "learn more", "read more", "feel free to browse",
        "feel free to explore", "feel free to check", "look through", "scroll through",
    ],
    zh: &["查看", "下载", "阅读"],
    ja: &[],
    ko: &[],
    de: &["siehe", "besuchen sie", "mehr", "lesen sie"],
    fr: &["voir", "visitez", "lire"],
    es: &["ver", "visite", "visita", "consulte", "consulta", "descargue", "descarga"],
};

/// Beginnings that offer more.
#[rustfmt::skip]
pub(super) const MORE: Phrases = Phrases {
    en: &[
        "for more", "for further", "for additional", "for details", "for detailed", "for a full", "for a complete",
        "for a list", "for the full", "for the complete", "for recent", "for the latest", "for my latest",
        "for an up to date", "for updates", "for up to date", "more details", "more information", "more info",
        "more about", "further details", "further information", "additional information", "additional details",
        "to see who", "to see what", "to learn more", "to know more", "to find out more", "to read more",
    ],
    zh: &["更多", "详细", "完整"],
    ja: &["詳しくは", "詳細は"],
    ko: &["자세한"],
    de: &["für weitere", "für mehr", "weitere informationen", "mehr informationen", "mehr über", "mehr zu"],
    fr: &["pour plus", "pour en savoir plus", "plus d informations", "plus de détails", "la liste complète"],
    es: &["para más", "más información", "para obtener más", "la lista completa"],
};

/// Beginnings that speak to some readers.
#[rustfmt::skip]
pub(super) const WISHES: Phrases = Phrases {
    en: &[
        "if you want to", "if you would like to", "if you d like to", "if you are interested", "if you re interested",
        "if you wish to", "if you have any questions", "if any of these",
    ],
    zh: &[],
    ja: &[],
    ko: &[],
    de: &["wenn sie", "falls sie", "bei interesse"],
    fr: &["si vous souhaitez", "si vous voulez", "si vous êtes"],
    es: &["si desea", "si quieres", "si está interesado", "si te interesa"],
};

/// Verbs that say where something is.
#[rustfmt::skip]
pub(super) const WHEREABOUTS: Phrases = Phrases {
    en: &[
        "is available on the", "are available on the", "is available on my", "are available on my", "is available here",
        "are available here", "can be found here", "can be found on", "can be found at", "can be found in the",
        "can be downloaded here", "is on the", "are on the", "are listed here", "are listed on", "is listed on",
    ],
    zh: &[],
    ja: &[],
    ko: &[],
    de: &["finden sie auf", "finden sie hier", "ist hier verfügbar"],
    fr: &["est disponible ici", "sont disponibles ici", "peut être téléchargé ici", "sont disponibles sur"],
    es: &["está disponible aquí", "están disponibles aquí", "está disponible en", "se puede descargar aquí"],
};
