// Where a result leads to: the place of a page that answers best, or the part that a question asks for.

import { KIND, OTHERS } from "./index.js";
import { placesOn } from "./rank.js";
import { SITE } from "./site.js";
import { ANSWERS } from "./units.js";

const MAIN_PART = 1.5; // the first of the parts that answer a question: its days, of a deadline

/** @typedef {import("./index.js").Card} Card */
/** @typedef {import("./index.js").Place} Place */
/** @typedef {(place: number) => number | undefined} KindOf */
/** @typedef {{ place: Place, isFound: boolean, worth: number }} Seat */
/** @typedef {Seat & { others: Place[], whole: boolean }} Landing */

// { place: { anchor, label, kind }, isFound: whether a part that was asked for has the words, worth: how
// well; others:
// more places, whole: whether all places are known }. `kindOf`
// tells the kind of a place by its number, and nothing for those that are not wanted.
/**
 * @param {import("./rank.js").Ranking} found
 * @param {Set<string>} asks
 * @param {{ page: number, inTitle: boolean }} page
 * @param {Card} card
 * @param {KindOf} kindOf
 * @returns {Landing}
 */
export function landingOf(found, asks, page, card, kindOf) {
  const { places, whole } = placesOn(found, page.page, kindOf, asks);
  const seat = page.page < OTHERS ? seatOf(asks, places, card, saidIn(found, page.page)) : null;
  if (seat) return { ...seat, others: [], whole: true };
  /** @param {number} place */
  const isWanted = (place) => kindOf(place) !== undefined;
  // The page as a whole answers where all that was asked is in its title.
  const isNamed = page.inTitle && isWanted(0) && !asks.has("figure");
  /** @param {{ place: number }} found */
  const isFigure = ({ place }) => place && kindOf(place) === KIND.TARGET;
  const likeliest = (asks.has("figure") && places.find(isFigure)) || places.find(({ place }) => place) || places[0];
  const best = isNamed ? 0 : (likeliest?.place ?? 0);
  const others = places.filter(({ place, score }) => place && place !== best && score >= places[0].score * 0.6);
  return {
    isFound: false,
    worth: 0,
    place: card.places[best],
    others: others.map(({ place }) => card.places[place]),
    whole: whole || isNamed,
  };
}

// Whether a place of a page has more of a query than what every plan is called.
/** @param {import("./rank.js").Ranking} found @param {number} page @returns {(place: number) => boolean} */
function saidIn({ terms, units }, page) {
  const telling = units.filter((unit) => unit.leads && unit.terms.some((at) => !terms[at].general));
  return (place) => telling.some(({ variants }) => variants.some((one) => one.weight >= ANSWERS && one.places.get(page)?.includes(place)));
}

// The part of a plan that holds the answers to a question: the best place in it, else its beginning.
/** @param {Set<string>} asks @param {import("./rank.js").ScoredPlace[]} places @param {Card} card @param {(place: number) => boolean} isSaid @returns {Seat | null} */
function seatOf(asks, places, card, isSaid) {
  const sort = /** @type {const} */ (["file", "deadline", "signer", "who"]).find((one) => asks.has(one));
  if (!sort) return null;
  const parts = SITE.seats[sort];
  /** @param {Place} place @param {string} part */
  const isIn = ({ anchor }, part) => `${anchor}-`.startsWith(`${part}-`);
  // What is said of all plans alike (“thi đua”) chooses none of the parts that tell days: the first has them.
  /** @param {number} place */
  const mayAnswer = (place) => sort !== "deadline" || isIn(card.places[place], parts[0][0]) || isSaid(place);
  const among = places.filter(({ place }) => card.places[place] && parts.some(([part]) => isIn(card.places[place], part)) && mayAnswer(place));
  /** @param {import("./rank.js").ScoredPlace} scored */
  const worth = ({ place, score }) => score * (isIn(card.places[place], parts[0][0]) ? MAIN_PART : 1);
  const best = among.sort((a, b) => worth(b) - worth(a))[0];
  if (best) return { place: card.places[best.place], isFound: true, worth: best.score };
  const [[anchor, label]] = parts;
  const isThere = sort !== "who" || card.places.some((one) => isIn(one, anchor));
  return isThere ? { place: { anchor, label, kind: KIND.CONTENT }, isFound: sort === "file", worth: 0 } : null;
}
