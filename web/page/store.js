// What survives a reload: the site that was opened and what was written since. It stays in this browser.

const NAME = "vitae";

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
export const saveSite = (opened) => within("readwrite", (store) => store.put(opened, "site"));

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
  return opened && { opened, work: work ?? { edits: [], shown: "", document: 0 } };
}

export const forget = () => within("readwrite", (store) => store.clear());
