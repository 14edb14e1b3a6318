// Searching: the one thing the pages know of the index. Published as one module, `search.js`.

import { readingOf, rankedAsMeant, withoutKeys } from "./correct.js";
import { KIND, KINDS, OTHERS, SearchIndex } from "./index.js";
import { excerpt, hasPhrases, meaningsOf, needlesOf, worthOf } from "./mark.js";
import { placesOn } from "./rank.js";
import { SITE } from "./site.js";
import { landingOf } from "./landing.js";
import { takenOut, understand } from "./questions.js";
import { ANSWERS, seatIn, termsOf } from "./units.js";
import { fold, isSyllable, words } from "./words.js";

export { ANSWERS, KIND, KINDS, OTHERS, SITE, excerpt, fold, isSyllable, words, worthOf };

/** @typedef {import("./units.js").Term} Term */
/** @typedef {import("./index.js").Card} Card */
/** @typedef {(index: SearchIndex, last: Term | undefined) => Promise<void>} Complete */
/** @typedef {import("./landing.js").KindOf} KindOf */
/** @typedef {import("./mark.js").Needles} Needles */
/** @typedef {{ page: number, score: number, kinds: number, inTitle: boolean }} FoundPage */
/**
 * @typedef {object} Found
 * @property {FoundPage[]} pages
 * @property {Set<string>} asks
 * @property {boolean} isGeneral
 * @property {{ word: string, changed: boolean, isSlip: boolean, isLight: boolean, isUnknown: boolean }[]} reading
 * @property {import("./mark.js").Abbreviation[]} meanings
 * @property {Needles} needles
 * @property {string[]} parts
 * @property {string[]} unknown
 * @property {boolean} isWhole
 * @property {import("./rank.js").Ranking} ranking
 * @property {boolean} exact
 * @property {(text: string) => boolean} quoted
 * @property {(page: number, kindOf: KindOf) => { places: import("./rank.js").ScoredPlace[], whole: boolean }} places
 * @property {(page: { page: number, inTitle: boolean }, card: Card, kindOf: KindOf) => import("./landing.js").Landing} landing
 * @property {(page: number) => Promise<Card>} card
 */

const LOOKED_AT = 10;
const COMES_NEAR = 0.3; // of the best score: what is less is about something else
const WHOLE = 0.99; // of a query, by weight: rounding takes the rest
const MAY_BE_NAMED = 4; // other pages than plans, of which a body may be named
const MOST_NAMES = 16; // that a few short words can stand for
const COMMITTEE = /^(uy ban nhan dan|ubnd) /;
const AS_GOOD = 0.95; // of the best score: what is less answers less

export class Search {
  #index;

  // `base` is the address of the folder that holds the index.
  /** @param {string} base */
  constructor(base) {
    this.#index = new SearchIndex(base);
  }

  // Everything that answers, best first. `complete` gives the last word its longer ones, where it may be unfinished.
  //
  // { pages: [{ page, score, kinds, inTitle }]; reading: the words as the site has them; meanings
  //   of abbreviations; parts of the query that have answers; unknown: its words that stand nowhere, isWhole: whether one of the best pages has every word; needles to mark; exact: whether words
  //   are quoted, and quoted(text) whether a text has them; ranking: what was found; asks: the sorts of question; isGeneral:
  //   whether all plans answer; places(page, kindOf); landing(page, card, kindOf): the place to lead
  //   to; card(page) }
  /**
   * @param {string} query
   * @param {{ complete?: Complete }} [how]
   * @returns {Promise<Found>}
   */
  async find(query, { complete } = {}) {
    try {
      return await this.#find(query, complete);
    } catch {
      // The site may have been built anew since the way in was read.
      await this.#index.open(true);
      return this.#find(query, complete);
    }
  }

  /** @param {string} query @param {Complete} [complete] @returns {Promise<Found>} */
  async #find(query, complete) {
    await this.#index.open();
    const asked = query.normalize("NFC");
    const bare = await withoutKeys(asked);
    const typed = termsOf(bare ?? asked);
    lookAhead(this.#index, typed);
    this.#index.lookAheadForCards();
    const { terms, asks, isGeneral } = await understand(this.#index, typed);
    await complete?.(this.#index, terms.at(-1));
    const [found, meanings] = await Promise.all([
      rankedAsMeant(this.#index, terms, asks),
      meaningsOf(this.#index, terms),
    ]);
    const unknown = unknownIn(found, meanings);
    const pages = isGeneral ? this.#allPlans() : terms.length ? found.pages : [];
    return {
      pages: asks.size || isGeneral ? await this.#withPartsFirst(pages, found, asks) : await this.#withNamedFirst(terms.length ? found.pages : [], asked, meanings),
      asks,
      isGeneral,
      reading: terms.length ? readingOf(found).map((one, at) => ({ ...one, ...(bare === null ? {} : { changed: true, isSlip: true }), isUnknown: unknown.includes(terms[at].text) })) : [],
      meanings,
      needles: needlesOf(found, meanings),
      parts: found.units
        .filter((unit) => unit.leads && unit.found)
        .map((unit) => unit.terms.map((place) => terms[place].text).join(" ")),
      unknown,
      isWhole: isGeneral || pages.slice(0, LOOKED_AT).some(({ page }) => hasAll(found, page)),
      ranking: found,
      exact: terms.some(({ phrase }) => phrase),
      quoted: (text) => hasPhrases(text, terms),
      places: (page, kindOf) => placesOn(found, page, kindOf, asks),
      landing: (page, card, kindOf) => landingOf(found, asks, page, card, kindOf),
      card: (page) => this.#index.card(page),
    };
  }

  // Of the best pages, those first whose part that was asked for has the words, and of those that tell
  // equally well who does something, the one where most of them stand together in it: “Sở Nội vụ”, not “Nội vụ”.
  // Of indicators that answer equally well, the one that more plans set.
  /** @param {FoundPage[]} pages @param {import("./rank.js").Ranking} found @param {Set<string>} asks */
  async #withPartsFirst(pages, found, asks) {
    if (!["deadline", "who", "compare"].some((sort) => asks.has(sort))) return pages;
    /** @param {FoundPage} page */
    const isNear = ({ score }) => !asks.has("deadline") && score >= pages[0].score * AS_GOOD;
    const looked = await Promise.all(
      pages.slice(0, LOOKED_AT).map(async (page) => {
        const card = await this.#index.card(page.page);
        if (asks.has("compare")) return { page, rank: isNear(page) ? +(/\d+/.exec(card.context)?.[0] ?? 0) : 0 };
        const { isFound, worth } = landingOf(found, asks, page, card, (place) => card.places[place]?.kind);
        return { page, rank: isFound && page.score >= pages[0].score * COMES_NEAR ? (isNear(page) ? 1 + worth : 1) : 0 };
      }),
    );
    looked.sort((one, other) => other.rank - one.rank);
    return [...looked.map(({ page }) => page), ...pages.slice(LOOKED_AT)];
  }

  // Who writes the name of a body and nothing else asks for the body: its page comes before its plans.
  /** @param {import("./rank.js").RankedPage[]} pages @param {string} query @param {import("./mark.js").Abbreviation[]} meanings */
  async #withNamedFirst(pages, query, meanings) {
    const whole = pages.filter(({ page, coverage }) => page >= OTHERS && coverage > WHOLE);
    const looked = whole.sort((one, other) => +other.inTitle - +one.inTitle).slice(0, MAY_BE_NAMED);
    if (!looked.length) return pages;
    const names = namesMeant(query, meanings);
    const cards = await Promise.all(looked.map(({ page }) => this.#index.card(page)));
    /** @param {Card} card */
    const isNamed = ({ path, title, context }) =>
      path.startsWith(SITE.paths.issuers) && [title, ...context.split(", ").slice(1)].flatMap((own) => namesMeant(own)).some((name) => names.includes(name));
    const named = new Set(looked.filter((_, at) => isNamed(cards[at])));
    return named.size ? [...named, ...pages.filter((page) => !named.has(page))] : pages;
  }

  // Newest first: plans are numbered as time goes.
  #allPlans() {
    const [plans] = this.#index.counts;
    return Array.from({ length: plans }, (_, at) => ({ page: plans - 1 - at, score: 1, kinds: 1 << KIND.TITLE, inTitle: true }));
  }
}

// A name of a body as it may be compared: folded, with every reading of its short words, and without the
// words that all committees have.
/** @param {string} text @param {import("./mark.js").Abbreviation[]} [meanings] @returns {string[]} */
function namesMeant(text, meanings = []) {
  let names = [""];
  for (const word of words(text)) {
    if (!word) continue;
    const long = meanings.find(({ short }) => short.toLowerCase() === word.text.toLowerCase())?.long ?? [];
    const readings = [word.folded, ...long.map((one) => words(one).map((part) => part?.folded).join(" "))];
    names = names.flatMap((name) => readings.map((reading) => `${name} ${reading}`)).slice(0, MOST_NAMES);
  }
  return names.map((name) => name.trim().replace(COMMITTEE, ""));
}

// The words that no page has, in whatever reading. Words that only ask were not looked for, and of
// abbreviations it is told what they mean.
/** @param {import("./rank.js").Ranking} found @param {import("./mark.js").Abbreviation[]} meanings */
function unknownIn({ terms, units }, meanings) {
  const told = meanings.map(({ short }) => short.toLowerCase());
  const nowhere = units.filter((unit) => unit.terms.length === 1 && !unit.found).map((unit) => terms[unit.terms[0]]);
  return [...new Set(nowhere.filter(({ light, folded, text }) => !light && /[a-z]/.test(folded) && !told.includes(text.toLowerCase())).map(({ text }) => text))];
}

// Whether every word that carries something stands on a page.
/** @param {import("./rank.js").Ranking} found @param {number} page */
function hasAll({ terms, units }, page) {
  /** @param {import("./rank.js").Unit} unit */
  const isThere = ({ variants }) => variants.some((one) => one.weight >= ANSWERS && seatIn(one, page) >= 0);
  const there = new Set(units.filter(isThere).flatMap((unit) => unit.terms));
  return terms.every(({ light, general }, at) => light || general || there.has(at));
}

// Asks for the files of all words and pairs at once, before it is known which of them count: whoever
// waited for each in turn would wait for the line each time.
/** @param {SearchIndex} index @param {Term[]} terms */
function lookAhead(index, terms) {
  const taken = takenOut(terms);
  const keys = terms.flatMap(({ folded, follows }, at) =>
    taken.has(at) ? [] : [folded, ...(follows && !taken.has(at - 1) ? [`${terms[at - 1].folded} ${folded}`] : [])]);
  for (const key of keys) index.key(key).catch(() => {}); // who needs it is told
}
