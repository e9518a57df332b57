// What survives a reload: the site that was opened and what was written since. It stays in this browser.

const NAME = "vitae";

/** The largest site that is kept as bytes: all of it is in memory for that. */
const MAX_BYTES = 256 << 20;

/** The site that there was no room for: to try again takes long. @type {number | undefined} */
let refused;

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
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<T>} act waits for nothing but the store
 * @returns {Promise<T>}
 */
async function within(mode, act) {
  const database = await open();
  const transaction = database.transaction(NAME, mode);
  const done = new Promise((resolve, reject) => {
    transaction.addEventListener("complete", resolve);
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
  try {
    const [result] = await Promise.all([act(transaction.objectStore(NAME)), done]);
    return result;
  } finally {
    database.close();
  }
}

/** @param {IDBRequest} request @returns {Promise<any>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

/**
 * What was done with a site since it was opened.
 *
 * @typedef {import("./open.js").Opened} Opened
 * @typedef {{ edits: [string, string][], shown: string, document: number }} Work
 */

/**
 * Saves a site and what was done with it. The site may be large, so it is written once, and again after another window wrote its own:
 * what is kept always belongs together.
 *
 * @param {Opened} opened
 * @param {Work} work
 */
export async function save({ id, title, source, page }, work) {
  const put = (/** @type {object} */ kept) =>
    within("readwrite", async (store) => {
      const isKept = (await answer(store.get("id"))) === id;
      if (!isKept) await Promise.all([store.put({ title, source: kept }, "site"), store.put(id, "id")].map(answer));
      await answer(store.put({ ...work, page }, "work"));
    });
  if (id === refused) throw new Error("there is no room");
  // Private windows of Safari keep no files, but they do keep bytes.
  const putBytes = async () => put(await bytesOf(source));
  await put(source).catch(putBytes).catch((error) => {
    refused = id;
    throw error;
  });
}

/** @param {import("./engine.js").Source} source */
async function bytesOf({ archive, entries = [] }) {
  const size = [archive, ...entries.map(([, blob]) => blob)].reduce((sum, blob) => sum + (blob?.size ?? 0), 0);
  if (size > MAX_BYTES) throw new Error("the site is too large");
  if (archive) return { archive: await archive.arrayBuffer() };
  return { entries: await Promise.all(entries.map(async ([path, blob]) => [path, await blob.arrayBuffer()])) };
}

/** @returns {Promise<{ opened: Opened, work: Work } | undefined>} */
export async function load() {
  const names = ["id", "site", "work"];
  const [id, site, work] = await within("readonly", (store) => Promise.all(names.map((name) => answer(store.get(name)))));
  if (!site || !work) return undefined;
  const { archive, entries = [] } = site.source;
  const source = archive ? { archive: new Blob([archive]) } : { entries: entries.map(([path, bytes]) => [path, new Blob([bytes])]) };
  return { opened: { id, title: site.title, source, page: work.page }, work };
}

export const forget = () => within("readwrite", (store) => answer(store.clear()));
