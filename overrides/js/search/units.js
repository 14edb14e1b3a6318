// What a query is made of, looked up in the index: its words, and its pairs of neighbours.
//
// A unit is { terms: [index, …], variants: [{ weight, pages, kinds, places, marks }] }, where the
// variants are ways in which the site writes what was typed, each with how well it answers.

import { likeness, words } from "./words.js";

const MOST_PLACED = 24; // as in `hooks/thidua/search/encoding.py`
export const ANSWERS = 0.3; // a variant of less contradicts what was typed

// The terms of a query: words with what surrounds them. `phrase` numbers the quotation they stand
// in, `joined` says that only a stroke or a hyphen divides them from a neighbour, as in 21/KH-UBND.
export function termsOf(query) {
  const terms = [];
  let phrase = 0;
  for (const [part, index] of query.split(/["“”]/).map((part, index) => [part, index])) {
    const quoted = index % 2 === 1 ? ++phrase : 0;
    let follows = false;
    for (const word of words(part)) {
      if (word) {
        const joined = follows && /^[/–-]$/.test(part.slice(terms.at(-1).end, word.start));
        if (joined) terms.at(-1).joined = true;
        terms.push({ ...word, phrase: quoted, follows, joined, others: [] });
      }
      follows = Boolean(word);
    }
  }
  const anyMarks = terms.some(({ marks }) => marks);
  return anyMarks ? terms : terms.map((term) => ({ ...term, marks: null }));
}

// Every way a term may be meant: as typed, and what a correction or a completion adds.
function meanings(term) {
  return [{ folded: term.folded, marks: term.marks, weight: 1 }, ...term.others];
}

export async function unitsOf(index, terms) {
  const looked = terms.map((term) => variantsOf(index, [term]));
  const pairs = terms.map((term, place) =>
    term.follows ? variantsOf(index, [terms[place - 1], term]) : [],
  );
  const years = terms.map((term) => (isYear(term) ? index.key(`=${term.folded}`) : []));
  const singles = await Promise.all(looked);
  const stored = await Promise.all(pairs);
  return {
    singles: singles.map((variants, place) => ({ terms: [place], variants })),
    pairs: stored.flatMap((variants, place) => {
      if (!terms[place].follows) return [];
      const implied = sharedPlaces(singles[place - 1], singles[place], variants);
      return [{ terms: [place - 1, place], variants: [...variants, ...implied] }];
    }),
    years: (await Promise.all(years)).flat(),
  };
}

function isYear({ folded, joined, phrase }) {
  return /^(19|20)\d\d$/.test(folded) && !joined && !phrase;
}

async function variantsOf(index, terms) {
  const choices = terms.map(meanings).reduce(
    (all, some) => all.flatMap((chosen) => some.map((one) => [...chosen, one])),
    [[]],
  );
  const found = await Promise.all(
    choices.map(async (chosen) => {
      const variants = await index.key(chosen.map(({ folded }) => folded).join(" "));
      return variants.map((variant) => ({
        ...variant,
        source: variant,
        folded: chosen.map(({ folded }) => folded),
        weight: product(chosen, (one, place) => one.weight * likeness(one.marks, variant.marks[place])),
      }));
    }),
  );
  return found.flat();
}

function product(items, value) {
  return items.reduce((all, item, place) => all * value(item, place), 1);
}

// Pairs that the index leaves out, because a word of few pages keeps all its places and sharing one
// tells as much as the pair would.
function sharedPlaces(left, right, stored) {
  const known = new Set(stored.map(({ folded, marks }) => [...folded, ...marks].join()));
  const shared = [];
  for (const one of left) {
    for (const two of right) {
      const weight = one.weight * two.weight;
      if (weight < ANSWERS || (one.pages.length > MOST_PLACED && two.pages.length > MOST_PLACED)) continue;
      const folded = [...one.folded, ...two.folded];
      const marks = [...one.marks, ...two.marks];
      if (known.has([...folded, ...marks].join())) continue;
      const both = meeting(one, two);
      if (both.pages.length) shared.push({ ...both, folded, marks, weight });
    }
  }
  return shared;
}

function meeting(one, two) {
  const [rare, other] = one.pages.length < two.pages.length ? [one, two] : [two, one];
  const at = positions(other.source);
  const found = { pages: [], kinds: [], places: new Map() };
  rare.pages.forEach((page, index) => {
    if (!at.has(page)) return;
    const mine = rare.places.get(page) ?? [];
    const theirs = other.places.get(page);
    const places = theirs ? mine.filter((place) => theirs.includes(place)) : mine;
    if (!places.length) return;
    found.pages.push(page);
    found.kinds.push(rare.kinds[index] & other.kinds[at.get(page)] || rare.kinds[index]);
    found.places.set(page, places);
  });
  return found;
}

function positions(variant) {
  variant.at ??= new Map(variant.pages.map((page, index) => [page, index]));
  return variant.at;
}
