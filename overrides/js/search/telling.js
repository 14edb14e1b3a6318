// Whether a text is about all that was asked: a figure of another place, year or thing is no answer.

import { words } from "./words.js";

/** @typedef {import("./units.js").Term} Term */
/** @typedef {import("./words.js").Word | null | undefined} MaybeWord */

// Words that say nothing of which figure it is, and those that need no neighbour.
const EMPTY = ["huyen", "xa", "tinh", "nam", "dat", "duoc"];
const ALONE = ["giam", "tang"];

// Every word that carries something is in the text, and beside one that stands beside it in the query:
// “dân số” is not in “số khu dân cư”. Numbers and single words need no neighbour.
// `known` are the terms that the index knows beside their neighbours in the very place, by another name
// of what is counted there: “sinh đẻ” of “tăng dân số tự nhiên”.
/** @param {Term[]} terms @param {string} text @param {Set<number>} [known] */
export function tellsOf(terms, text, known = new Set()) {
  const said = words(text);
  /** @param {Term} term @param {MaybeWord} word */
  const isSame = (term, word) =>
    word && term.folded === word.folded && (term.marks === null || term.marks === word.marks);
  /** @param {Term | undefined} term */
  const carries = (term) => term && !term.light && !term.general && !EMPTY.includes(term.folded);
  /** @param {Term} term */
  const isAlone = ({ folded }) => /^\d/.test(folded) || ALONE.includes(folded);
  /** @param {Term} one @param {Term} other */
  const isPair = (one, other) => said.some((word, at) => isSame(one, word) && isSame(other, said[at + 1]));
  return terms.every((term, at) => {
    if (!carries(term) || known.has(at)) return true;
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
