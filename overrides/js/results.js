// One result: a page once, with the places in it that answer best.

import { KIND, KINDS, OTHERS as FIRST_OTHER_PAGE, SITE, excerpt } from "./search/search.js";
import { heldStatus, statusBadge, today } from "./status.js";

export { FIRST_OTHER_PAGE, KINDS };

/** @typedef {import("./search/search.js").Found} Found */
/** @typedef {import("./search/search.js").Card} Card */
/** @typedef {import("./search/search.js").Needles} Needles */
/** @typedef {import("./search/index.js").Place} Place */
/** @typedef {{ element: HTMLElement, page: number, address: string, card: Card, place: Place, isPlan: boolean, known: boolean, needles: Needles }} Result */

const MOST_PLACES = 3;

// { element, page, address, card, place, isPlan, known, needles }: the item of the list, and what it was made from.
/** @param {Found} found @param {{ page: number, inTitle: boolean }} ranked @param {URL} site @returns {Promise<Result>} */
export async function resultItem(found, { page, inTitle }, site, kindWanted = "") {
  const card = await found.card(page);
  const wanted = KINDS.findIndex(({ slug }) => slug === kindWanted);
  const isPlan = page < FIRST_OTHER_PAGE;
  /** @param {number} place */
  const of = (place) => (isPlan ? card.places[place]?.kind : 0);
  /** @param {number} place */
  const kindOf = (place) => (wanted < 0 || !isPlan || of(place) === wanted ? of(place) : undefined);
  const { place, others, whole } = found.landing({ page, inTitle }, card, kindOf);
  const address = new URL(card.path, site).href;
  const element = document.createElement("li");
  element.className = "result";
  element.append(
    titleLink(address, card, place, found.needles),
    about(card, place, isPlan, found.needles),
    node("p", "result__snippet"),
    placeList(address, others),
  );
  return { element, page, address, card, place, isPlan, known: whole || !isPlan, needles: found.needles };
}

/** @param {string} address @param {Card} card @param {Place} place @param {Needles} needles */
function titleLink(address, card, place, needles) {
  const link = /** @type {HTMLAnchorElement} */ (node("a", "result__title"));
  link.href = addressOf(address, place);
  link.append(...marked(card.title, needles));
  return link;
}

/** @param {Card} card @param {Place} place @param {boolean} isPlan @param {Needles} needles */
function about(card, place, isPlan, needles) {
  const line = node("p", "result__about");
  const tag = node("span", isPlan && !place.anchor ? "tag" : "tag tag--gold");
  tag.textContent = place.label || (isPlan ? card.kind || KINDS[KIND.TITLE].one : nameOf(card));
  const context = card.context === tag.textContent ? "" : withoutAsides(card.context, needles);
  const where = document.createTextNode(
    [context, context.endsWith(String(card.year)) ? "" : card.year || ""].filter(Boolean).join("\u00a0·\u00a0"),
  );
  line.append(tag, " ", where);
  const status = heldStatus(card.life, today());
  if (status) line.append(" ", statusBadge(status));
  return line;
}

// What became of a body later is told by its page; in a list only where it is what was asked for.
/** @param {string} words @param {Needles} needles */
function withoutAsides(words, needles) {
  return words.replace(/ \((?:[^()]|\([^()]*\))*\)/g, (aside) => (excerpt(aside, needles, aside.length).some(({ marked }) => marked) ? aside : ""));
}

// What sort of page it is, for one that is no plan.
/** @param {Card} card */
function nameOf({ places, context }) {
  const own = places[1];
  return own && !own.anchor && own.label ? own.label : context;
}

/** @param {string} address @param {Place[]} others */
function placeList(address, others) {
  const list = node("ul", "result__places");
  for (const place of others.slice(0, MOST_PLACES)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = addressOf(address, place);
    link.textContent = place.label;
    item.dataset.anchor = place.anchor;
    item.append(link);
    list.append(item);
  }
  list.hidden = !list.children.length;
  return list;
}

/** @param {string} page @param {Place | null} place */
export function addressOf(page, place) {
  return place?.anchor ? `${pageOf(page, place)}#${place.anchor}` : page;
}

// The page on which a place stands: some parts of a plan stand at a glance.
/** @param {string} page @param {Place} place */
export function pageOf(page, place) {
  const isPlan = new URL(page).pathname.includes(`/${SITE.paths.plans}`);
  /** @param {string} stem */
  const isThere = (stem) => place.anchor === stem || place.anchor.startsWith(`${stem}-`);
  return isPlan && place?.anchor && SITE.glanceAnchors.some(isThere) ? glanceOf(page) : page;
}

// The page of one target for the frames of other sites, which weighs a tenth of its plan's pages; null
// of a line below a target.
/** @param {string} page @param {string} anchor */
export function frameOf(page, anchor) {
  const [stem, folder] = SITE.target;
  const plans = SITE.paths.plans;
  const number = anchor.startsWith(stem) && /^\d+$/.exec(anchor.slice(stem.length));
  return number ? page.replace(new RegExp(`${plans}([^/]+)/$`), `${SITE.embeds}${plans}$1/${folder}${number}/`) : null;
}

// The plan of a page at a glance; in a copy on a disk, addresses name files.
/** @param {string} page */
export function glanceOf(page) {
  return page.replace(/(?:index\.html)?$/, (/** @type {string} */ file) => SITE.glance + file);
}

/** @param {string} text @param {Needles} needles @returns {(string | HTMLElement)[]} */
export function marked(text, needles, most = 400) {
  return excerpt(text, needles, most).map((piece) => {
    if (!piece.marked) return piece.text;
    const mark = document.createElement("mark");
    mark.textContent = piece.text;
    return mark;
  });
}

/** @param {string} name @param {string} className */
export function node(name, className) {
  const element = document.createElement(name);
  element.className = className;
  return element;
}
