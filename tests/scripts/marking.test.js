// Marks in texts follow the folding, and the best part of a text is shown.

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, hasPhrases, hitsIn, meaningsOf, needlesOf, worthOf } from "../../overrides/js/search/mark.js";
import { tellsAll, tellsOf } from "../../overrides/js/telling.js";
import { termsOf } from "../../overrides/js/search/units.js";

const NEEDLES = new Map([["thi dua", 3], ["ngheo", 1]]);
const shown = (pieces) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");

test("a pair is marked whole, however it is written", () => {
  assert.equal(shown(excerpt("Phong trào Thi đua giảm nghèo", NEEDLES, 100)), "Phong trào [Thi đua] giảm [nghèo]");
  assert.equal(shown(excerpt("THI ĐUA", NEEDLES, 100)), "[THI ĐUA]");
});

test("a pair is none over the end of a sentence", () => {
  assert.equal(shown(excerpt("Dự thi. Đua thuyền", NEEDLES, 100)), "Dự thi. Đua thuyền");
});

test("what overlaps is marked once", () => {
  const needles = new Map([["thi dua", 1], ["dua yeu", 1], ["dua", 1]]);
  const pieces = excerpt("thi đua yêu nước", needles, 100);
  assert.equal(pieces.map(({ text }) => text).join(""), "thi đua yêu nước");
  assert.equal(shown(pieces), "[thi đua][ yêu] nước");
});

test("hits say what they are worth and where they are", () => {
  assert.deepEqual(hitsIn("hộ nghèo", NEEDLES), [{ start: 3, end: 8, weight: 1, needle: "ngheo" }]);
  assert.deepEqual(hitsIn("", NEEDLES), []);
});

test("each needle counts once", () => {
  assert.equal(worthOf("nghèo nghèo thi đua nghèo", NEEDLES), 4);
  assert.equal(worthOf("không có gì", NEEDLES), 0);
});

test("a long text is cut at words around its best part", () => {
  const text = `${"mở đầu ".repeat(40)}phong trào thi đua giảm nghèo ở xã ${"đoạn cuối ".repeat(40)}`.trim();
  const said = shown(excerpt(text, NEEDLES, 80));
  assert.match(said, /^… (mở|đầu|phong) /);
  assert.match(said, / …$/);
  assert.ok(said.includes("[thi đua] giảm [nghèo]"));
  assert.ok(said.length <= 80 + 8, said);
  for (const word of said.replace(/[[\]…]/g, "").trim().split(" ")) assert.ok(text.split(" ").includes(word), word);
});

test("the part with more of what was asked is shown, not the first", () => {
  const text = `nghèo ${"đoạn giữa ".repeat(30)}thi đua giảm nghèo ${"đoạn cuối ".repeat(5)}`.trim();
  assert.ok(shown(excerpt(text, NEEDLES, 60)).includes("[thi đua] giảm [nghèo]"));
});

test("a text that begins with what was asked is shown from its beginning", () => {
  const text = `thi đua giảm nghèo ${"đoạn cuối ".repeat(20)}`.trim();
  assert.match(shown(excerpt(text, NEEDLES, 60)), /^\[thi đua\]/);
});

test("a text that ends with what was asked is shown to its end", () => {
  const text = `${"đoạn đầu ".repeat(20)}thi đua`;
  assert.match(shown(excerpt(text, NEEDLES, 60)), /\[thi đua\]$/);
});

test("a text without what was asked is shown from its beginning", () => {
  const said = shown(excerpt("lời nói đầu ".repeat(20).trim(), NEEDLES, 50));
  assert.match(said, /^lời nói đầu/);
  assert.match(said, / …$/);
});

test("needles are what leads, in every spelling that answers, and the readings of abbreviations", () => {
  const units = [
    { leads: true, weight: 2, variants: [{ folded: ["giam", "ngheo"], weight: 1 }, { folded: ["giam", "nghe"], weight: 0.3 }] },
    { leads: true, weight: 1, variants: [{ folded: ["giam", "ngheo"], weight: 0.5 }] },
    { leads: false, weight: 5, variants: [{ folded: ["ho"], weight: 1 }] },
  ];
  const needles = needlesOf({ units }, [{ short: "NTM", long: ["nông thôn mới"] }]);
  assert.deepEqual([...needles], [["giam ngheo", 2], ["nong thon", 2], ["thon moi", 2]]);
});

test("only what may be short is looked up as such", async () => {
  const asked = [];
  const index = { readings: async (texts) => {
    asked.push(...texts);
    return texts.map((text) => (text === "NTM" ? ["NTM", ["nông thôn mới"]] : undefined));
  } };
  assert.deepEqual(await meaningsOf(index, termsOf("xã NTM kh CT thi")), [{ short: "NTM", long: ["nông thôn mới"] }]);
  assert.deepEqual(asked, ["NTM", "kh", "CT"]);
});

test("a quotation must stand word by word", () => {
  const has = (text, query) => hasPhrases(text, termsOf(query));
  assert.ok(has("công tác giảm nghèo bền vững", '"giảm nghèo"'));
  assert.ok(!has("nghèo giảm", '"giảm nghèo"'));
  assert.ok(!has("giảm. Nghèo", '"giảm nghèo"'));
  assert.ok(!has("giảm", '"giảm nghèo"'));
  assert.ok(!has("giám nghèo", '"giảm nghèo"'));
  assert.ok(has("giảm nghèo và nước sạch", '"giảm nghèo" "nước sạch"'));
  assert.ok(!has("giảm nghèo", '"giảm nghèo" “nước sạch”'));
  assert.ok(has("giảm nghèo", "giảm nghèo"));
});

test("a text tells what was asked where it has every word beside a neighbour of it", () => {
  const tells = (query, text) => tellsOf(termsOf(query), text);
  assert.ok(tells("tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo còn 5%"));
  assert.ok(!tells("dân số", "số khu dân cư"));
  assert.ok(tells("dân số", "Dân số trung bình"));
  assert.ok(!tells("hộ nghèo", "hộ khá"));
  assert.ok(!tells("hộ nghèo 2021", "hộ nghèo năm 2022"));
  assert.ok(tells("hộ nghèo 2021", "hộ nghèo. Năm 2021"));
  assert.ok(tells("giảm hộ nghèo", "hộ nghèo giảm"));
  assert.ok(!tells("giảm hộ nghèo", "hộ nghèo tăng"));
  assert.ok(tells("huyện Ngân Sơn", "Ngân Sơn"));
  assert.ok(!tells("hộ nghèo", "hồ nghèo"));
  assert.ok(tells("rừng", "che phủ rừng"));
});

test("neighbours stand in one text, small words between them left out", () => {
  const tells = (query, text, around) => tellsOf(termsOf(query), text, { around });
  assert.ok(tells("Ngân Sơn trồng rừng", "Trồng rừng", "huyện Ngân Sơn"));
  assert.ok(tells("Ngân Sơn trồng cây", "Trồng nhiều cây", "huyện Ngân Sơn") === false);
  assert.ok(!tells("Sơn Ngân trồng rừng", "Trồng rừng", "huyện Ngân Sơn"), "a name is a pair, too");
  assert.ok(tells("trưởng khối", "Trưởng các khối"));
  assert.ok(!tells("trưởng khối", "Trưởng phòng, khối"));
  const counted = termsOf("trồng ha thuốc lá").map((term, at) => (at === 1 ? { ...term, follows: false } : term));
  assert.ok(tellsOf(counted, "Trồng thuốc lá: 700 ha"), "what is counted needs no neighbour");
  assert.ok(!tellsOf(counted, "Trồng lá, thuốc: 700 ha"));
});

test("duties of offices of another level are no answer", () => {
  const place = {};
  const told = (query, asks) => tellsAll({ ranking: { terms: termsOf(query), units: [] }, meanings: [], asks: new Set(asks) }, "Hội đồng các xã", "huyện Hà Quảng", { page: 0, card: { places: [place] }, place });
  assert.ok(!told("hội đồng huyện", ["who"]));
  assert.ok(told("hội đồng xã", ["who"]));
  assert.ok(told("hội đồng huyện", ["figure"]));
});

test("what the index has in the very place beside its neighbour is told by another name", () => {
  const terms = termsOf("sinh đẻ tăng bao nhiêu");
  assert.ok(!tellsOf(terms.slice(0, 3), "Tốc độ tăng dân số tự nhiên"));
  assert.ok(tellsOf(terms.slice(0, 3), "Tốc độ tăng dân số tự nhiên", { known: new Set([0, 1]) }));
  assert.ok(!tellsOf(terms.slice(0, 3), "Tốc độ giảm dân số", { known: new Set([0, 1]) }), "the others must still be there");
});

test("words of speech and names of all plans need not be there", () => {
  const terms = termsOf("của kế hoạch rừng").map((term) => ({ ...term, light: term.folded === "cua", general: ["ke", "hoach"].includes(term.folded) }));
  assert.ok(tellsOf(terms, "rừng"));
});

test("a figure is of what its own words name, and not only of its place", () => {
  const tells = (query, isNamed, more) => tellsOf(termsOf(query), "Trồng rừng 5 ha", { around: "huyện Ngân Sơn . 2021", isNamed, ...more });
  assert.ok(tells("Ngân Sơn 2021", false));
  assert.ok(!tells("Ngân Sơn 2021", true));
  assert.ok(tells("trồng rừng Ngân Sơn", true));
  assert.ok(tells("Ngân Sơn", true, { known: new Set([0]) }), "the index knows another name");
  assert.ok(!tells("5", true), "a year may stand in any target");
  assert.ok(!tells("huyện", true), "a word that says nothing names nothing");
});
