// What an unfinished word may become: the longer words of the portal that begin so.

import { fold } from "./search/search.js";

/** @typedef {import("./search/units.js").Term} Term */

const MOST_COMPLETIONS = 6;

/** @param {import("./search/index.js").SearchIndex} index @param {Term | undefined} term */
export async function completeTerm(index, term) {
  if (!term || !/^[a-z]/.test(term.folded)) return;
  const known = await index.words();
  const begun = fold(term.text.toLowerCase()); // “ti” may become “tiêu”, though “tỉ” is “tỷ”
  const longer = [...known.keys()].filter((word) => word.startsWith(begun) && word !== term.folded);
  longer.sort((a, b) => /** @type {number} */ (known.get(b)) - /** @type {number} */ (known.get(a)));
  term.others = longer.slice(0, MOST_COMPLETIONS).map((folded) => ({ folded, marks: null, tone: null, weight: 0.7 }));
}
