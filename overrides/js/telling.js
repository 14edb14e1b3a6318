// Whether a text is about all that was asked: a figure of another place, year or thing is no answer.

import { ANSWERS, isSyllable, words } from "./search/search.js";

/** @typedef {import("./search/units.js").Term} Term */
/** @typedef {import("./search/words.js").Word | null | undefined} MaybeWord */

// Words that say nothing of which figure it is, and those that need no neighbour.
const EMPTY = words("huyện xã tỉnh năm đạt được và của là cho ở");
const ALONE = ["giam", "tang", "dai"]; // “Đài Phát thanh và Truyền hình”
const BETWEEN = ["cac", "nhung", "cua", "ve"]; // “Trưởng các khối” are trưởng khối
const LEVELS = ["xa", "huyen", "tinh"];

// Whether the words of a place, with those `around` it and what the index knows of it, have all that is asked.
// Of a figure they say something themselves: each target of a plan is about its place and year.
/** @param {import("./search/search.js").Found} found @param {string} text @param {string} around @param {import("./results.js").Result} result @param {string} sort */
export function tellsAll({ ranking, meanings, asks }, text, around, { page, card, place }, sort) {
  if (asks.has("who") && isOfOtherLevel(ranking.terms, text)) return false;
  const known = pairsAt(ranking, page, card.places.indexOf(place));
  return tellsOf(ranking.terms, text, { around, known, meanings, isNamed: sort === "figure" });
}

// Whether only offices of other levels are named: those of the communes, where that of the district was asked for.
/** @param {Term[]} terms @param {string} text */
function isOfOtherLevel(terms, text) {
  /** @param {({ folded: string } | null | undefined)[]} some */
  const levelsOf = (some) => LEVELS.filter((level) => some.some((word) => word?.folded === level));
  const [asked, named] = [levelsOf(terms), levelsOf(words(text))];
  return asked.length > 0 && named.length > 0 && !asked.some((level) => named.includes(level));
}

// Every word that carries something is in the text, and beside one that stands beside it in the query:
// “dân số” is not in “số khu dân cư”. Numbers, short forms and single words need no neighbour, nor what is
// counted by itself: “bao nhiêu ha”. What stands only in the words `around` is no neighbour of what the text
// has: “Ngân Sơn trồng …”.
// An abbreviation is there with any of its `meanings`. `known` are the terms that the index knows beside
// their neighbours in the very place, by another name of what is counted there: “sinh đẻ” of “tăng dân
// số tự nhiên”. Where it `isNamed`, the text itself has some of it: “bao nhiêu chỉ tiêu” is in no target.
/** @param {Term[]} terms @param {string} text @param {{ around?: string, known?: Set<number>, meanings?: import("./search/mark.js").Abbreviation[], isNamed?: boolean }} [more] */
export function tellsOf(terms, text, { around = "", known = new Set(), meanings = [], isNamed = false } = {}) {
  const own = words(text);
  const said = [...own, null, ...words(around)];
  const joined = said.filter((word) => !word || !BETWEEN.includes(word.folded));
  /** @param {Term} term @param {MaybeWord} word */
  const isSame = (term, word) =>
    word && term.folded === word.folded && (term.marks === null || term.marks === word.marks);
  /** @param {Term | undefined} term @returns {boolean} */
  const carries = (term) => Boolean(term && !term.light && !term.general && !EMPTY.some((word) => isSame(term, word)) && !isCounting(term));
  // “Số hộ nghèo” asks for hộ nghèo, “dân số” for dân số.
  /** @param {Term} term @returns {boolean} */
  const isCounting = (term) => term.folded === "so" && !(term.follows && carries(terms[terms.indexOf(term) - 1]));
  /** @param {string} long */
  const isSaid = (long) => {
    const own = words(long);
    return said.some((_, at) => own.every((word, step) => word?.folded === said[at + step]?.folded));
  };
  /** @param {Term} term */
  const isMeant = ({ text: typed }) => meanings.some(({ short, long }) => short.toLowerCase() === typed.toLowerCase() && long.some(isSaid));
  /** @param {Term} term */
  const isAlone = ({ folded }) => !isSyllable(folded) || ALONE.includes(folded);
  /** @param {Term} one @param {Term} other */
  const isPair = (one, other) => [said, joined].some((all) => all.some((word, at) => isSame(one, word) && isSame(other, all[at + 1])));
  /** @param {Term} term */
  const isInText = (term) => own.some((word) => isSame(term, word));
  /** @param {Term} one @param {Term | undefined} other */
  const areNear = (one, other) => carries(other) && !isAlone(/** @type {Term} */ (other)) && isInText(one) === isInText(/** @type {Term} */ (other));
  /** @param {Term} term @param {number} at */
  const isOwn = (term, at) => carries(term) && !/^\d+$/.test(term.folded) && (known.has(at) || isMeant(term) || isInText(term));
  if (isNamed && !terms.some(isOwn)) return false;
  return terms.every((term, at) => {
    if (!carries(term) || known.has(at) || isMeant(term)) return true;
    if (!said.some((word) => isSame(term, word))) return false;
    if (isAlone(term) || (at > 0 && !term.follows)) return true;
    const before = terms[at - 1];
    const after = terms[at + 1];
    const pairs = /** @type {[Term, Term][]} */ ([
      areNear(term, before) && term.follows && [before, term],
      areNear(term, after) && after.follows && [term, after],
    ].filter(Boolean));
    return !pairs.length || pairs.some(([one, other]) => isPair(one, other));
  });
}

// The terms that stand beside another of the query in a place of a page, as the index has it.
/** @param {import("./search/rank.js").Ranking} found @param {number} page @param {number} place */
function pairsAt({ units }, page, place) {
  const there = units.filter(({ terms, variants }) =>
    terms.length > 1 && variants.some((one) => one.weight >= ANSWERS && one.places.get(page)?.includes(place)));
  return new Set(there.flatMap(({ terms }) => terms));
}
