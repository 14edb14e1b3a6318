// An index of made-up pages, in the bytes that `hooks/thidua/site/search/` writes, and a network that
// has it.

import { createHash } from "node:crypto";
import { crc32, deflateRawSync } from "node:zlib";
import { OTHERS } from "../../overrides/js/search/index.js";
import { SITE } from "../../overrides/js/search/site.js";
import { words } from "../../overrides/js/search/words.js";

export const BASE = "https://thi-dua.example/tim-kiem/chi-muc/";
const SHARDS = 2;
const OUTLINE = {
  "chi-tieu": ["Chỉ tiêu", "Chỉ tiêu ", 1],
  "noi-dung": ["Nội dung", "Nội dung, mục ", 2],
  "trach-nhiem": ["Tổ chức thực hiện", "Tổ chức thực hiện, mục ", 3],
  "thoi-gian": ["Thời gian thi đua", "", 2],
  "tep-van-ban": ["Tệp văn bản", "", 2],
};

// Serves an index. `plans` are oldest first: { path, title, context, year, life, places: [{ anchor,
// kind, text }] }, the title being place 0. `bare` are pairs of which only the existence is kept,
// `triples` those that are kept, `unplaced` words whose places are not kept.
export function serveIndex({ plans, others = [], readings = {}, bare = [], triples = [], unplaced = [] }) {
  const files = new Map();
  const keys = new Map();
  const often = new Map();
  const beside = new Map();
  const all = [...plans.map((page, at) => [at, page]), ...others.map((page, at) => [OTHERS + at, page])];
  const note = (key, said, page, kind, place) => {
    const spellings = keys.get(key) ?? keys.set(key, new Map()).get(key);
    const marks = said.map((word) => word.marks).join();
    const pages = spellings.get(marks) ?? spellings.set(marks, new Map()).get(marks);
    const seen = pages.get(page) ?? pages.set(page, { kinds: 0, places: new Set() }).get(page);
    seen.kinds |= 1 << kind;
    seen.places.add(place);
  };
  for (const [page, { title, year, places = [] }] of all) {
    const own = page < OTHERS ? 0 : 6;
    const texts = [{ kind: own, text: title }, ...places];
    if (year) note(`=${year}`, [{ marks: 0 }], page, own, 0);
    texts.forEach(({ kind, text }, place) => {
      const said = words(text);
      said.forEach((word, at) => {
        if (!word) return;
        note(word.folded, [word], page, kind, place);
        often.set(word.folded, (often.get(word.folded) ?? 0) + 1);
        for (const length of [2, 3]) {
          const part = said.slice(at, at + length);
          if (part.length < length || part.includes(null)) continue;
          const key = part.map(({ folded }) => folded).join(" ");
          if (length === 2 || triples.includes(key)) note(key, part, page, kind, place);
        }
        const after = said[at + 1];
        if (!after) return;
        for (const [one, side, other] of [[word, "after", after], [after, "before", word]]) {
          const sides = beside.get(one.folded) ?? beside.set(one.folded, { before: new Set(), after: new Set() }).get(one.folded);
          sides[side].add(other.folded);
        }
      });
    });
  }
  const put = (group, parts) =>
    parts
      .map((part, number) => {
        const content = deflateRawSync(part);
        const hash = createHash("sha256").update(content).digest().subarray(0, 3);
        files.set(`${BASE}${group}-${number}-${hash.toString("hex")}.bin`, content);
        return hash.toString("base64");
      })
      .join("");
  const json = (value) => Buffer.from(JSON.stringify(value));
  const spread = (entries, make) => {
    const parts = Array.from({ length: SHARDS }, () => []);
    for (const [key, value] of entries) parts[crc32(key) % SHARDS].push([key, value]);
    return parts.map(make);
  };
  const cards = (pages) => {
    const blocks = [];
    for (let at = 0; at < pages.length; at += SITE.block) blocks.push(json(pages.slice(at, at + SITE.block).map(cardOf)));
    return blocks;
  };
  const root = {
    counts: [plans.length, others.length],
    outline: OUTLINE,
    shards: put("shards", spread(keys, (part) => shardOf(part, bare, unplaced))),
    words: put("words", [Buffer.from([...often].map(([word, count]) => word + Math.ceil(Math.log2(count + 1))).join(" "))]),
    neighbours: put("neighbours", spread(beside, (part) =>
      Buffer.from(part.map(([word, { before, after }]) => `${word}<${[...before].join(" ")}>${[...after].join(" ")}`).join("\n")))),
    readings: put("readings", spread(Object.entries(readings).map(([short, long]) => [short.toLowerCase(), [short, long]]), (part) =>
      json(Object.fromEntries(part.map(([, pair]) => pair))))),
    plans: put("plans", cards(plans)),
    others: put("others", cards(others)),
  };
  files.set(BASE + SITE.root, json(root));
  return serve(files);
}

function cardOf({ path, title, context = "", year = 0, places = [], life = "", lists }) {
  const anchors = lists ?? places.map(({ anchor }) => anchor).join(" ");
  return [path, title, context, year, anchors, ...(life ? [life] : [])];
}

// A network that has some files. { asked: the addresses asked for, lost: those that do not come }.
export function serve(files) {
  const asked = [];
  const lost = new Set();
  globalThis.fetch = async (address) => {
    asked.push(String(address));
    const content = files.get(String(address));
    if (lost.has(String(address))) throw new TypeError("the line broke");
    return content === undefined ? new Response("", { status: 404 }) : new Response(content);
  };
  return { files, asked, lost };
}

function number(value) {
  const bytes = [];
  for (; value > 127; value >>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

function rising(values) {
  return [...values].sort((a, b) => a - b).flatMap((value, at, sorted) => number(value - (sorted[at - 1] ?? 0)));
}

function shardOf(keys, bare, unplaced) {
  return Buffer.from(
    keys.flatMap(([key, spellings]) => {
      const payload = [...number((spellings.size << 2) | (key.split(" ").length - 1))];
      for (const [marks, found] of spellings) {
        payload.push(...marks.split(",").flatMap((mark) => number(+mark)));
        const pages = bare.includes(key) ? [] : [...found].sort(([a], [b]) => a - b);
        const placed = unplaced.includes(key) ? 0 : SITE.placed;
        payload.push(...number(pages.length), ...rising(pages.map(([page]) => page)));
        payload.push(...pages.map(([, { kinds }]) => kinds | placed));
        if (placed) for (const [, { places }] of pages) payload.push(...number(places.size), ...rising(places));
      }
      const hash = crc32(key) >>> 8;
      return [hash >> 16, (hash >> 8) & 255, hash & 255, ...number(payload.length), ...payload];
    }),
  );
}

