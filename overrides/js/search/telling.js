// Whether a text is about all that was asked: a figure of another place, year or thing is no answer.

import { words } from "./words.js";

// Words that say nothing of which figure it is, and those that need no neighbour.
const EMPTY = ["huyen", "xa", "tinh", "nam", "dat", "duoc"];
const ALONE = ["giam", "tang"];

// Every word that carries something is in the text, and beside one that stands beside it in the query:
// “dân số” is not in “số khu dân cư”. Numbers and single words need no neighbour.
export function tellsOf(terms, text) {
  const said = words(text);
  const isSame = (term, word) =>
    word && term.folded === word.folded && (term.marks === null || term.marks === word.marks);
  const carries = (term) => term && !term.light && !term.general && !EMPTY.includes(term.folded);
  const isAlone = ({ folded }) => /^\d/.test(folded) || ALONE.includes(folded);
  const isPair = (one, other) => said.some((word, at) => isSame(one, word) && isSame(other, said[at + 1]));
  return terms.every((term, at) => {
    if (!carries(term)) return true;
    if (!said.some((word) => isSame(term, word))) return false;
    if (isAlone(term)) return true;
    const before = terms[at - 1];
    const after = terms[at + 1];
    const pairs = [
      carries(before) && !isAlone(before) && term.follows && [before, term],
      carries(after) && !isAlone(after) && after.follows && [term, after],
    ].filter(Boolean);
    return !pairs.length || pairs.some(([one, other]) => isPair(one, other));
  });
}
