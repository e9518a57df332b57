// A static host for tests, like any other: it packs nothing and sets no headers but the type.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", svg: "image/svg+xml", zip: "application/zip" };

/**
 * Serves a folder on a free port. `below` is the path it is served at, as GitHub Pages serves a project's pages.
 *
 * @param {string} folder
 * @param {string} [below]
 */
export async function serve(folder, below = "/") {
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const name = address.startsWith(below) ? address.slice(below.length) || "index.html" : "..";
    const file = path.join(folder, name);
    if (!file.startsWith(folder + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[path.extname(file).slice(1)] ?? "application/octet-stream", "content-length": fs.statSync(file).size });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://localhost:${port}${below}`, close: () => (server.close(), server.closeAllConnections()) };
}
