// From a query to pages, best first: pairs carry the meaning, words count where no pair covers them.

import { KIND, KINDS, OTHERS } from "./index.js";
import { ANSWERS, seatIn, unitsOf } from "./units.js";

/** @typedef {import("./units.js").Term} Term */
/** @typedef {import("./units.js").Answer} Answer */
/** @typedef {import("./units.js").FoundUnit & { found: number, weight: number, required: boolean, leads: boolean }} Unit weighed */
/** @typedef {{ page: number, score: number, coverage: number, kinds: number, inTitle: boolean }} RankedPage */
/** @typedef {{ terms: Term[], units: Unit[], pages: RankedPage[] }} Ranking */
/** @typedef {{ place: number, score: number }} ScoredPlace */
/** @typedef {{ kind: number, onPlans: boolean, worth: number, spansPlans?: boolean }} Preference */

// What a hit is worth by the best kind of place it is in.
/** @type {Record<string, number>} */
const WORTHS = { TITLE: 1.8, TARGET: 1.1, CONTENT: 1, RESPONSIBILITY: 0.98, CITATION: 0.95, HONOREE: 1.1, PAGE: 0.9 };
const WORTH = KINDS.map(({ key }) => WORTHS[key]);
const COVERED_WORD = 0.15; // a word whose pair is somewhere, on a page that has only the word
const INNER_PAIR = 0.5; // a pair whose words both stand in other pairs
const OTHER_YEAR = 0.3;
const OTHER_NAME = 0.4; // a plan that has nothing of a name that titles of other plans have
const LEAST_COVERAGE = 0.3; // of the query, by weight
const MOST_OF_TRIPLE = 2;
const SCATTERED = 0.5; // what is known to stand in several places, of what stands in one
const UNKNOWN = 0.75;
const BY_NAME = 1.1; // what is wholly in the title
const ALIKE = 0.97; // of the best score: among other pages than plans, those listed first come first
const LEAST_OF_BEST = 0.25; // pages that answer less than this part of the best are left out
const IN_TITLE = 1 << KIND.TITLE;
const IN_PAGES = 1 << KIND.PAGE;
const ANSWERED = 1 << KINDS.length; // beside the bits of the kinds: that there is an answer
const ALL_KINDS = ANSWERED - 1;
const LESSER = 0.4; // pages of fields, bodies and guides lead on; plans answer
const COMPARES = 0.3; // a page that compares plans, where one of them is named and nothing is compared
const LESSER_BY_NAME = 0.55; // unless they are what was named
const LEAST = 0.15; // written help never stands above what answers
const LEAST_OF_QUESTION = 0.01; // least of all where something of the portal is asked
const LEAST_OF_HELP = 0.9; // of a question, by weight: help tells nothing of a figure that is nowhere
// What a question prefers: places of a kind, on plans or on other pages, and how much more they are worth.
/** @type {Record<string, Preference>} */
const PREFERENCES = {
  figure: { kind: KIND.TARGET, onPlans: true, worth: 3 },
  who: { kind: KIND.RESPONSIBILITY, onPlans: true, worth: 1.5 },
  compare: { kind: KIND.TARGET, onPlans: false, worth: 6, spansPlans: true },
  office: { kind: KIND.RESPONSIBILITY, onPlans: true, worth: 1.2 },
  example: { kind: KIND.HONOREE, onPlans: false, worth: 10 },
};
const FIGURES_FIRST = 1.2; // of a target, among the places of its page
const OF_LEVEL = 1.4; // a place with the word that says which of several offices is meant: of the xã, of the huyện
const LEVELS = ["xa", "phuong", "huyen", "tinh"];
const TOLD_BY_TITLE = 0.2; // what the title says, among the places of its page
const LIGHT_WEIGHT = 0.1; // a word of speech, and a pair with one
const WORTH_OF_KINDS = Float32Array.from({ length: ANSWERED }, (_, kinds) =>
  Math.max(0, ...WORTH.filter((_, kind) => kinds & (1 << kind))),
);

/**
 * { terms, units, pages: [{ page, score, coverage, kinds }] }, best first. `asks` are sorts of question.
 * @param {import("./index.js").SearchIndex} index
 * @param {Term[]} terms
 * @param {{ asks?: Set<string>, triples?: boolean }} [choice]
 * @returns {Promise<Ranking>}
 */
export async function ranked(index, terms, { asks = new Set(), ...options } = {}) {
  const units = await unitsOf(index, terms, options);
  const [plans, others] = index.counts;
  const board = new Board(plans, plans + others, preferred(asks), asks.size ? LEAST_OF_QUESTION : LEAST);
  const weighted = weigh(units, terms, board);
  for (const unit of weighted) board.add(unit);
  if (units.years.length) board.prefer(units.years.flatMap(({ pages }) => pages));
  const pages = board.best();
  const placed = pagesWithPlaces(weighted);
  for (const page of pages) page.score *= placed.has(page.page) ? togetherness(weighted, page.page) : UNKNOWN;
  return { terms, units: weighted, pages: inOrder(pages) };
}

// Gives every unit its weight: how much it tells, and whether others tell it already.
/** @param {import("./units.js").Units} units @param {Term[]} terms @param {Board} board */
function weigh(units, terms, board) {
  const { years } = units;
  const { singles, pairs, triples } = /** @type {Record<"singles" | "pairs" | "triples", Unit[]>} */ (/** @type {unknown} */ (units));
  for (const unit of [...singles, ...pairs, ...triples]) unit.found = board.count(unit);
  const chooses = choosing(terms, years);
  /** @param {Unit} unit */
  const exists = (unit) => unit.found > 0 && !unit.terms.some((place) => chooses.has(place));
  /** @param {Unit} unit */
  const isLight = (unit) => unit.terms.some((place) => terms[place].light);
  /** @param {number} place */
  const covers = (place) => pairs.filter((pair) => exists(pair) && !isLight(pair) && pair.terms.includes(place)).length;
  const total = board.size;
  /** @param {Unit} unit */
  const telling = (unit) => Math.log(1 + total / Math.max(1, unit.found));
  /** @param {Unit} pair */
  const cap = (pair) => Math.max(...pair.terms.map((place) => telling(singles[place]))) + 1;
  for (const pair of pairs) {
    const inner = pair.terms.every((place) => covers(place) > 1);
    pair.weight = Math.min(telling(pair), cap(pair)) * (inner ? INNER_PAIR : 1);
    pair.required = terms[pair.terms[0]].phrase > 0 && terms[pair.terms[1]].phrase > 0;
    pair.leads = exists(pair);
  }
  for (const triple of triples) {
    triple.weight = Math.min(telling(triple), MOST_OF_TRIPLE);
    triple.required = triple.terms.every((place) => terms[place].phrase > 0);
    triple.leads = exists(triple);
  }
  for (const single of singles) {
    const covered = covers(single.terms[0]) > 0;
    const told = covered || chooses.has(single.terms[0]);
    single.weight = telling(single) * (told ? COVERED_WORD : 1);
    single.required = terms[single.terms[0]].phrase > 0;
    single.leads = !told;
  }
  for (const unit of [...singles, ...pairs, ...triples].filter(isLight)) {
    unit.weight *= LIGHT_WEIGHT;
    unit.leads = false;
  }
  return [...pairs.filter((pair) => pair.variants.length || pair.required), ...triples, ...singles];
}

// The terms that choose among pages, and are not looked for among their words as well: a year and the
// word "năm" before it. Where there is nothing else, they are words like others.
/** @param {Term[]} terms @param {import("./units.js").Units["years"]} years */
function choosing(terms, years) {
  const chosen = years.flatMap(({ term }) => (terms[term - 1]?.folded === "nam" ? [term - 1, term] : [term]));
  return new Set(chosen.length < terms.length ? chosen : []);
}

// The scores of all pages, in arrays by the page's place among plans and others.
class Board {
  /** @param {number} plans @param {number} size @param {Preference[]} preferences @param {number} help */
  constructor(plans, size, preferences, help) {
    this.preferences = preferences;
    this.help = help; // what a page of help is worth
    this.plans = plans;
    this.size = size;
    this.scores = new Float64Array(size);
    this.covered = new Float64Array(size);
    this.required = new Uint8Array(size);
    this.kinds = new Uint8Array(size).fill(ALL_KINDS);
    this.some = new Uint8Array(size); // kinds of any unit, where all units together have none
    this.factor = new Float32Array(size).fill(1);
    this.weight = 0;
    this.names = 0; // of the weight, what names plans
    this.pairNames = 0; // of that, what two words name: “Hà Quảng”
    this.named = new Float64Array(size); // of that, what a page has anywhere
    this.demands = 0;
    this.answers = new Float32Array(size);
    this.where = new Uint8Array(size);
  }

  /** @param {number} page */
  seat(page) {
    return page < OTHERS ? page : this.plans + page - OTHERS;
  }

  // How many pages answer a unit; where none does, none is counted twice.
  /** @param {{ variants: Answer[] }} unit */
  count({ variants }) {
    let most = 0;
    for (const { weight, pages } of variants) {
      if (weight >= ANSWERS) most += pages.length;
    }
    return Math.min(most, this.size);
  }

  /** @param {Unit} unit */
  add({ terms, variants, weight, leads, required }) {
    /** @type {number[]} */
    const touched = [];
    for (const variant of variants) {
      variant.pages.forEach((page, index) => {
        const seat = this.seat(page);
        if (!this.answers[seat]) touched.push(seat);
        const worth = variant.weight * WORTH_OF_KINDS[variant.kinds[index]];
        if (worth > this.answers[seat]) this.answers[seat] = worth;
        if (variant.weight >= ANSWERS) this.where[seat] |= variant.kinds[index] | ANSWERED;
      });
    }
    const names = leads && variants.some(namesPlan);
    const isName = names && terms.length === 2;
    for (const seat of touched) {
      if (isName && this.where[seat]) this.named[seat] += weight;
      this.scores[seat] += weight * this.answers[seat];
      if (leads) this.covered[seat] += this.where[seat] ? weight : weight * 0.05;
      if (leads && this.where[seat]) this.kinds[seat] &= this.where[seat];
      this.some[seat] |= this.where[seat] & ALL_KINDS;
      if (required && this.where[seat]) this.required[seat] += 1;
      this.answers[seat] = 0;
      this.where[seat] = 0;
    }
    if (leads) this.weight += weight;
    if (names) this.names += weight;
    if (isName) this.pairNames += weight;
    if (required) this.demands += 1;
  }

  // A year in the query weighs as a filter would.
  /** @param {number[]} pages */
  prefer(pages) {
    this.factor.fill(OTHER_YEAR);
    for (const page of pages) this.factor[this.seat(page)] = 1;
  }

  /** @param {number} seat */
  isHelp(seat) {
    return this.some[seat] === IN_PAGES;
  }

  /** @param {number} seat */
  standing(seat) {
    const compares = seat >= this.plans && this.some[seat] & (1 << KIND.TARGET);
    if (compares && this.names && !this.preferences.some(({ spansPlans }) => spansPlans)) return COMPARES;
    if (!(this.some[seat] & IN_PAGES)) return 1;
    if (this.isHelp(seat)) return this.help;
    const named = this.kinds[seat] & this.some[seat] & IN_TITLE && this.covered[seat] >= this.weight * 0.99;
    return named ? LESSER_BY_NAME : LESSER;
  }

  // Who names a body asks of its plans: what is told of others answers less.
  /** @param {number} seat */
  ofName(seat) {
    if (seat >= this.plans || !this.pairNames) return 1;
    return OTHER_NAME + ((1 - OTHER_NAME) * this.named[seat]) / this.pairNames;
  }

  /** @param {number} seat */
  preferencesOf(seat) {
    const isPlan = seat < this.plans;
    return this.preferences.filter(({ kind, onPlans }) => onPlans === isPlan && this.some[seat] & (1 << kind));
  }

  // How much of the query is on a page. Who compares bodies names them: what spans all plans need not.
  /** @param {number} seat @param {Preference[]} preferences */
  coverage(seat, preferences) {
    if (!this.weight) return 0;
    const spared = preferences.some(({ spansPlans }) => spansPlans) ? this.names : 0;
    return Math.min(1, (this.covered[seat] + spared) / this.weight);
  }

  best() {
    /** @type {RankedPage[]} */
    const found = [];
    for (let seat = 0; seat < this.size; seat++) {
      if (!this.scores[seat] || this.required[seat] < this.demands) continue;
      const preferences = this.preferencesOf(seat);
      const coverage = this.coverage(seat, preferences);
      if (coverage < (this.isHelp(seat) && this.help === LEAST_OF_QUESTION ? LEAST_OF_HELP : LEAST_COVERAGE)) continue;
      const preference = Math.max(1, ...preferences.map(({ worth }) => worth));
      const score = this.scores[seat] * coverage ** 3 * this.factor[seat] * this.ofName(seat) * this.standing(seat) * preference;
      const page = seat < this.plans ? seat : seat - this.plans + OTHERS;
      const together = this.kinds[seat] & this.some[seat];
      found.push({ page, score, coverage, kinds: together || this.some[seat], inTitle: Boolean(together & IN_TITLE) });
    }
    return inOrder(found);
  }
}

// Whether a word stands in the title of a plan, which has the names of its body too.
/** @param {Answer} variant */
function namesPlan({ weight, pages, kinds }) {
  return weight >= ANSWERS && pages.some((page, at) => page < OTHERS && kinds[at] & IN_TITLE);
}

/** @param {Set<string>} asks */
function preferred(asks) {
  return [...asks].map((sort) => PREFERENCES[sort]).filter(Boolean);
}

// Best first; newer first among equals: plans are numbered as time goes.
/** @param {RankedPage[]} pages */
function inOrder(pages) {
  const most = pages.reduce((best, { score }) => Math.max(best, score), 0);
  /** @param {RankedPage} ranked */
  const level = ({ page, score }) => (page >= OTHERS && score >= ALIKE * most ? most : score);
  pages.sort((a, b) => level(b) - level(a) || order(b.page) - order(a.page));
  return pages.filter(({ score }) => score >= LEAST_OF_BEST * pages[0].score);
}

// The pages of which the index keeps any places for what leads: never many.
/** @param {Unit[]} units */
function pagesWithPlaces(units) {
  const variants = units.filter(({ leads }) => leads).flatMap((unit) => unit.variants);
  return new Set(variants.filter(({ weight }) => weight >= ANSWERS).flatMap(({ places }) => [...places.keys()]));
}

// Whether what was asked stands in one place of a page, titles counting for every place in it:
// 1 where it all does, less where it is known to be scattered, in between where nobody knows.
/** @param {Unit[]} units @param {number} page */
function togetherness(units, page) {
  const inPlaces = new Map([[0, 0]]);
  let all = 0;
  let inTitle = 0;
  for (const unit of units) {
    if (!unit.leads) continue;
    const [answer, places] = bestOn(unit, page);
    if (!answer) continue;
    if (!places) return UNKNOWN;
    all += unit.weight;
    if (places.includes(0)) inTitle += unit.weight;
    else for (const place of places) inPlaces.set(place, (inPlaces.get(place) ?? 0) + unit.weight);
  }
  if (all && inTitle === all) return BY_NAME;
  return all ? SCATTERED + ((1 - SCATTERED) * (inTitle + Math.max(...inPlaces.values()))) / all : 1;
}

/**
 * The best answer of a unit on a page and the places that have it, null where they are not known.
 * @param {Unit} unit
 * @param {number} page
 * @returns {[number, number[] | null]}
 */
function bestOn({ variants }, page) {
  let best = 0;
  let places = null;
  for (const variant of variants) {
    if (variant.weight < Math.max(ANSWERS, best) || seatIn(variant, page) < 0) continue;
    [best, places] = [variant.weight, variant.places.get(page) ?? null];
  }
  return [best, places];
}

/** @param {number} page */
function order(page) {
  return page < OTHERS ? page : -page;
}

// The places of a page that answer best: [{ place, score }], and whether that is all that is known:
// of words on very many pages, the index keeps the places of a few pages only. `kindOf` tells what
// a place is; those of kinds it does not know are left out. `asks` are sorts of question.
/**
 * @param {{ units: Unit[], terms?: Term[] }} ranking
 * @param {number} page
 * @param {import("./landing.js").KindOf} kindOf
 */
export function placesOn({ units, terms = [] }, page, kindOf, asks = new Set()) {
  /** @param {number | undefined} kind */
  const worthOfKind = (kind) => (WORTH[/** @type {number} */ (kind)] ?? 0) * (kind === KIND.TARGET ? FIGURES_FIRST : 1) * (preferred(asks).some((one) => one.kind === kind) ? 2 : 1);
  /** @type {Map<number, number>} */
  const scores = new Map();
  let whole = true;
  for (const { variants, weight, leads } of units) {
    /** @type {Map<number, number>} */
    const here = new Map();
    /** @param {Answer} variant */
    const isInTitle = ({ places }) => places.get(page)?.includes(0);
    const told = variants.some((one) => one.weight >= ANSWERS && isInTitle(one)) ? TOLD_BY_TITLE : 1;
    for (const variant of variants) {
      const places = variant.places.get(page);
      if (places) {
        for (const place of places) here.set(place, Math.max(here.get(place) ?? 0, variant.weight));
      } else if (leads && variant.weight >= ANSWERS && seatIn(variant, page) >= 0) {
        whole = false;
      }
    }
    for (const [place, answer] of here) scores.set(place, (scores.get(place) ?? 0) + weight * answer * (place ? told : 1));
  }
  const ofLevel = ["who", "office"].some((sort) => asks.has(sort)) ? units.filter(({ terms: own }) => own.length === 1 && LEVELS.includes(terms[own[0]]?.folded)) : [];
  for (const place of new Set(ofLevel.flatMap(({ variants }) => variants.flatMap((one) => (one.weight >= ANSWERS && one.places.get(page)) || [])))) {
    scores.set(place, (scores.get(place) ?? 0) * OF_LEVEL);
  }
  const places = [...scores].map(([place, score]) => ({ place, score: score * worthOfKind(kindOf(place)) }));
  places.sort((a, b) => b.score - a.score || a.place - b.place);
  return { places: places.filter(({ score }) => score), whole };
}
