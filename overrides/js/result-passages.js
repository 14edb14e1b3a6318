// The words around each hit, read from the pages when their results come into view.

import { bestPassage, pageAt, textAt } from "./page-text.js";
import { addressOf, glanceOf, marked, pageOf } from "./results.js";

/** @typedef {import("./results.js").Found} Found */
/** @typedef {import("./results.js").Result} Result */
/** @typedef {import("./search/index.js").Place} Place */

const MOST_WORDS = 240;
const MOST_WORDS_OF_PLACE = 110;

// Fills the results in. With `verify`, all at once, and only those whose pages really hold the
// quoted words are returned.
/** @param {Result[]} results @param {Found} found */
export async function showPassages(results, found, verify = false) {
  if (verify) {
    const kept = await Promise.all(results.map((result) => fill(result, found)));
    return results.filter((_, index) => kept[index]);
  }
  const byElement = new Map(results.map((result) => [/** @type {Element} */ (result.element), result]));
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      fill(/** @type {Result} */ (byElement.get(target)), found).catch(() => {}); // the title and the link stand without it
    }
  });
  for (const { element } of results) observer.observe(element);
  return results;
}

/** @param {Result} result @param {Found} found */
async function fill(result, found) {
  const { element, address, card, place, known, isPlan } = result;
  const page = await pageAt(address);
  if (found.exact && !found.quoted(/** @type {string} */ (page.querySelector("main")?.textContent))) return false;
  const own = place?.anchor ? await pageAt(pageOf(address, place)) : null;
  let passage = /** @type {import("./page-text.js").Passage} */ (own ? { place, text: textAt(own, place.anchor) } : null);
  if (!passage?.text || !known) {
    const glance = isPlan ? await pageAt(glanceOf(address)) : page;
    /** @param {Place} one */
    const pageFor = (one) => (pageOf(address, one) === address ? page : glance);
    passage = bestPassage(page, card.places, found.needles, pageFor);
  }
  if (!known && !place?.anchor && passage.place) landOn(element, address, passage.place);
  /** @type {Element} */ (element.querySelector(".result__snippet")).replaceChildren(...marked(/** @type {string} */ (passage.text), found.needles, MOST_WORDS));
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-anchor]"))) {
    const text = textAt(page, /** @type {string} */ (item.dataset.anchor));
    if (text) item.append(": ", ...marked(text, found.needles, MOST_WORDS_OF_PLACE));
  }
  return true;
}

// Leads the result to a place that only reading the page could tell.
/** @param {HTMLElement} element @param {string} address @param {Place} place */
function landOn(element, address, place) {
  /** @type {HTMLAnchorElement} */ (element.querySelector(".result__title")).href = addressOf(address, place);
  const tag = /** @type {Element} */ (element.querySelector(".tag"));
  tag.textContent = place.label;
  tag.classList.add("tag--gold");
}
