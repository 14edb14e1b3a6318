// What a query is made of, looked up in the index: its words, its pairs of neighbours, and those
// triples that pairs alone would mislead about.
//
// A unit is { terms: [index, …], variants: [{ weight, pages, kinds, places, marks }] }, where the
// variants are ways in which the site writes what was typed, each with how well it answers.

import { likeness, toneOf, words } from "./words.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./index.js").Variant & { folded: string[], weight: number }} Answer how the site writes what was typed */
/** @typedef {{ folded: string, marks: number | null, tone: number | null, weight: number }} Meaning */
/**
 * @typedef {object} Term
 * @property {string} text
 * @property {string} folded
 * @property {number | null} marks
 * @property {number} start
 * @property {number} end
 * @property {number} phrase
 * @property {boolean} follows
 * @property {boolean} joined
 * @property {Meaning[]} others
 * @property {boolean} [light] whether it carries little
 * @property {string} [short] what was typed for it, where that was shorter
 * @property {boolean} [general] whether it only says that a plan is meant
 */
/** @typedef {{ terms: number[], variants: Answer[] }} FoundUnit */
/** @typedef {{ singles: FoundUnit[], pairs: FoundUnit[], triples: FoundUnit[], years: { term: number, pages: number[] }[] }} Units */

const OTHER_WORD = 0.05;
const LAST_TRIPLE = 4; // where there are more words, their pairs tell enough
export const ANSWERS = 0.3; // a variant of less contradicts what was typed

// The terms of a query: words with what surrounds them. `phrase` numbers the quotation they stand
// in, `joined` says that only a stroke or a hyphen divides them from a neighbour, as in 21/KH-UBND.
/** @param {string} query @returns {Term[]} */
export function termsOf(query) {
  /** @type {Term[]} */
  const terms = [];
  let phrase = 0;
  for (const [part, index] of query.split(/["“”]/).map((part, index) => /** @type {const} */ ([part, index]))) {
    const quoted = index % 2 === 1 ? ++phrase : 0;
    let follows = false;
    for (const word of words(part)) {
      if (word) {
        const joined = follows && /^[/–-]$/.test(part.slice(/** @type {Term} */ (terms.at(-1)).end, word.start));
        if (joined) /** @type {Term} */ (terms.at(-1)).joined = true;
        terms.push({ ...word, phrase: quoted, follows, joined, others: [] });
      }
      follows = Boolean(word);
    }
  }
  const anyMarks = terms.some(({ marks }) => marks);
  return anyMarks ? terms : terms.map((term) => ({ ...term, marks: null }));
}

// Every way a term may be meant: as typed, and what a correction or a completion adds.
/** @param {Term} term @returns {Meaning[]} */
function meanings(term) {
  return [{ folded: term.folded, marks: term.marks, tone: null, weight: 1 }, ...term.others];
}

// How well the marks of a word answer a meaning. A tone that it states must be the word's own.
// Where the site has the very word that was typed with marks, others are other words: “lương”, “lượng”.
/** @param {Meaning} meaning @param {number} found @param {boolean} isKnown */
function answerOf({ marks, tone }, found, isKnown) {
  if (isKnown && marks !== found) return OTHER_WORD;
  return tone === null || tone === toneOf(found) ? likeness(marks, found) : 0;
}

/** @param {SearchIndex} index @param {Meaning} meaning */
async function isWrittenSo(index, { folded, marks }) {
  return Boolean(marks) && (await index.key(folded)).some((variant) => variant.marks[0] === marks);
}

/**
 * @param {SearchIndex} index
 * @param {Term[]} terms
 * @param {{ triples?: boolean }} [choice]
 * @returns {Promise<Units>}
 */
export async function unitsOf(index, terms, { triples: withTriples = true } = {}) {
  const looked = terms.map((term) => variantsOf(index, [term]));
  const pairs = terms.map((term, place) =>
    term.follows ? variantsOf(index, [terms[place - 1], term]) : [],
  );
  const triples = terms.map((term, place) =>
    withTriples && place < LAST_TRIPLE && term.follows && terms[place - 1].follows
      ? variantsOf(index, terms.slice(place - 2, place + 1))
      : [],
  );
  const years = terms.map((term) => (isYear(term) ? index.key(`=${term.folded}`) : []));
  // All at once: a file that does not come is one fault, not one for each that was waited for.
  const all = [looked, pairs, triples, years].map((some) => Promise.all(some));
  const [singles, stored, joined, found] = /** @type {[Answer[][], Answer[][], Answer[][], import("./index.js").Variant[][]]} */ (
    /** @type {unknown} */ (await Promise.all(all))
  );
  return {
    singles: singles.map((variants, place) => ({ terms: [place], variants })),
    pairs: stored.flatMap((variants, place) => {
      if (!terms[place].follows) return [];
      const whole = variants.map((pair) => resolved(pair, singles[place - 1], singles[place]));
      return [{ terms: [place - 1, place], variants: whole }];
    }),
    triples: joined.flatMap((variants, place) =>
      variants.length ? [{ terms: [place - 2, place - 1, place], variants }] : [],
    ),
    years: found.flatMap(([known], term) => (known ? [{ term, pages: known.pages }] : [])),
  };
}

/** @param {Term} term */
function isYear({ folded, joined, phrase }) {
  return /^(19|20)\d\d$/.test(folded) && !joined && !phrase;
}

/** @param {SearchIndex} index @param {Term[]} terms @returns {Promise<Answer[]>} */
async function variantsOf(index, terms) {
  const choices = terms.map(meanings).reduce(
    (all, some) => all.flatMap((chosen) => some.map((one) => [...chosen, one])),
    /** @type {Meaning[][]} */ ([[]]),
  );
  const found = await Promise.all(
    choices.map(async (chosen) => {
      const variants = await index.key(chosen.map(({ folded }) => folded).join(" "));
      const known = await Promise.all(chosen.map((one) => isWrittenSo(index, one)));
      return variants.map((variant) => ({
        ...variant,
        folded: chosen.map(({ folded }) => folded),
        weight: product(chosen, (one, place) => one.weight * answerOf(one, variant.marks[place], known[place])),
      }));
    }),
  );
  return found.flat();
}

/** @template Item @param {Item[]} items @param {(item: Item, place: number) => number} value */
function product(items, value) {
  return items.reduce((all, item, place) => all * value(item, place), 1);
}

// The index keeps only that a pair exists where one of its words is on few pages, and the places the
// two share are those of the pair.
/** @param {Answer} pair @param {Answer[]} left @param {Answer[]} right @returns {Answer} */
function resolved(pair, left, right) {
  if (pair.pages.length) return pair;
  /** @param {Answer[]} singles @param {number} place */
  const of = (singles, place) =>
    singles.find(({ folded, marks }) => folded[0] === pair.folded[place] && marks[0] === pair.marks[place]);
  const [one, two] = [of(left, 0), of(right, 1)];
  return one && two ? { ...pair, ...meeting(one, two) } : pair;
}

/** @param {Answer} one @param {Answer} two */
function meeting(one, two) {
  const [rare, other] = one.pages.length < two.pages.length ? [one, two] : [two, one];
  /** @type {{ pages: number[], kinds: number[], places: Map<number, number[]> }} */
  const found = { pages: [], kinds: [], places: new Map() };
  rare.pages.forEach((page, index) => {
    const seat = seatIn(other, page);
    if (seat < 0) return;
    const mine = rare.places.get(page) ?? [];
    const theirs = other.places.get(page);
    const places = theirs ? mine.filter((place) => theirs.includes(place)) : mine;
    if (!places.length) return;
    found.pages.push(page);
    found.kinds.push(rare.kinds[index] & other.kinds[seat] || rare.kinds[index]);
    found.places.set(page, places);
  });
  return found;
}

// Where a page stands among the pages of a variant, -1 where it does not.
/** @param {{ pages: number[] }} variant @param {number} page */
export function seatIn({ pages }, page) {
  let [low, high] = [0, pages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pages[middle] < page) low = middle + 1;
    else high = middle;
  }
  return pages[low] === page ? low : -1;
}
