// Reads zip archives without unpacking them: the list of files first, then each file when it is asked for. Works in workers only,
// because it reads without waiting.

import { inflateSync } from "fflate";

/** The largest file that the engine reads; it refuses larger ones by itself. */
const MAX_FILE_BYTES = 64 << 20;

/** The largest archive that is read at once: to read a hundred files one by one takes longer. */
const MAX_BYTES_AT_ONCE = 32 << 20;

/**
 * @param {Blob} blob
 * @returns {Uint8Array}
 */
export function readNow(blob) {
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));
}

/**
 * The files of an archive, by their paths. Each reads itself (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
 *
 * @param {Blob} archive
 * @returns {Map<string, () => Uint8Array>}
 */
export function openZip(archive) {
  const part = parts(archive);
  const { count, start, size } = findDirectory(part, archive.size);
  const directory = part(start, start + size);
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const found = [];
  for (let entry = 0, at = 0; entry < count && at + 46 <= size; entry += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) break;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const name = readName(directory.subarray(at + 46, at + 46 + nameLength));
    found.push({
      name,
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  // Each ends where the next begins, so it is read at once.
  found.sort((one, other) => one.header - other.header);
  const ends = [...found.slice(1).map(({ header }) => header), start];
  const files = found.map((entry, number) => /** @type {const} */ ([entry.name, () => readEntry(part, entry, ends[number])]));
  return new Map(files.filter(([name]) => !name.endsWith("/")));
}

/**
 * Gives parts of an archive, each from one byte up to another.
 *
 * @param {Blob} archive
 * @returns {(start: number, end: number) => Uint8Array}
 */
function parts(archive) {
  if (archive.size > MAX_BYTES_AT_ONCE) return (start, end) => readNow(archive.slice(start, end));
  const bytes = readNow(archive);
  return (start, end) => bytes.subarray(start, end);
}

/** @param {ReturnType<typeof parts>} part @param {number} length */
function findDirectory(part, length) {
  const tail = part(Math.max(0, length - 65557), length);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const [count, size, start] = [view.getUint16(at + 10, true), view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
    if (count === 0xffff || start === 0xffffffff) throw new Error("The archive is larger than 4 GB or has too many files.");
    return { count, size, start };
  }
  throw new Error("This file is not a zip archive.");
}

/**
 * A name is UTF-8, whatever the archive says; else what Chinese Windows writes. Some archives have backslashes, or begin at `./`.
 *
 * @param {Uint8Array} bytes
 */
function readName(bytes) {
  return decodeName(bytes).replaceAll("\\", "/").replace(/^(\.?\/)+/, "");
}

/** @param {Uint8Array} bytes */
function decodeName(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/**
 * @param {ReturnType<typeof parts>} part
 * @param {{ name: string, encrypted: boolean, method: number, packed: number, size: number, header: number }} entry
 * @param {number} end where it ends in the archive
 */
function readEntry(part, { name, encrypted, method, packed, size, header }, end) {
  if (encrypted) throw new Error(`${name} is encrypted.`);
  if (size > MAX_FILE_BYTES) throw new Error(`${name} is larger than 64 MB.`);
  const entry = part(header, end);
  const local = new DataView(entry.buffer, entry.byteOffset, entry.byteLength);
  const start = 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const bytes = entry.subarray(start, start + packed);
  if (method === 0) return bytes;
  if (method === 8) return inflateSync(bytes, { out: new Uint8Array(size) });
  throw new Error(`${name} is packed in a way that is not known here.`);
}
