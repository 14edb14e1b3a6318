// How pages start in a copy that is read from a folder: modules that stand in one script, and files that
// come as scripts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { openPage } from "./page.js";

const SCRIPT = readFileSync(new URL("../../overrides/js/offline/offline.js", import.meta.url), "utf-8");
const MODULES = `{ "a.js": (address) => { globalThis.ran.push(address); globalThis.ask = fetch; return use("b.js"); }, "b.js": (address) => globalThis.ran.push(address) }`;
const BASE = "file:///copy/assets/js/offline.js";

// Starts a copy; `scripts` are those that were asked for, each waiting for whoever lets it come or fail.
function start(run) {
  const { document } = openPage("", { url: "file:///copy/tim-kiem/index.html" });
  const scripts = [];
  let current = { src: BASE, dataset: run === undefined ? {} : { run } };
  Object.defineProperty(document, "currentScript", { get: () => current, configurable: true });
  document.head.append = (script) => scripts.push(script);
  Object.assign(globalThis, { ran: [], ask: null, self: globalThis });
  new Function(SCRIPT.replace("{/* modules */}", MODULES))();
  const come = (script, text, isPacked) => {
    current = script;
    globalThis.portalCopy.hold(text, isPacked);
    script.onload();
  };
  return { scripts, come };
}

test("each module is started once, with the address that it has in the copy", () => {
  start("a.js b.js");
  assert.deepEqual(globalThis.ran, ["file:///copy/assets/js/a.js", "file:///copy/assets/js/b.js"]);
});

test("what is fetched comes as a script, once, packed or not", async () => {
  const { scripts, come } = start("a.js");
  const texts = [["loc.json", Buffer.from("{}"), false], ["chi-muc/x.bin?1#a", deflateRawSync("chỉ mục"), true]];
  for (const [at, [name, bytes, isPacked]] of texts.entries()) {
    const asked = [globalThis.ask(name), globalThis.ask(new URL(name, document.baseURI))];
    assert.equal(scripts.length, at + 1);
    assert.equal(scripts[at].src, `file:///copy/tim-kiem/${name.split("?")[0]}.js`);
    come(scripts[at], bytes.toString("base64"), isPacked);
    for (const answer of await Promise.all(asked)) assert.equal(await answer.text(), isPacked ? "chỉ mục" : "{}");
  }
});

test("what does not come is a fault that names it, and is asked for again", async () => {
  const { scripts, come } = start("a.js");
  const failing = globalThis.ask("loc.json");
  await Promise.resolve();
  scripts[0].onerror();
  await assert.rejects(failing, { message: "file:///copy/tim-kiem/loc.json.js" });
  const again = globalThis.ask("loc.json");
  assert.equal(scripts.length, 2);
  come(scripts[1], Buffer.from("1").toString("base64"), false);
  assert.equal(await (await again).text(), "1");
});
