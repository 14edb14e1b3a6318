// The index as `hooks/thidua/site/search/index.py` and `encoding.py` write it: small files, fetched
// once. Its numbers come from the built site.

import { SITE } from "./site.js";

/** @typedef {{ marks: number[], pages: number[], kinds: number[], places: Map<number, number[]> }} Variant */
/** @typedef {{ anchor: string, label: string, kind: number }} Place */
/** @typedef {{ path: string, title: string, context: string, year: number, life: string, kind: string, places: Place[] }} Card */
/** @typedef {[label: string, before: string, kind: number]} OutlinePart */
/** @typedef {Record<"readings" | "plans" | "others" | "words" | "neighbours" | "shards", string> & { counts: [number, number], outline: Record<string, OutlinePart> }} Root */
/** @typedef {"readings" | "plans" | "others" | "words" | "neighbours" | "shards"} Group */

// What a place can be, with the number of its bit in a posting.
export const KINDS = SITE.kinds;
/** @type {Record<string, number>} */
export const KIND = Object.fromEntries(KINDS.map(({ key }, bit) => [key, bit]));
export const OTHERS = SITE.others; // the number of the first page that is not a plan
const { hashChars, placed, block: cardsInBlock } = SITE;
const FEW_BLOCKS = 2; // of cards of plans: three quarters of a kilobyte each

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** @param {string} text */
export function crc32(text) {
  let value = ~0;
  for (const byte of new TextEncoder().encode(text)) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}

export class SearchIndex {
  #base;
  /** @type {any} */
  #root;
  /** @type {Map<string, Promise<Uint8Array<ArrayBuffer>>>} */
  #files = new Map();
  /** @type {Map<string, Promise<Variant[]>>} */
  #keys = new Map();

  /** @param {string} base */
  constructor(base) {
    this.#base = base;
  }

  // Reads the way in. Everything read under an older one is forgotten: the site was built anew.
  async open(anew = false) {
    if (this.#root && !anew) return this;
    this.#root = await (await fetched(this.#base + SITE.root, { cache: "no-cache" })).json();
    this.#files.clear();
    this.#keys.clear();
    return this;
  }

  // How many plans there are, and how many other pages.
  /** @returns {[number, number]} */
  get counts() {
    return this.#root.counts;
  }

  // What abbreviations can mean: [[short, [reading, …]] or nothing for each].
  /** @param {string[]} texts */
  async readings(texts) {
    return Promise.all(texts.map((text) => this.#reading(text.normalize("NFC").toLowerCase())));
  }

  /** @param {string} short */
  async #reading(short) {
    /** @type {Record<string, string[]>} */
    const part = await this.#json("readings", crc32(short) % this.#count("readings"));
    return Object.entries(part).find(([one]) => one.toLowerCase() === short);
  }

  /** @param {Group} group @returns {number} */
  #count(group) {
    return this.#root[group].length / hashChars;
  }

  // All variants of a folded word or pair: [{ marks: [code, …], pages, kinds, places }].
  /** @param {string} key */
  key(key) {
    if (!this.#keys.has(key)) this.#keys.set(key, this.#decodedKey(key));
    return /** @type {Promise<Variant[]>} */ (this.#keys.get(key));
  }

  // What results show of a page: { path, title, context, year, life, kind, places: [{ anchor, label, kind }] }.
  /** @param {number} page @returns {Promise<Card>} */
  async card(page) {
    /** @type {[Group, number]} */
    const [group, number] = page < OTHERS ? ["plans", page] : ["others", page - OTHERS];
    const block = await this.#json(group, Math.floor(number / cardsInBlock));
    const [path, title, context, year, places, life = "", kind = ""] = block[number % cardsInBlock];
    const top = { anchor: "", label: "", kind: kind ? KIND.CONTENT : KIND.TITLE };
    return { path, title, context, year, life, kind, places: [top, ...this.#places(places)] };
  }

  // Where a few files hold the cards of all plans, they are asked for before it is known which answer.
  lookAheadForCards() {
    const blocks = this.#count("plans");
    if (blocks > FEW_BLOCKS) return;
    for (let block = 0; block < blocks; block++) this.#json("plans", block).catch(() => {}); // who needs it is told
  }

  /** @param {string | [string, string][]} written @returns {Place[]} */
  #places(written) {
    if (typeof written !== "string") return written.map(([anchor, label]) => ({ anchor, label, kind: -1 }));
    return written.split(" ").filter(Boolean).flatMap(anchorsOf).map((anchor) => this.#place(anchor));
  }

  /** @param {string} anchor @returns {Place} */
  #place(anchor) {
    const stem = Object.keys(this.#root.outline).filter((one) => `${anchor}-`.startsWith(`${one}-`)).sort().at(-1) ?? "";
    const [label, before, kind] = this.#root.outline[stem];
    const number = anchor.slice(stem.length + 1).replace(/-lan-\d+$/, "").replaceAll("-", ".").replace("dd", "đ");
    const article = number.match(/^đieu\.(.+)$/)?.[1];
    if (article) return { anchor, label: `${before.replace(/mục $/, "")}Điều ${article}`, kind };
    return { anchor, label: number ? before + number : label, kind };
  }

  // Every folded word with the rough logarithm of how often it occurs.
  async words() {
    const text = new TextDecoder().decode(await this.#file("words", 0));
    return new Map(Array.from(text.matchAll(/(\S+?)(\d+)(?: |$)/g), ([, word, often]) => [word, +often]));
  }

  // The folded words that stand next to one: { before: Set, after: Set }.
  /** @param {string} word */
  async neighbours(word) {
    const file = await this.#file("neighbours", crc32(word) % this.#count("neighbours"));
    const text = new TextDecoder().decode(file);
    const line = text.split("\n").find((one) => one.startsWith(`${word}<`)) ?? "<>";
    const [before, after] = line.slice(line.indexOf("<") + 1).split(">");
    return { before: new Set(before.split(" ")), after: new Set(after.split(" ")) };
  }

  /** @param {Group} group @param {number} number */
  async #json(group, number) {
    return JSON.parse(new TextDecoder().decode(await this.#file(group, number)));
  }

  /** @param {string} key */
  async #decodedKey(key) {
    const hash = crc32(key);
    const reader = new Reader(await this.#file("shards", hash % this.#count("shards")));
    while (!reader.done) {
      const own = (reader.byte() << 16) + (reader.byte() << 8) + reader.byte() === hash >>> 8;
      const length = reader.number();
      if (own) return variantsIn(reader, key.split(" ").length);
      reader.skip(length);
    }
    return [];
  }

  /** @param {Group} group @param {number} number */
  #file(group, number) {
    const hash = this.#root[group].slice(number * hashChars, (number + 1) * hashChars);
    const hex = Array.from(atob(hash), (char) => char.charCodeAt(0).toString(16).padStart(2, "0"));
    const name = `${group}-${number}-${hex.join("")}.bin`;
    if (!this.#files.has(name)) {
      const file = inflated(this.#base + name);
      this.#files.set(name, file);
      file.catch(() => this.#files.delete(name)); // so that trying again does try again
    }
    return /** @type {Promise<Uint8Array<ArrayBuffer>>} */ (this.#files.get(name));
  }
}

/** @param {string} address @param {RequestInit} [options] */
async function fetched(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

/** @param {string} address */
async function inflated(address) {
  const { body } = await fetched(address);
  if (!body) throw new Error(`nothing from ${address}`);
  const stream = body.pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

class Reader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  get done() {
    return this.#at >= this.#bytes.length;
  }

  byte() {
    return this.#bytes[this.#at++];
  }

  /** @param {number} count */
  skip(count) {
    this.#at += count;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  // Rising numbers, stored as the gaps between them.
  /** @param {number} count */
  rising(count) {
    let last = 0;
    return Array.from({ length: count }, () => (last += this.number()));
  }
}

/** @param {Reader} reader @param {number} wordsInKey @returns {Variant[]} */
function variantsIn(reader, wordsInKey) {
  const head = reader.number();
  if ((head & 3) !== wordsInKey - 1) return []; // another key of the same hash
  return Array.from({ length: head >> 2 }, () => {
    const marks = Array.from({ length: wordsInKey }, () => reader.number());
    const pages = reader.rising(reader.number());
    const kinds = pages.map(() => reader.byte());
    const places = new Map();
    kinds.forEach((kind, index) => {
      if (!(kind & placed)) return;
      kinds[index] = kind & ~placed;
      places.set(pages[index], reader.rising(reader.number()));
    });
    return { marks, pages, kinds, places };
  });
}

// `chi-tieu-1..3` is chi-tieu-1, chi-tieu-2, chi-tieu-3.
/** @param {string} run */
function anchorsOf(run) {
  const [, stem, first, last] = run.match(/^(.*?)(\d+)\.\.(\d+)$/) ?? [];
  return last ? Array.from({ length: +last - +first + 1 }, (_, step) => stem + (+first + step)) : [run];
}
