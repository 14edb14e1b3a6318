// Which term was probably not meant as typed, and how a query was read. What was meant, `slips.js` finds.

import { ranked } from "./rank.js";
import { ANSWERS, seatIn } from "./units.js";
import { isSyllable, toneOf, written } from "./words.js";

/** @typedef {import("./index.js").SearchIndex} SearchIndex */
/** @typedef {import("./units.js").Term} Term */
/** @typedef {import("./rank.js").Ranking} Ranking */

const MOST_TERMS = 2;
// What the module of slips is given: it may not import what imports it.
export const TOOLS = { ranked, seatIn, isSyllable, toneOf };
const loadSlips = () => import("../slips.js").catch(() => null); // most queries have none

// The ranking of a query, corrected where that finds clearly more. `asks` are sorts of question.
/** @param {SearchIndex} index @param {Term[]} terms @param {Set<string>} asks */
export async function rankedAsMeant(index, terms, asks) {
  let best = await ranked(index, terms, { asks });
  /** @type {Set<number>} */
  const tried = new Set();
  while (tried.size < MOST_TERMS) {
    const place = mostDoubtful(best, tried);
    if (place < 0) break;
    tried.add(place);
    const slips = await loadSlips();
    if (slips) best = await slips.corrected(index, best, place, asks, TOOLS);
  }
  return best;
}

// The term that was probably not meant as typed, -1 where there is none: one that stands nowhere, else
// one that makes no pair beside others that make none.
/** @param {Ranking} ranking @param {Set<number>} tried */
function mostDoubtful({ units, terms }, tried) {
  /** @param {number} place */
  const isWord = (place) => /^[a-z]/.test(terms[place]?.folded ?? "");
  /** @param {number} place */
  const isShort = (place) => !/[aeiouy]/.test(terms[place].folded); // “bs”, “kh” stand for words, and are none
  /** @param {number} place */
  const isKnown = (place) => units.some((unit) => unit.terms.length === 1 && unit.terms[0] === place && unit.found);
  /** @param {number} place */
  const isPaired = (place) => units.some((unit) => unit.terms.length > 1 && unit.terms.includes(place) && unit.leads);
  /** @param {number} place */
  const isLonely = (place) => {
    const near = [place - 1, place, place + 1].filter(isWord);
    return near.length > 1 && !near.some(isPaired);
  };
  /** @param {number} place */
  const mayDiffer = (place) => isWord(place) && !isShort(place) && !terms[place].phrase && !terms[place].light && !tried.has(place);
  const open = [...terms.keys()].filter(mayDiffer);
  return open.find((place) => !isKnown(place)) ?? open.find(isLonely) ?? -1;
}

// A query typed with keys of an input method that were never turned into marks, “hooj ngheof ngaan
// sown”, without them; null where fewer than two words show that. One such word is a slip.
/** @param {string} query */
export async function withoutKeys(query) {
  const strange = /^[\x20-\x7e]*$/.test(query) && query.toLowerCase().split(/[^a-z0-9]+/).filter((word) => /[aeiouyw]/.test(word) && !isSyllable(word));
  if (!strange || strange.length < 2) return null;
  return (await loadSlips())?.withoutKeys(query, isSyllable) ?? null;
}

// The words as the best page has them: [{ typed, read }] where that is not what was typed.
/** @param {Ranking} ranking */
export function readingOf({ terms, units, pages }) {
  const page = pages[0]?.page;
  /** @type {({ folded: string, marks: number } | null)[]} */
  const read = terms.map(() => null);
  const best = terms.map(() => 0);
  const common = terms.map(() => 0); // of two spellings that are as likely, the one of more pages
  for (const unit of units) {
    for (const variant of unit.variants) {
      const weight = variant.weight + (unit.terms.length > 1 ? 1 : 0);
      if (variant.weight < ANSWERS || seatIn(variant, page) < 0) continue; // what contradicts was not read so
      unit.terms.forEach((term, place) => {
        const isLess = weight < best[term] || (weight === best[term] && variant.pages.length <= common[term]);
        if (isLess) return;
        [best[term], common[term]] = [weight, variant.pages.length];
        read[term] = { folded: variant.folded[place], marks: variant.marks[place] };
      });
    }
  }
  return terms.map((term, place) => {
    const meant = read[place] ?? term;
    // Where marks were typed, a word alone with other marks is another word.
    const isOther = meant.folded === term.folded && term.marks !== null && terms.length > 1 && best[place] <= 1;
    const { folded, marks } = isOther || term.light ? term : meant;
    return {
      word: written(folded, marks ?? 0),
      changed: folded !== term.folded || (marks ?? 0) !== (term.marks ?? 0),
      isSlip: folded !== term.folded,
      isLight: Boolean(term.light),
    };
  });
}
