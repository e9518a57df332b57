// A browser that its driver moves (W3C WebDriver), as far as the tests need it.

import { spawn } from "node:child_process";
import net from "node:net";

/** A port that nobody uses. @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/**
 * Starts a driver, and its browser.
 *
 * @param {string} program
 * @param {string} home where the browser keeps its things
 */
export async function launch(program, home) {
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`], { stdio: "ignore", env: { ...process.env, HOME: home } });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100 && !(await fetch(`${url}/status`).catch(() => undefined)); tries += 1) await pause();
  const { sessionId } = await ask("POST", `${url}/session`, { capabilities: {} });
  return new Browser(`${url}/session/${sessionId}`, driver);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

/** @param {string} method @param {string} url @param {object} [body] */
async function ask(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

class Browser {
  #session;
  #driver;

  /** @param {string} session @param {import("node:child_process").ChildProcess} driver */
  constructor(session, driver) {
    [this.#session, this.#driver] = [session, driver];
  }

  open(/** @type {string} */ url) {
    return ask("POST", `${this.#session}/url`, { url });
  }

  reload() {
    return ask("POST", `${this.#session}/refresh`, {});
  }

  resize(/** @type {number} */ width, /** @type {number} */ height) {
    return ask("POST", `${this.#session}/window/rect`, { width, height });
  }

  /** What a function gives that runs in the page. @param {Function} act @param {...any} args */
  evaluate(act, ...args) {
    return ask("POST", `${this.#session}/execute/sync`, { script: `return (${act})(...arguments)`, args });
  }

  /** Waits until a function is true that runs in the page. @param {Function} test @param {...any} args */
  async until(test, ...args) {
    for (let tries = 0; tries < 600; tries += 1) {
      if (await this.evaluate(test, ...args)) return;
      await pause();
    }
    throw new Error(`still not so after a minute: ${test} ${args}`);
  }

  /** @param {string} selector */
  async click(selector) {
    const element = await ask("POST", `${this.#session}/element`, { using: "css selector", value: selector });
    await ask("POST", `${this.#session}/element/${Object.values(element)[0]}/click`, {});
  }

  /** Types where the focus is. @param {string} text */
  type(text) {
    const actions = [...text].flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value })));
    return ask("POST", `${this.#session}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async close() {
    await ask("DELETE", this.#session).catch(() => {});
    this.#driver.kill();
  }
}
