// What was probably meant where nothing answers what was typed: a slip of one key, or the keys of an
// input method left in the word. Candidates are judged by what they find together with the rest.

import { ranked } from "./rank.js";
import { seatIn } from "./units.js";
import { written } from "./words.js";

const MOST_CANDIDATES = 4;
const MOST_TERMS = 2;
const GAIN = 0.01;
const FITS = 0.65;
const CORRECTED = 0.8;

// The ranking of a query, corrected where that finds clearly more.
export async function rankedAsMeant(index, terms) {
  const plain = await ranked(index, terms);
  const doubtful = terms.filter((term, place) => isDoubtful(plain, term, place));
  if (!doubtful.length) return plain;
  const known = await index.words();
  let best = { terms, strength: strength(plain) };
  for (const term of doubtful.slice(0, MOST_TERMS)) {
    const place = terms.indexOf(term);
    const before = best;
    const neighbours = [term.follows, terms[place + 1]?.follows].filter(Boolean).length;
    for (const { folded, plain: isPlain } of candidates(term.folded, known)) {
      const others = [{ folded, marks: null, weight: CORRECTED }];
      const meant = before.terms.map((one, index) => (index === place ? { ...one, others } : one));
      const found = await ranked(index, meant, { triples: false });
      const next = { terms: meant, strength: strength(found) };
      if (next.strength > best.strength + GAIN) best = next;
      // A plain slip of the hand whose word makes a pair with every neighbour is what was meant.
      if (isPlain && neighbours && next.strength > before.strength + neighbours * FITS) break;
    }
  }
  return best.terms === terms ? plain : ranked(index, best.terms);
}

// How much of the query the best page answers, pairs counting most.
function strength({ units, pages }) {
  const page = pages[0]?.page;
  return units.reduce((sum, { terms, variants }) => {
    const answer = Math.max(0, ...variants.map((one) => (seatIn(one, page) < 0 ? 0 : one.weight)));
    return sum + answer * (terms.length > 1 ? 1 : 0.5);
  }, 0);
}

// A word that stands nowhere, or one that makes no pair and stands beside others that make none.
function isDoubtful({ units, terms }, term, place) {
  if (!/^[a-z]/.test(term.folded) || term.phrase) return false;
  const known = units.some((unit) => unit.terms.length === 1 && unit.terms[0] === place && unit.found);
  const lonely = (other) => !units.some((unit) => unit.terms.length > 1 && unit.terms.includes(other) && unit.leads);
  const near = [place - 1, place, place + 1].filter((other) => /^[a-z]/.test(terms[other]?.folded ?? ""));
  return !known || (near.length > 1 && near.every(lonely));
}

// Words near to what was typed: [{ folded, plain }]. Keys of an input method left over, a letter
// struck twice and two letters exchanged are plain slips, and come first; then the most frequent.
function candidates(typed, known) {
  const left = [withoutInputKeys(typed), ...splitKeys(typed)];
  const near = [...known.keys()].filter((word) => isOneSlip(typed, word));
  const isPlain = (word) => left.includes(word) || isDoubled(typed, word) || sorted(typed) === sorted(word);
  return [...new Set([...left.filter((word) => known.has(word)), ...near])]
    .filter((word) => word !== typed)
    .map((folded) => ({ folded, plain: isPlain(folded) }))
    .sort((a, b) => b.plain - a.plain || known.get(b.folded) - known.get(a.folded))
    .slice(0, MOST_CANDIDATES);
}

function isDoubled(typed, word) {
  return [...typed].some((char, at) => char === typed[at - 1] && typed.slice(0, at) + typed.slice(at + 1) === word);
}

function sorted(word) {
  return [...word].sort().join("");
}

// Telex keys that were never turned into marks: nguoif, dduowngf, nghefo.
function withoutInputKeys(typed) {
  const bare = typed.replace(/dd/g, "d").replace(/([aeo])\1/g, "$1").replace(/([aou])w/g, "$1");
  return bare.replace(/(?<=[aeiouy][a-z]*)[fsrxjz]$/, "");
}

function splitKeys(typed) {
  const bare = withoutInputKeys(typed);
  return Array.from(bare.matchAll(/(?<=[aeiouy])[fsrxj]/g), ({ index }) => bare.slice(0, index) + bare.slice(index + 1));
}

// Whether one insertion, deletion, change or exchange of neighbours leads from one to the other.
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

// The words as the best page has them: [{ typed, read }] where that is not what was typed.
export function readingOf({ terms, units, pages }) {
  const page = pages[0]?.page;
  const read = terms.map(() => null);
  const best = terms.map(() => 0);
  for (const unit of units) {
    for (const variant of unit.variants) {
      const weight = variant.weight + (unit.terms.length > 1 ? 1 : 0);
      if (seatIn(variant, page) < 0) continue;
      unit.terms.forEach((term, place) => {
        if (weight <= best[term]) return;
        best[term] = weight;
        read[term] = { folded: variant.folded[place], marks: variant.marks[place] };
      });
    }
  }
  return terms.map((term, place) => {
    const meant = read[place] ?? term;
    return {
      word: written(meant.folded, meant.marks ?? 0),
      changed: meant.folded !== term.folded || meant.marks !== (term.marks ?? 0),
    };
  });
}
