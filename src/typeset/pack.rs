//! A PDF made smaller: all objects but streams go into compressed object streams (ISO 32000-1, 7.5.7), and the table of objects
//! becomes a stream itself (7.5.8). What they say is said in fewer bytes ([`terse`]).
//!
//! The typesetter writes each object as plain text. A tagged CV has hundreds of them, more than half of its bytes.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use super::{fingerprint, terse};

/// How many objects a stream holds at most: a reader has to unpack all of them for one.
const MAX_TOGETHER: usize = 1000;

/// How hard to pack. The next and last level takes a tenth longer, for less than a thousandth of the bytes.
const LEVEL: Compression = Compression::new(8);

/// The bytes of an entry in the table of objects: its type, an offset or number, an index.
const ENTRY: usize = 7;

/// The typesetter's PDF, packed. One that is not written as the typesetter writes stays as it is.
pub fn pack(pdf: Vec<u8>) -> Vec<u8> {
    Pdf::read(&pdf).and_then(Pdf::packed).unwrap_or(pdf)
}

/// A PDF with a plain table of objects, in parts.
struct Pdf<'a> {
    /// What comes before the first object.
    header: &'a [u8],
    /// In the order of the file.
    objects: Vec<Object<'a>>,
    /// The trailer's keys except the number of objects, the closing bracket included.
    trailer: &'a str,
}

struct Object<'a> {
    number: usize,
    /// With the lines that begin and end it.
    whole: &'a [u8],
    /// Without.
    body: &'a [u8],
}

impl<'a> Pdf<'a> {
    fn read(pdf: &'a [u8]) -> Option<Self> {
        let text = |range: &'a [u8]| std::str::from_utf8(range).ok();
        let start = pdf.windows(START.len()).rposition(|window| window == START)?;
        let table = text(&pdf[start + START.len()..])?.strip_suffix("%%EOF")?.trim().parse().ok()?;
        let (entries, trailer) = text(pdf.get(table..start)?)?.split_once("trailer")?;
        let trailer = trailer.trim().strip_prefix("<</Size ")?.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let mut places = places(entries)?;
        places.sort_unstable();
        let ends = places.iter().skip(1).map(|&(at, _)| at).chain([table]);
        let objects: Option<Vec<_>> =
            places.iter().zip(ends).map(|(&(at, number), end)| Object::read(number, pdf.get(at..end)?)).collect();
        Some(Self { header: pdf.get(..places.first()?.0)?, objects: objects?, trailer })
    }

    fn packed(self) -> Option<Vec<u8>> {
        let (streams, plain): (Vec<_>, Vec<_>) = self.objects.iter().partition(|object| object.is_stream());
        let (metadata, streams): (Vec<_>, Vec<_>) =
            streams.into_iter().partition(|object| fingerprint::is_metadata(object.body));
        let [metadata] = metadata[..] else { return None };
        let referred = |by| plain.iter().filter_map(move |object| object.reference(by)).collect::<Vec<_>>();
        let (pages, glyphs) = (referred(CONTENT), referred(GLYPHS));
        let count = self.objects.iter().map(|object| object.number).max()? + 1;
        let mut out = Packed {
            bytes: self.header.to_vec(),
            entries: vec![[0; ENTRY]; count],
            packer: Compress::new(LEVEL, true),
        };
        let mut unpacker = Decompress::new(true);
        for stream in streams.into_iter().filter(|stream| !glyphs.contains(&stream.number)) {
            out.place(stream.number)?;
            match stream.shortened(pages.contains(&stream.number), &mut unpacker) {
                Some((keys, content)) => out.finish_stream(stream.number, &keys, &content)?,
                None => out.bytes.extend(stream.whole),
            }
        }
        for objects in plain.chunks(MAX_TOGETHER) {
            out.together(objects)?;
        }
        // The metadata come last, since they say whether anything before them was changed.
        let (metadata_bytes, names) = fingerprint::renamed(&terse::metadata(metadata.whole)?, &out.bytes)?;
        out.place(metadata.number)?;
        out.bytes.extend(metadata_bytes);
        out.table(&self.trailer.replace(&names.0, &names.1))
    }
}

/// What precedes the table's offset.
const START: &[u8] = b"startxref\n";

/// Where objects are, and their numbers, from a table that has one part.
fn places(table: &str) -> Option<Vec<(usize, usize)>> {
    let mut lines = table.strip_prefix("xref\n0 ")?.lines();
    let count: usize = lines.next()?.trim().parse().ok()?;
    let entries: Vec<&str> = lines.map(str::trim).collect();
    let used = entries.iter().enumerate().filter_map(|(number, entry)| Some((number, entry.strip_suffix(" 00000 n")?)));
    if entries.len() != count {
        return None;
    }
    used.map(|(number, at)| Some((at.parse().ok()?, number))).collect()
}

impl<'a> Object<'a> {
    fn read(number: usize, whole: &'a [u8]) -> Option<Self> {
        let body = whole.strip_prefix(format!("{number} 0 obj").as_bytes())?.trim_ascii();
        Some(Self { number, whole, body: body.strip_suffix(b"endobj")?.trim_ascii() })
    }

    fn is_stream(&self) -> bool {
        self.body.ends_with(b"endstream")
    }

    /// The keys and the content of a stream that can be shorter: a page, or a font's table of letters.
    fn shortened(&self, is_page: bool, unpacker: &mut Decompress) -> Option<(String, Vec<u8>)> {
        let start = self.body.windows(STREAM.len()).position(|window| window == STREAM)?;
        let keys = std::str::from_utf8(&self.body[..start]).ok()?.strip_prefix("<<")?.strip_suffix(">>")?;
        if !is_page && !keys.contains("/Type/CMap") {
            return None;
        }
        let packed = self.body[start + STREAM.len()..].strip_suffix(b"\nendstream")?;
        let keys = keys.replace(&format!("/Length {}", packed.len()), "").replace("/Filter/FlateDecode", "");
        let content = unpacked(packed, unpacker)?;
        Some((keys, if is_page { terse::page(&content) } else { terse::glyph_table(&content) }))
    }

    /// The object that an object of a kind refers to by a key.
    fn reference(&self, (kind, key): (&str, &str)) -> Option<usize> {
        let (_, after) = std::str::from_utf8(self.body).ok()?.strip_prefix(kind)?.split_once(key)?;
        after.split_once(" 0 R")?.0.parse().ok()
    }

    /// The code of an object, in few bytes.
    fn short(&self) -> Vec<u8> {
        let Ok(body) = std::str::from_utf8(self.body) else { return self.body.to_vec() };
        match self.reference(GLYPHS) {
            Some(glyphs) => terse::object(&body.replace(&format!("{}{glyphs} 0 R", GLYPHS.1), "")),
            None => terse::object(body),
        }
    }
}

/// What says where the content of a page is.
const CONTENT: (&str, &str) = ("<</Type/Page/", "/Contents ");

/// What says where the list of a font's glyphs is. Only the first PDF/A wants such a list.
const GLYPHS: (&str, &str) = ("<</Type/FontDescriptor/", "/CIDSet ");

/// What stands between the keys of a stream and its content.
const STREAM: &[u8] = b"\nstream\n";

/// The output so far.
struct Packed {
    bytes: Vec<u8>,
    /// The table of objects (ISO 32000-1, table 18).
    entries: Vec<[u8; ENTRY]>,
    /// One for all streams: to make another costs as much as to pack a short one.
    packer: Compress,
}

impl Packed {
    /// Notes that an object begins here.
    fn place(&mut self, number: usize) -> Option<()> {
        let at = u32::try_from(self.bytes.len()).ok()?;
        *self.entries.get_mut(number)? = entry(1, at, 0);
        Some(())
    }

    /// A new object that is a stream. `keys` are those of its dictionary.
    fn stream(&mut self, keys: &str, content: &[u8]) -> Option<()> {
        let number = self.entries.len();
        self.entries.push([0; ENTRY]);
        self.place(number)?;
        self.finish_stream(number, keys, content)
    }

    fn finish_stream(&mut self, number: usize, keys: &str, content: &[u8]) -> Option<()> {
        let packed = packed(content, &mut self.packer)?;
        let head = format!("{number} 0 obj\n<<{keys}/Filter/FlateDecode/Length {}>>\nstream\n", packed.len());
        self.bytes.extend(head.as_bytes());
        self.bytes.extend(packed);
        self.bytes.extend(b"\nendstream\nendobj\n\n");
        Some(())
    }

    /// An object stream: the number and place of each object, then the objects.
    fn together(&mut self, objects: &[&Object<'_>]) -> Option<()> {
        let stream = u32::try_from(self.entries.len()).ok()?;
        let (mut places, mut bodies) = (String::new(), Vec::new());
        for (index, object) in (0..).zip(objects) {
            places += &format!("{} {} ", object.number, bodies.len());
            bodies.extend(object.short());
            bodies.push(b'\n');
            *self.entries.get_mut(object.number)? = entry(2, stream, index);
        }
        let keys = format!("/Type/ObjStm/N {}/First {}", objects.len(), places.len());
        self.stream(&keys, &[places.as_bytes(), &bodies].concat())
    }

    /// The table of objects with the keys of the trailer, and the end.
    fn table(mut self, trailer: &str) -> Option<Vec<u8>> {
        let (at, number) = (self.bytes.len(), self.entries.len());
        self.entries.push([0; ENTRY]);
        self.place(number)?;
        let size = self.entries.len();
        let trailer = trailer.trim().strip_suffix(">>")?;
        let keys = format!("/Type/XRef/Size {size}/W[1 4 2]/DecodeParms<</Predictor 12/Columns {ENTRY}>>{trailer}");
        let rows = differences(&self.entries);
        self.finish_stream(number, &keys, &rows)?;
        self.bytes.extend(format!("startxref\n{at}\n%%EOF").as_bytes());
        Some(self.bytes)
    }
}

fn entry(kind: u8, place: u32, index: u16) -> [u8; ENTRY] {
    let mut entry = [kind, 0, 0, 0, 0, 0, 0];
    entry[1..5].copy_from_slice(&place.to_be_bytes());
    entry[5..].copy_from_slice(&index.to_be_bytes());
    entry
}

/// Each row as its difference from the one above, which PNG calls the filter Up (ISO 32000-1, 7.4.4.4).
fn differences(rows: &[[u8; ENTRY]]) -> Vec<u8> {
    let above = [[0; ENTRY]].into_iter().chain(rows.iter().copied());
    let filtered = rows.iter().zip(above).flat_map(|(row, above)| {
        let difference = row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above));
        [2].into_iter().chain(difference).collect::<Vec<u8>>()
    });
    filtered.collect()
}

fn packed(content: &[u8], packer: &mut Compress) -> Option<Vec<u8>> {
    packer.reset();
    // What cannot be packed gets a thousandth longer.
    let mut out = Vec::with_capacity(content.len() + content.len() / 500 + 100);
    let status = packer.compress_vec(content, &mut out, FlushCompress::Finish).ok()?;
    (status == Status::StreamEnd).then_some(out)
}

fn unpacked(packed: &[u8], unpacker: &mut Decompress) -> Option<Vec<u8>> {
    unpacker.reset(true);
    let mut out = Vec::with_capacity(8 * packed.len());
    loop {
        let read = usize::try_from(unpacker.total_in()).ok()?;
        match unpacker.decompress_vec(packed.get(read..)?, &mut out, FlushDecompress::None).ok()? {
            Status::StreamEnd => return Some(out),
            Status::Ok if out.len() == out.capacity() => out.reserve(out.len()),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_typesetter_has_not_written_stays() {
        for pdf in [&b""[..], b"%PDF-1.7", b"%PDF-1.7\nxref\n0 1\nstartxref\n9\n%%EOF", b"startxref\n900\n%%EOF"] {
            assert_eq!(pack(pdf.to_vec()), pdf);
        }
    }
}
