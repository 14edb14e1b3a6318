// What words of asking ask for: each phrase by itself, beside other words and behind them, with what is
// left to look for. The table stands in asking.txt, which `BLESS=1 node --test tests/scripts/asking.test.js`
// writes anew for the questions that it has.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { SearchIndex } from "../../overrides/js/search/index.js";
import { takenOut, understand } from "../../overrides/js/search/questions.js";
import { termsOf } from "../../overrides/js/search/units.js";
import { BASE, serveIndex } from "./made-index.js";

const NOTED = new URL("asking.txt", import.meta.url);
const PLANS = [
  { path: "ke-hoach/a/", title: "Thi đua giảm nghèo xã Sóc Hà", year: 2023, context: "UBND xã", places: [
    { anchor: "chi-tieu-1", text: "Tỷ lệ hộ nghèo giảm 3%, vận tải, đẩy nhanh hơn", kind: 1 },
  ] },
];
const READINGS = { NTM: ["nông thôn mới"], CT: ["Chủ tịch", "Chỉ thị"] };

// “figure : hộ~ nghèo” says that a figure is asked for, and that the first word carries little; = is of
// what every plan is called, and ! says that nothing else is left. What is surely taken out is numbered.
async function tell(index, query) {
  const { terms, asks, isGeneral } = await understand(index, termsOf(query));
  const left = terms.map(({ text, light, general }) => `${text}${light ? "~" : ""}${general ? "=" : ""}`);
  return `${[...asks].join(" ")}${isGeneral ? " !" : ""} : ${left.join(" ")} ${[...takenOut(termsOf(query))]}`.trim();
}

test("each phrase of asking asks what it asked, and leaves what it left", async () => {
  serveIndex({ plans: PLANS, others: [], readings: READINGS });
  const index = await new SearchIndex(BASE).open();
  const noted = readFileSync(NOTED, "utf-8").split("\n").filter(Boolean);
  const told = [];
  for (const line of noted) {
    const query = line.split(" | ")[0];
    const answers = await Promise.all([query, `${query} hộ nghèo`, `Sóc Hà ${query}`].map((one) => tell(index, one)));
    told.push([query, ...answers].join(" | "));
  }
  if (process.env.BLESS) writeFileSync(NOTED, `${told.join("\n")}\n`);
  else assert.deepEqual(told, noted);
});
