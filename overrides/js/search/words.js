// Words of a text as the index knows them; `hooks/thidua/site/search/words.py` is the other half, and
// `tests/search/search-words.json` holds the two together.

const TOKEN = /\d+(?:[.,]\d+)*|[\p{L}\p{No}]+\d*|%|[.!?;:…\n]/gu;
const THOUSANDS = /^\d{1,3}(\.\d{3})+(,\d+)?$/;
const TONES = "\u0300\u0309\u0303\u0301\u0323"; // huyền, hỏi, ngã, sắc, nặng
/** @type {Record<string, number>} */
const SHAPES = { "\u0302": 1, "\u0306": 2, "\u031b": 2 }; // circumflex; breve and horn never meet
const VOWELS = "aeiouy";
const SYLLABLE = /^([bdhlmnprstvx]|c(?![eiy])|g(?![ey])|k(?=[eiy])|[ckpt]h|nh|n?gh(?=[eiy])|gi|ng(?![eiy])|qu|tr)?[aeiouy]{1,3}([cmnpt]|ch|ng|nh)?$/;

/** @typedef {{ text: string, folded: string, marks: number, start: number, end: number }} Word */

/**
 * Words with where they stand, null between sentences.
 * @param {string} text
 * @returns {(Word | null)[]}
 */
export function words(text) {
  return [...text.matchAll(TOKEN)].map((match) => {
    const token = match[0].toLowerCase();
    if (/^[.!?;:…\n]$/.test(token)) return null;
    const [folded, marks] = /^\d/.test(token) ? [number(token), 0] : [spelt(fold(token)), marksOf(token)];
    return { text: match[0], folded, marks, start: match.index, end: match.index + token.length };
  });
}

// Whether a folded word may be one of Vietnamese.
/** @param {string} folded */
export function isSyllable(folded) {
  return SYLLABLE.test(folded);
}

// One spelling of a syllable that is written with i and with y alike: tỷ and tỉ, kỹ and kĩ, quý and quí.
/** @param {string} folded */
function spelt(folded) {
  return /^([hklmst]|qu)i$/.test(folded) ? `${folded.slice(0, -1)}y` : folded;
}

/** @param {string} token */
export function fold(token) {
  const bare = token.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  return bare.replace(/[⁰¹²³⁴-⁹]/g, (digit) => digit.normalize("NFKD"));
}

// A Vietnamese number in one spelling: 17.896 and 017896 give 17896.
/** @param {string} token */
export function number(token) {
  const plain = THOUSANDS.test(token) ? token.replaceAll(".", "") : token;
  let [whole, ...parts] = plain.replaceAll(".", ",").split(",");
  if (parts.length === 1) parts = [parts[0].replace(/0+$/, "")];
  return [whole.replace(/^0+/, "") || "0", ...parts.filter(Boolean)].join(",");
}

// Tone + 6 · (whether đ) + 12 · (mark of each vowel, in base 3).
/** @param {string} token */
export function marksOf(token) {
  let tone = 0;
  let stroke = 0;
  let shape = 0;
  let place = 1;
  for (const char of token.normalize("NFD")) {
    if (VOWELS.includes(char)) place *= 3;
    else if (char === "đ") stroke = 1;
    else if (TONES.includes(char)) tone = TONES.indexOf(char) + 1;
    else if (SHAPES[char]) shape += (SHAPES[char] * place) / 3;
  }
  return tone + 6 * (stroke + 2 * shape);
}

/** @param {number} marks */
export function toneOf(marks) {
  return marks % 6;
}

/** @param {number} marks */
function parts(marks) {
  return [toneOf(marks), Math.floor(marks / 6) % 2, Math.floor(marks / 12)];
}

// How well marks answer what was typed: the same, with marks that were left out, or contradicting.
// Whoever types some words with marks means a bare word as it is; whoever types none (`typed` is
// then null) may mean anything.
/** @param {number | null} typed @param {number} found */
export function likeness(typed, found) {
  if (typed === null) return 0.95;
  if (typed === found) return 1;
  if (typed === 0) return 0.85;
  const [tone, stroke, shape] = parts(typed);
  const [otherTone, otherStroke, otherShape] = parts(found);
  let contradicts = (tone > 0 && tone !== otherTone) || stroke > otherStroke;
  for (let a = shape, b = otherShape; a; a = Math.floor(a / 3), b = Math.floor(b / 3)) {
    contradicts ||= a % 3 > 0 && a % 3 !== b % 3;
  }
  return contradicts ? 0.05 : 0.4;
}

// A folded word with its marks put back, the tone where the new spelling has it: hoa + 1 is hòa.
/** @param {string} folded @param {number} marks */
export function written(folded, marks) {
  const [tone, stroke, shape] = parts(marks);
  const letters = [...(stroke ? folded.replace("d", "đ") : folded)];
  /** @type {number[]} */
  const vowels = [];
  letters.forEach((letter, index) => {
    if (VOWELS.includes(letter)) vowels.push(index);
  });
  let marked = -1;
  vowels.forEach((index, nth) => {
    const mark = Math.floor(shape / 3 ** nth) % 3;
    if (!mark) return;
    letters[index] += mark === 1 ? "\u0302" : letters[index] === "a" ? "\u0306" : "\u031b";
    marked = index;
  });
  if (tone && vowels.length) {
    letters[marked < 0 ? toneSeat(folded, vowels) : marked] += TONES[tone - 1];
  }
  return letters.join("").normalize("NFC");
}

/** @param {string} folded @param {number[]} vowels */
function toneSeat(folded, vowels) {
  const seats = /^(qu|gi)[aeiouy]/.test(folded) ? vowels.slice(1) : vowels;
  const closed = /** @type {number} */ (seats.at(-1)) < folded.length - 1;
  return seats.length > 2 || (seats.length === 2 && closed) ? seats[1] : seats[0];
}
