// The words of this site's own pages, read from the pages themselves: what a result shows of a page
// can never differ from what the page says.

import { worthOf } from "./search/search.js";
import { showDays, today } from "./status.js";

/** @typedef {import("./search/index.js").Place} Place */
/** @typedef {{ place: Place | null, text: string | null }} Passage */

const NOT_WORDS = [
  "[data-on][hidden], [data-copy-link], .visually-hidden, button, svg, nav, script, summary, .printed-heading",
  ".note, .aside, .fidelity-line, .targets__more, .targets__result, .targets__number, .item__number, .cited__foot",
].join();
const TEXT = 3; // Node.TEXT_NODE
/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

// The page at an address without its fragment, fetched once.
/** @param {string} address */
export function pageAt(address) {
  if (!pages.has(address)) {
    const page = fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      const read = new DOMParser().parseFromString(await response.text(), "text/html");
      showDays(read, today());
      return read;
    });
    pages.set(address, page);
    page.catch(() => pages.delete(address));
  }
  return /** @type {Promise<Document>} */ (pages.get(address));
}

// The words at an anchor, on one line; null where the page has no such anchor.
/** @param {Document} page @param {string} anchor */
export function textAt(page, anchor) {
  const element = page.getElementById(anchor);
  return element && textOf(element);
}

// The same, each paragraph on a line of its own.
/** @param {Document} page @param {string} anchor */
export function linesAt(page, anchor) {
  const element = page.getElementById(anchor);
  if (!element) return [];
  return wordsOf(element, "\n").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
}

/** @param {Element} element */
function textOf(element) {
  return wordsOf(element, " ").replace(/\s+/g, " ").trim();
}

/** @param {Element} element @param {string} end what stands at the end of each line */
function wordsOf(element, end) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const one of copy.querySelectorAll(NOT_WORDS)) one.remove();
  for (const text of textsIn(copy)) text.data = text.data.replace(/\s+/g, " ");
  for (const line of copy.querySelectorAll("br")) line.replaceWith(end);
  for (const block of copy.querySelectorAll("p, li, h2, h3, h4, td, th, div, dt, dd")) block.append(end);
  return /** @type {string} */ (copy.textContent);
}

/** @param {Node} node @returns {Text[]} */
function textsIn(node) {
  return [...node.childNodes].flatMap((child) => (child.nodeType === TEXT ? [/** @type {Text} */ (child)] : textsIn(child)));
}

// The passage of a page that answers best: { place, text }; place is null where it has no address.
// `pageFor` tells on which page a place stands.
/**
 * @param {Document} page
 * @param {Place[]} places
 * @param {import("./search/mark.js").Needles} needles
 * @param {(place: Place) => Document} pageFor
 * @returns {Passage}
 */
export function bestPassage(page, places, needles, pageFor) {
  const addressed = places
    .filter(({ anchor }) => anchor)
    .map((place) => ({ place, text: textAt(pageFor(place), place.anchor) }));
  const others = [...page.querySelectorAll("main p, main li, main dd")].map((element) => ({ place: null, text: textOf(element) }));
  /** @type {Passage | null} */
  let best = null;
  let most = 0;
  for (const passage of [...addressed, ...others]) {
    if (!passage.text) continue;
    const worth = worthOf(passage.text, needles);
    if (worth > most + 0.001) [best, most] = [passage, worth];
  }
  return best ?? { place: null, text: /** @type {HTMLMetaElement | null} */ (page.querySelector('meta[name="description"]'))?.content ?? "" };
}
