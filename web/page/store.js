// What survives a reload: the site that was opened and what was written since. It stays in this browser.

const NAME = "vitae";

/** The largest site that is kept as bytes: all of it is in memory for that. */
const MAX_BYTES = 256 << 20;

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(NAME));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

/**
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} act
 */
async function within(mode, act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = act(database.transaction(NAME, mode).objectStore(NAME));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  }).finally(() => database.close());
}

/**
 * What was opened. It may be large and is saved once.
 *
 * @typedef {import("./open.js").Opened} Opened
 * @param {Opened} opened
 */
export async function saveSite(opened) {
  const save = (/** @type {object} */ site) => within("readwrite", (store) => store.put(site, "site"));
  try {
    await save(opened);
  } catch (error) {
    // Private windows of Safari keep no files, but they do keep bytes.
    const { archive, entries = [] } = opened.source;
    const size = [archive, ...entries.map(([, blob]) => blob)].reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
    if (size > MAX_BYTES) throw error;
    const bytes = await Promise.all(entries.map(async ([path, blob]) => [path, await blob.arrayBuffer()]));
    await save({ ...opened, source: archive ? { archive: await archive.arrayBuffer() } : { entries: bytes } });
  }
}

/**
 * What was done with it since.
 *
 * @typedef {{ edits: [string, string][], shown: string, document: number }} Work
 * @param {Work} work
 */
export const saveWork = (work) => within("readwrite", (store) => store.put(work, "work"));

/** @returns {Promise<{ opened: Opened, work: Work } | undefined>} */
export async function load() {
  const opened = await within("readonly", (store) => store.get("site"));
  const work = await within("readonly", (store) => store.get("work"));
  if (!opened) return undefined;
  const { archive, entries = [] } = opened.source;
  const source = archive ? { archive: new Blob([archive]) } : { entries: entries.map(([path, bytes]) => [path, new Blob([bytes])]) };
  return { opened: { ...opened, source }, work: work ?? { edits: [], shown: "", document: 0 } };
}

export const forget = () => within("readwrite", (store) => store.clear());
