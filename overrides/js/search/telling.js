// Whether a text is about all that was asked: a figure of another place, year or thing is no answer.

import { isSyllable, words } from "./words.js";

/** @typedef {import("./units.js").Term} Term */
/** @typedef {import("./words.js").Word | null | undefined} MaybeWord */

// Words that say nothing of which figure it is, and those that need no neighbour.
const EMPTY = ["huyen", "xa", "tinh", "nam", "dat", "duoc", "va", "cua", "la", "cho", "o"];
const ALONE = ["giam", "tang"];

// Every word that carries something is in the text, and beside one that stands beside it in the query:
// “dân số” is not in “số khu dân cư”. Numbers, short forms and single words need no neighbour.
// An abbreviation is there with any of its `meanings`. `known` are the terms that the index knows beside
// their neighbours in the very place, by another name of what is counted there: “sinh đẻ” of “tăng dân
// số tự nhiên”.
/** @param {Term[]} terms @param {string} text @param {Set<number>} [known] @param {import("./mark.js").Abbreviation[]} [meanings] */
export function tellsOf(terms, text, known = new Set(), meanings = []) {
  const said = words(text);
  /** @param {Term} term @param {MaybeWord} word */
  const isSame = (term, word) =>
    word && term.folded === word.folded && (term.marks === null || term.marks === word.marks);
  /** @param {Term | undefined} term @returns {boolean} */
  const carries = (term) => Boolean(term && !term.light && !term.general && !EMPTY.includes(term.folded) && !isCounting(term));
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
  const isPair = (one, other) => said.some((word, at) => isSame(one, word) && isSame(other, said[at + 1]));
  return terms.every((term, at) => {
    if (!carries(term) || known.has(at) || isMeant(term)) return true;
    if (!said.some((word) => isSame(term, word))) return false;
    if (isAlone(term)) return true;
    const before = terms[at - 1];
    const after = terms[at + 1];
    const pairs = /** @type {[Term, Term][]} */ ([
      carries(before) && !isAlone(before) && term.follows && [before, term],
      carries(after) && !isAlone(after) && after.follows && [term, after],
    ].filter(Boolean));
    return !pairs.length || pairs.some(([one, other]) => isPair(one, other));
  });
}
