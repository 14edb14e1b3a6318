// What was probably meant where nothing answers what was typed: a slip of one key, or the keys of an
// input method left in the word. Candidates are judged by what they find together with the rest.

/** @typedef {import("./search/index.js").SearchIndex} SearchIndex */
/** @typedef {import("./search/units.js").Term} Term */
/** @typedef {import("./search/rank.js").Ranking} Ranking */
/** @typedef {Map<string, number>} Known words with how often they occur */
/** @typedef {(word: string) => number} Fits */
/** @typedef {typeof import("./search/correct.js").TOOLS} Tools */

const MOST_CANDIDATES = 2;
const GAIN = 0.01;
const CORRECTED = 0.8;

// The ranking with one term read as another word, or the same one where no word finds more.
/** @param {SearchIndex} index @param {Ranking} before @param {number} place @param {Set<string>} asks @param {Tools} tools */
export async function corrected(index, before, place, asks, tools) {
  const { ranked, isSyllable, toneOf } = tools;
  const { terms } = before;
  const known = await index.words();
  const [fits, neighbours] = await fitting(index, terms, place);
  let [best, least] = [before, strength(before, tools) + GAIN];
  const typed = terms[place];
  // A word of Vietnamese is no slip, unless another one with its tone makes what was typed a phrase;
  // who gave it marks meant it.
  const isWord = isSyllable(typed.folded);
  if (isWord && typed.marks) return before;
  const near = candidates(typed.folded, known, fits);
  for (const folded of isWord ? near.filter((one) => neighbours && fits(one) === neighbours) : near) {
    const others = [{ folded, marks: null, tone: isWord && typed.marks !== null ? toneOf(typed.marks) : null, weight: CORRECTED }];
    const meant = terms.map((one, at) => (at === place ? { ...one, others } : one));
    const found = await ranked(index, meant, { triples: false, asks });
    if (isWord && !isInPair(found, place)) continue;
    if (strength(found, tools) > least) [best, least] = [found, strength(found, tools) + GAIN];
    if (neighbours && fits(folded) === neighbours && best === found) break;
  }
  return best;
}

// Whether a term makes a pair that the portal has.
/** @param {Ranking} ranking @param {number} place */
function isInPair({ units }, place) {
  return units.some(({ terms, found }) => terms.length === 2 && terms.includes(place) && found);
}

// How much of the query the best page answers, pairs counting most.
/** @param {Ranking} ranking @param {Tools} tools */
function strength({ units, pages }, { seatIn }) {
  const page = pages[0]?.page;
  return units.reduce((sum, { terms, variants }) => {
    const answer = Math.max(0, ...variants.map((one) => (seatIn(one, page) < 0 ? 0 : one.weight)));
    return sum + answer * (terms.length > 1 ? 1 : 0.5);
  }, 0);
}

/**
 * How many neighbours of a term a word makes a pair with, and of how many.
 * @param {SearchIndex} index
 * @param {Term[]} terms
 * @param {number} place
 * @returns {Promise<[Fits, number]>}
 */
async function fitting(index, terms, place) {
  const left = terms[place].follows && terms[place - 1];
  const right = terms[place + 1]?.follows && terms[place + 1];
  const beside = /** @type {({ before: Set<string>, after: Set<string> } | undefined)[]} */ (
    await Promise.all([left, right].map((one) => one && index.neighbours(one.folded)))
  );
  const sets = /** @type {Set<string>[]} */ ([beside[0]?.after, beside[1]?.before].filter(Boolean));
  return [(word) => sets.filter((set) => set.has(word)).length, sets.length];
}

// Words near to what was typed, likeliest first: those that fit what stands beside them, then plain
// slips (keys of an input method left over, a letter struck twice, two exchanged), then the most
// frequent.
/** @param {string} typed @param {Known} known @param {Fits} fits */
function candidates(typed, known, fits) {
  const left = [withoutInputKeys(typed), ...splitKeys(typed)];
  const near = [...known.keys()].filter((word) => isOneSlip(typed, word));
  /** @param {string} word */
  const isPlain = (word) => left.includes(word) || isDoubled(typed, word) || sorted(typed) === sorted(word);
  return [...new Set([...left.filter((word) => known.has(word)), ...near])]
    .filter((word) => word !== typed)
    .map((folded) => ({ folded, rank: 100 * fits(folded) + (isPlain(folded) ? 50 : 0) + /** @type {number} */ (known.get(folded)) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST_CANDIDATES)
    .map(({ folded }) => folded);
}

/** @param {string} typed @param {string} word */
function isDoubled(typed, word) {
  return [...typed].some((char, at) => char === typed[at - 1] && typed.slice(0, at) + typed.slice(at + 1) === word);
}

/** @param {string} word */
function sorted(word) {
  return [...word].sort().join("");
}

// Whether one insertion, deletion, change or exchange of neighbours leads from one to the other.
/** @param {string} one @param {string} two */
function isOneSlip(one, two) {
  if (Math.abs(one.length - two.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === two[start]) start++;
  let [a, b] = [one.length, two.length];
  while (a > start && b > start && one[a - 1] === two[b - 1]) [a, b] = [a - 1, b - 1];
  const [left, right] = [one.slice(start, a), two.slice(start, b)];
  if (left.length < 2 && right.length < 2) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

// Keys that were never turned into marks: nguoif, dduowngf, nghefo, rungwf of Telex, nguoi72 of VNI.
/** @param {string} typed */
function withoutInputKeys(typed) {
  const bare = typed.replace(/(?<=[a-z])[1-9]+/g, "").replace(/dd/g, "d").replace(/([aeo])\1/g, "$1");
  return bare.replace(/(?<=[aou][a-z]*)w/g, "").replace(/w/g, "u").replace(/(?<=[aeiouy][a-z]*)[fsrxjz]$/, "");
}

// A query typed with keys that were never turned into marks, “hooj ngheof ngaan sown”, without them;
// null where fewer than two words show that. One such word is corrected by what it finds.
/** @param {string} query @param {(word: string) => boolean} isSyllable */
export function withoutKeys(query, isSyllable) {
  let sure = 0;
  const bare = query.replace(/[a-z]+(?:[1-9]+[a-z]*)*/gi, (word) => {
    const typed = word.toLowerCase();
    const left = [withoutInputKeys(typed), ...splitKeys(typed)].find(isSyllable);
    if (!left || left === typed) return word;
    if (!isSyllable(typed)) sure += 1;
    return left;
  });
  return sure > 1 ? bare : null;
}

/** @param {string} typed */
function splitKeys(typed) {
  const bare = withoutInputKeys(typed);
  /** @param {RegExpExecArray} match */
  const without = ({ index }) => bare.slice(0, index) + bare.slice(index + 1);
  return Array.from(bare.matchAll(/(?<=[aeiouy])[fsrxj]/g), without);
}
