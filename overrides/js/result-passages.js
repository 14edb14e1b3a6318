// The words around each hit, read from the pages when their results come into view.

import { bestPassage, pageAt, textAt } from "./page-text.js";
import { addressOf, glanceOf, marked, pageOf } from "./results.js";

const MOST_WORDS = 240;
const MOST_WORDS_OF_PLACE = 110;

// Fills the results in. With `verify`, all at once, and only those whose pages really hold the
// quoted words are returned.
export async function showPassages(results, found, verify = false) {
  if (verify) {
    const kept = await Promise.all(results.map((result) => fill(result, found)));
    return results.filter((_, index) => kept[index]);
  }
  const byElement = new Map(results.map((result) => [result.element, result]));
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      fill(byElement.get(target), found).catch(() => {}); // the title and the link stand without it
    }
  });
  for (const { element } of results) observer.observe(element);
  return results;
}

async function fill(result, found) {
  const { element, address, card, place, known, isPlan } = result;
  const page = await pageAt(address);
  if (found.exact && !found.quoted(page.querySelector("main").textContent)) return false;
  const own = place?.anchor ? await pageAt(pageOf(address, place)) : null;
  let passage = own ? { place, text: textAt(own, place.anchor) } : null;
  if (!passage?.text || !known) {
    const glance = isPlan ? await pageAt(glanceOf(address)) : page;
    const pageFor = (one) => (pageOf(address, one) === address ? page : glance);
    passage = bestPassage(page, card.places, found.needles, pageFor);
  }
  if (!known && !place?.anchor && passage.place) landOn(element, address, passage.place);
  element.querySelector(".result__snippet").replaceChildren(...marked(passage.text, found.needles, MOST_WORDS));
  for (const item of element.querySelectorAll("[data-anchor]")) {
    const text = textAt(page, item.dataset.anchor);
    if (text) item.append(": ", ...marked(text, found.needles, MOST_WORDS_OF_PLACE));
  }
  return true;
}

// Leads the result to a place that only reading the page could tell.
function landOn(element, address, place) {
  element.querySelector(".result__title").href = addressOf(address, place);
  const tag = element.querySelector(".tag");
  tag.textContent = place.label;
  tag.classList.add("tag--gold");
}
