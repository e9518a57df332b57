// Keeps everything that was fetched once, so that the page opens again without a network. Every build has a cache of its own; the
// fonts, which hardly change, have another.

/** Filled in by the build: changes when any file does. */
const PAGE = `vitae-page-${BUILD}`;
const FONTS = `vitae-fonts-${FONTS_BUILD}`;

/** What the page needs to start, besides the fonts. */
const FILES = ["./", "app.js", "worker.js", "style.css", "engine.wasm.brotli", "brotli.wasm", "sample.svg", "sample.zip"];

self.addEventListener("install", (event) => {
  // A browser may still have files of an earlier build, which it would not ask about for some minutes.
  const files = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(PAGE).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("vitae-") && name !== PAGE && name !== FONTS);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  event.respondWith(answer(event, address.pathname.includes("/fonts/") ? FONTS : PAGE));
});

/** Keeps fonts that were fetched before this worker was there. */
self.addEventListener("message", (event) => {
  const keep = async () => {
    const cache = await caches.open(FONTS);
    for (const path of event.data) if (!(await cache.match(path))) await cache.add(path).catch(() => {});
  };
  event.waitUntil(keep());
});

/** What was kept, else what the network has; that is kept in turn, and nobody waits for it. */
async function answer(event, name) {
  const cache = await caches.open(name);
  const kept = await cache.match(event.request, { ignoreSearch: true });
  if (kept) return kept;
  const fresh = await fetch(event.request);
  if (fresh.ok) event.waitUntil(cache.put(event.request, fresh.clone()));
  return fresh;
}
