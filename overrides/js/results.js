// One result: a page once, with the places in it that answer best.

import { KIND, KINDS, OTHERS as FIRST_OTHER_PAGE, SITE, excerpt } from "./search/search.js";
import { heldStatus, statusBadge, today } from "./status.js";

export { FIRST_OTHER_PAGE, KINDS };

const MOST_PLACES = 3;

// { element, address, card, place, isPlan, known, needles }: the item of the list, and what it was made from.
export async function resultItem(found, { page, inTitle }, site, kindWanted = "") {
  const card = await found.card(page);
  const wanted = KINDS.findIndex(({ slug }) => slug === kindWanted);
  const isPlan = page < FIRST_OTHER_PAGE;
  const of = (place) => (isPlan ? card.places[place]?.kind : 0);
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
  return { element, address, card, place, isPlan, known: whole || !isPlan, needles: found.needles };
}

function titleLink(address, card, place, needles) {
  const link = node("a", "result__title");
  link.href = addressOf(address, place);
  link.append(...marked(card.title, needles));
  return link;
}

function about(card, place, isPlan, needles) {
  const line = node("p", "result__about");
  const tag = node("span", isPlan && !place.anchor ? "tag" : "tag tag--gold");
  tag.textContent = place.label || (isPlan ? KINDS[KIND.TITLE].one : nameOf(card));
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
function withoutAsides(words, needles) {
  return words.replace(/ \((?:[^()]|\([^()]*\))*\)/g, (aside) => (excerpt(aside, needles, aside.length).some(({ marked }) => marked) ? aside : ""));
}

// What sort of page it is, for one that is no plan.
function nameOf({ places, context }) {
  const own = places[1];
  return own && !own.anchor && own.label ? own.label : context;
}

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

export function addressOf(page, place) {
  return place?.anchor ? `${pageOf(page, place)}#${place.anchor}` : page;
}

// The page on which a place stands: some parts of a plan stand at a glance.
export function pageOf(page, place) {
  const isPlan = new URL(page).pathname.includes(`/${SITE.paths.plans}`);
  const isThere = (stem) => place.anchor === stem || place.anchor.startsWith(`${stem}-`);
  return isPlan && place?.anchor && SITE.glanceAnchors.some(isThere) ? glanceOf(page) : page;
}

// The plan of a page at a glance; in a copy on a disk, addresses name files.
export function glanceOf(page) {
  return page.replace(/(?:index\.html)?$/, (file) => SITE.glance + file);
}

export function marked(text, needles, most = 400) {
  return excerpt(text, needles, most).map((piece) => {
    if (!piece.marked) return piece.text;
    const mark = document.createElement("mark");
    mark.textContent = piece.text;
    return mark;
  });
}

export function node(name, className) {
  const element = document.createElement(name);
  element.className = className;
  return element;
}
