//! The fonts that vitae sets every page in, as static bytes.
//!
//! A crate of its own so that 50 MB of data are compiled once and not with every change to the program. Where each file
//! comes from, under which licence, and how the subsets were made is in `README.md` beside it.

/// One font file.
#[derive(Debug)]
pub struct Face {
    /// The file's name in `fonts/`.
    pub file: &'static str,
    /// The file; empty without the feature `data`.
    pub data: &'static [u8],
}

#[cfg(feature = "data")]
macro_rules! data {
    ($file:literal) => {
        include_bytes!(concat!("../", $file))
    };
}

#[cfg(not(feature = "data"))]
macro_rules! data {
    ($file:literal) => {
        &[]
    };
}

macro_rules! faces {
    ($($file:literal)*) => {
        /// Every face of the bundle, ordered by file name. `BOOK` lists the same faces in the same order.
        pub static FACES: &[Face] = &[
            $(Face { file: $file, data: data!($file) },)*
        ];
    };
}

faces! {
    "CVKai-Regular.ttf"
    "DejaVuSansMono.ttf"
    "NewCMMath-Regular.otf"
    "NotoColorEmoji-Regular.ttf"
    "NotoEmoji-Regular.ttf"
    "NotoNaskhArabic-Bold.ttf"
    "NotoNaskhArabic-Regular.ttf"
    "NotoSans-Bold.ttf"
    "NotoSans-Regular.ttf"
    "NotoSansArmenian-Bold.ttf"
    "NotoSansArmenian-Regular.ttf"
    "NotoSansBengali-Regular.ttf"
    "NotoSansCJKNames-Bold.otf"
    "NotoSansCJKNames-Regular.otf"
    "NotoSansCJKRare-Regular.otf"
    "NotoSansCJKsc-Bold.otf"
    "NotoSansCJKsc-Regular.otf"
    "NotoSansDevanagari-Bold.ttf"
    "NotoSansDevanagari-Regular.ttf"
    "NotoSansEthiopic-Regular.ttf"
    "NotoSansGeorgian-Bold.ttf"
    "NotoSansGeorgian-Regular.ttf"
    "NotoSansGujarati-Regular.ttf"
    "NotoSansGurmukhi-Regular.ttf"
    "NotoSansHebrew-Bold.ttf"
    "NotoSansHebrew-Regular.ttf"
    "NotoSansKannada-Regular.ttf"
    "NotoSansKhmer-Regular.ttf"
    "NotoSansLao-Regular.ttf"
    "NotoSansMalayalam-Regular.ttf"
    "NotoSansMyanmar-Regular.ttf"
    "NotoSansSinhala-Regular.ttf"
    "NotoSansTamil-Regular.ttf"
    "NotoSansTelugu-Regular.ttf"
    "NotoSansThai-Bold.ttf"
    "NotoSansThai-Regular.ttf"
    "NotoSerif-Bold.ttf"
    "NotoSerif-Regular.ttf"
    "NotoSerifArmenian-Bold.ttf"
    "NotoSerifArmenian-Regular.ttf"
    "NotoSerifCJKNames-Bold.otf"
    "NotoSerifCJKNames-Regular.otf"
    "NotoSerifCJKsc-Bold.otf"
    "NotoSerifCJKsc-Regular.otf"
    "NotoSerifDevanagari-Bold.ttf"
    "NotoSerifDevanagari-Regular.ttf"
    "NotoSerifGeorgian-Bold.ttf"
    "NotoSerifGeorgian-Regular.ttf"
    "NotoSerifHebrew-Bold.ttf"
    "NotoSerifHebrew-Regular.ttf"
    "NotoSerifThai-Bold.ttf"
    "NotoSerifThai-Regular.ttf"
    "SourceSans3-Bold.otf"
    "SourceSans3-BoldIt.otf"
    "SourceSans3-It.otf"
    "SourceSans3-Light.otf"
    "SourceSans3-Regular.otf"
    "SourceSans3-Semibold.otf"
    "SourceSerif4-Bold.otf"
    "SourceSerif4-BoldIt.otf"
    "SourceSerif4-It.otf"
    "SourceSerif4-Regular.otf"
    "SourceSerif4-Semibold.otf"
    "SourceSerif4Display-Regular.otf"
    "SourceSerif4Display-Semibold.otf"
}

macro_rules! licences {
    ($($file:literal)*) => {
        /// The licences, which go wherever the fonts go: a path and a text each.
        pub static LICENCES: &[(&str, &str)] = &[$(($file, include_str!(concat!("../", $file))),)*];
    };
}

licences! {
    "README.md"
    "licenses/CVKai-from-LXGW-WenKai.txt"
    "licenses/DejaVuSansMono.txt"
    "licenses/NewCMMath.txt"
    "licenses/NotoCJK.txt"
    "licenses/NotoColorEmoji.txt"
    "licenses/NotoEmoji.txt"
    "licenses/NotoScripts.txt"
    "licenses/SourceSans3.md"
    "licenses/SourceSerif4.md"
}

/// What a font book needs to know of each face (family, style, coverage), computed beforehand, as JSON.
///
/// The typesetter's own format; the main crate writes it and tests that it is up to date.
pub static BOOK: &str = include_str!("../book.json");

/// `sha256sum`'s list of the files.
static CHECKSUMS: &str = include_str!("../SHA256SUMS");

impl Face {
    /// The file's SHA-256 in hexadecimal, as `SHA256SUMS` has it.
    pub fn sha256(&self) -> &'static str {
        CHECKSUMS.lines().find_map(|line| line.strip_suffix(self.file)?.strip_suffix("  ")).unwrap_or_default()
    }
}
