// Where a text answers a query: the marks follow the folding, so `thi dua` marks “thi đua”.

import { isSyllable, likeness, words } from "./words.js";

/** @typedef {Map<string, number>} Needles what to look for, and how much each is worth */
/** @typedef {{ start: number, end: number, weight: number, needle: string }} Hit */
/** @typedef {{ short: string, long: string[] }} Abbreviation */
/** @typedef {import("./units.js").Term} Term */

// What to look for in texts: pairs where the site has them, words where no pair covers them, and
// the readings of abbreviations.
/** @param {import("./rank.js").Ranking} ranking @param {Abbreviation[]} meanings */
export function needlesOf({ units }, meanings) {
  /** @type {Needles} */
  const needles = new Map();
  /** @param {string} folded @param {number} weight */
  const add = (folded, weight) => {
    needles.set(folded, Math.max(needles.get(folded) ?? 0, weight));
  };
  for (const unit of units) {
    if (!unit.leads) continue;
    for (const { folded, weight } of unit.variants) {
      if (weight > 0.3) add(folded.join(" "), unit.weight);
    }
  }
  for (const meaning of meanings.flatMap(({ long }) => long)) {
    const folded = words(meaning).flatMap((word) => word?.folded ?? []);
    for (const [place, word] of folded.slice(1).entries()) add(`${folded[place]} ${word}`, 2);
  }
  return needles;
}

// Whether a word may stand for others: no Vietnamese syllable, or one in capitals.
/** @param {Term} term */
function mayBeShort({ text, folded }) {
  return !isSyllable(folded) || text === text.toUpperCase();
}

// Abbreviations in a query with all that each can mean: [{ short, long: [reading, …] }].
/** @param {import("./index.js").SearchIndex} index @param {Term[]} terms @returns {Promise<Abbreviation[]>} */
export async function meaningsOf(index, terms) {
  const found = await index.readings(terms.filter(mayBeShort).map(({ text }) => text));
  const known = /** @type {[string, string[]][]} */ (found.filter(Boolean)).map(([short, long]) => ({ short, long }));
  const spelled = new Set(terms.flatMap(({ short, light }) => (short && !light ? [short] : [])));
  /** @param {string} short */
  const longOf = (short) => terms.filter((term) => term.short === short).map(({ text }) => text).join(" ");
  return [...known, ...[...spelled].map((short) => ({ short, long: [longOf(short)] }))];
}

// The stretches of a text to mark, and how much each needle in it is worth: [{ start, end, weight }].
/** @param {string} text @param {Needles} needles */
export function hitsIn(text, needles) {
  /** @type {Hit[]} */
  const hits = [];
  /** @type {import("./words.js").Word | null} */
  let last = null;
  for (const word of words(text)) {
    if (word) {
      const pair = last ? `${last.folded} ${word.folded}` : "";
      const weight = needles.get(pair);
      if (last && weight) hits.push({ start: last.start, end: word.end, weight, needle: pair });
      const single = needles.get(word.folded);
      if (single) hits.push({ start: word.start, end: word.end, weight: single, needle: word.folded });
    }
    last = word;
  }
  return hits;
}

// How much of the needles a text has, each counted once.
/** @param {string} text @param {Needles} needles */
export function worthOf(text, needles) {
  const found = new Map(hitsIn(text, needles).map(({ needle, weight }) => [needle, weight]));
  return [...found.values()].reduce((sum, weight) => sum + weight, 0);
}

// The part of a text that answers best, as pieces: [{ text, marked }].
/** @param {string} text @param {Needles} needles @param {number} most */
export function excerpt(text, needles, most) {
  const hits = hitsIn(text, needles);
  const [start, end] = window(text, hits, most);
  const pieces = [];
  if (start > 0) pieces.push({ text: "… ", marked: false });
  let at = start;
  for (const hit of hits) {
    if (hit.end <= at || hit.end > end) continue;
    const from = Math.max(at, hit.start);
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, hit.end), marked: true });
    at = hit.end;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), marked: false });
  if (end < text.length) pieces.push({ text: " …", marked: false });
  return pieces;
}

/** @param {string} text @param {Hit[]} hits @param {number} most @returns {[number, number]} */
function window(text, hits, most) {
  if (text.length <= most) return [0, text.length];
  let [best, worth] = [0, -1];
  for (const { start } of hits) {
    const inside = hits.filter((hit) => hit.start >= start && hit.end <= start + most * 0.8);
    const kinds = new Map(inside.map(({ needle, weight }) => [needle, weight]));
    const sum = [...kinds.values()].reduce((all, weight) => all + weight, 0);
    if (sum > worth) [best, worth] = [start, sum];
  }
  const from = Math.max(0, best - most * 0.2);
  const start = from && text.indexOf(" ", from) + 1;
  const room = start + most;
  return [start, room >= text.length ? text.length : text.lastIndexOf(" ", room)];
}

// Whether a text has every quotation of a query, word by word.
/** @param {string} text @param {Term[]} terms */
export function hasPhrases(text, terms) {
  const all = words(text);
  const numbers = new Set(terms.map(({ phrase }) => phrase).filter(Boolean));
  return [...numbers].every((number) => {
    const quotation = terms.filter(({ phrase }) => phrase === number);
    return all.some((_, start) => quotation.every((term, step) => answers(term, all[start + step])));
  });
}

/** @param {Term} term @param {import("./words.js").Word | null | undefined} word */
function answers(term, word) {
  return word?.folded === term.folded && likeness(term.marks, word.marks) > 0.3;
}
