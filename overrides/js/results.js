// One result: a page once, with the places in it that answer best.

import { KIND, KINDS, OTHERS as FIRST_OTHER_PAGE, excerpt } from "./search.js";

export { FIRST_OTHER_PAGE, KINDS };

const MOST_PLACES = 3;

// { element, address, card, places, whole }: the item of the list, and what it was made from.
export async function resultItem(found, { page, kinds, inTitle }, site, kindWanted = "") {
  const card = await found.card(page);
  const wanted = KINDS.findIndex(({ slug }) => slug === kindWanted);
  const isPlan = page < FIRST_OTHER_PAGE;
  const of = (place) => (isPlan ? card.places[place]?.kind : 0);
  const kindOf = (place) => (wanted < 0 || !isPlan || of(place) === wanted ? of(place) : undefined);
  const { places, whole } = found.places(page, kindOf);
  const best = places[0]?.place ?? 0;
  // The page as a whole answers where all that was asked is in its title.
  const start = inTitle && wanted <= 0 ? 0 : best;
  const address = new URL(card.path, site).href;
  const kind = isPlan ? KINDS[Math.max(0, of(start) ?? 0)] : KINDS.findLast((_, bit) => kinds & (1 << bit));
  const element = document.createElement("li");
  element.className = "result";
  element.append(
    titleLink(address, card, start, found.needles),
    about(card, start, kind),
    node("p", "result__snippet"),
    placeList(address, card, places, start),
  );
  return { element, address, card, start, known: whole || !isPlan || (inTitle && wanted <= 0), needles: found.needles };
}

function titleLink(address, card, start, needles) {
  const link = node("a", "result__title");
  link.href = addressOf(address, card.places[start]);
  link.append(...marked(card.title, needles));
  return link;
}

function about(card, start, kind) {
  const line = node("p", "result__about");
  const tag = node("span", start || kind !== KINDS[KIND.TITLE] ? "tag tag--gold" : "tag");
  tag.textContent = card.places[start]?.label || kind.one;
  const where = document.createTextNode(
    [card.context, card.context.endsWith(String(card.year)) ? "" : card.year || ""].filter(Boolean).join("\u00a0·\u00a0"),
  );
  line.append(tag, " ", where);
  return line;
}

function placeList(address, card, places, start) {
  const list = node("ul", "result__places");
  const others = places.filter(({ place, score }) => place && place !== start && score >= places[0].score * 0.6);
  for (const { place } of others.slice(0, MOST_PLACES)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = addressOf(address, card.places[place]);
    link.textContent = card.places[place].label;
    item.dataset.anchor = card.places[place].anchor;
    item.append(link);
    list.append(item);
  }
  list.hidden = !list.children.length;
  return list;
}

export function addressOf(page, place) {
  return place?.anchor ? `${page}#${place.anchor}` : page;
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
