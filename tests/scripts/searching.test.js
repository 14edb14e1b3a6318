// Searching an index of made-up plans, in the bytes that the build writes.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { before, test } from "node:test";
import { KIND, KINDS, OTHERS, Search } from "../../overrides/js/search/search.js";
import { completeTerm } from "../../overrides/js/completing.js";
import { SearchIndex, crc32 } from "../../overrides/js/search/index.js";
import { SITE } from "../../overrides/js/search/site.js";
import { withoutKeys } from "../../overrides/js/search/correct.js";
import { placesOn } from "../../overrides/js/search/rank.js";
import { seatIn, termsOf } from "../../overrides/js/search/units.js";
import { BASE, serveIndex } from "./made-index.js";

const { TARGET, CONTENT, RESPONSIBILITY } = KIND;
const plan = (path, title, year, ...places) => ({
  path: `ke-hoach/${path}/`, title, year, context: `UBND huyện ${path} · ${year}`,
  places: places.map(([anchor, text]) => ({
    anchor, text, kind: anchor.startsWith("chi-tieu") ? TARGET : anchor.startsWith("trach-nhiem") ? RESPONSIBILITY : CONTENT,
  })),
});
const PLANS = [
  plan("ngan-son", "Thi đua phát triển kinh tế huyện Ngân Sơn", 2021,
    ["chi-tieu-1", "Sản lượng lương thực đạt 17.896 tấn"],
    ["chi-tieu-2", "Giảm tỷ lệ hộ nghèo xuống còn 5%"],
    ["noi-dung-1", "Vận động xây dựng nông thôn mới và giảm nghèo bền vững"],
    ["thoi-gian", "Gửi báo cáo trước ngày 30 tháng 11"],
    ["trach-nhiem-1", "Phòng Lao động phụ trách giảm nghèo"]),
  plan("binh-son", "Thi đua cải cách hành chính huyện Bình Sơn", 2022,
    ["chi-tieu-1", "Tỷ lệ hồ sơ đúng hạn đạt 95%"],
    ["noi-dung-1", "Đường bộ và đường thủy được sửa nhanh hơn"],
    ["trach-nhiem-1", "Văn phòng huyện theo dõi hồ sơ"]),
  plan("soc-ha", "Thi đua giảm nghèo xã Sóc Hà", 2023,
    ["chi-tieu-1", "Tỷ lệ hộ nghèo giảm 3%"],
    ["chi-tieu-2", "Trồng rừng 120 ha, che phủ rừng 63%"],
    ["noi-dung-1", "Dân số và khu dân cư văn hóa"],
    ["tep-van-ban", "Bản ký"]),
];
const OTHER_PAGES = [
  { path: "tro-nang/", title: "Trợ năng của Cổng", context: "Trang", places: [], lists: [["chu-to", "Chữ to"]] },
  { path: "linh-vuc/giam-ngheo/", title: "Giảm nghèo", context: "Lĩnh vực", places: [] },
];
const READINGS = { NTM: ["nông thôn mới"], CT: ["Chủ tịch", "Chỉ thị"] };
let network;

before(() => {
  network = serveIndex({ plans: PLANS, others: OTHER_PAGES, readings: READINGS, bare: ["nong thon"], triples: ["ty le ho"] });
});

async function find(query, options) {
  const found = await new Search(BASE).find(query, options);
  const cards = await Promise.all(found.pages.map(({ page }) => found.card(page)));
  return { ...found, paths: cards.map(({ path }) => path), cards };
}

async function landing(query) {
  const found = await find(query);
  const [first] = found.pages;
  const card = found.cards[0];
  const kindOf = (place) => (first.page < OTHERS ? card.places[place]?.kind : 0);
  return found.landing(first, card, kindOf);
}

test("who asks is not looked for, and names are no short words", async () => {
  const readOf = async (query) => (await find(query)).ranking.terms.map(({ text }) => text).join(" ");
  assert.equal(await readOf("Tôi là phóng viên, xin hỏi hộ nghèo"), await readOf("xin hỏi hộ nghèo"));
  assert.equal(await readOf("tôi là hộ nghèo"), "tôi là hộ nghèo", "who asks nothing is looked for");
  assert.equal(await readOf("tỷ lệ hn"), "tỷ lệ hộ nghèo");
  assert.equal(await readOf("HN"), "HN");
  assert.equal(await readOf("Ng Bình"), "Ng Bình");
  assert.equal(await readOf("ng nghèo"), "người nghèo");
  assert.equal(await readOf("hk 2"), "hk 2");
});

test("what is done faster compares nothing where the portal writes so", async () => {
  const asked = async (query) => [...(await find(query)).asks];
  assert.deepEqual(await asked("hồ sơ đúng nhanh hơn"), ["compare"]);
  assert.deepEqual(await asked("lương thực cao hơn"), ["compare"]);
  assert.deepEqual(await asked("sửa nhanh hơn"), []);
});

test("the checksum is the standard one", () => {
  assert.equal(crc32("123456789"), 0xcbf43926);
  assert.equal(crc32("đường"), crc32("đường".normalize("NFC")));
});

test("the index is read as it was written", async () => {
  const index = await new SearchIndex(BASE).open();
  assert.deepEqual(index.counts, [3, 2]);
  const [variant, ...more] = await index.key("giam ngheo");
  assert.deepEqual(more, []);
  assert.deepEqual(variant.pages, [0, 2, OTHERS + 1]);
  assert.deepEqual(variant.kinds, [(1 << CONTENT) | (1 << RESPONSIBILITY), 1 << KIND.TITLE, 1 << KIND.PAGE]);
  assert.deepEqual(variant.places.get(0), [3, 5]);
  assert.deepEqual(await index.key("khong co"), []);
  assert.deepEqual((await index.key("=2022")).map(({ pages }) => pages), [[1]]);
  assert.deepEqual((await index.readings(["ntm", "CT", "xyz"])).map((one) => one?.[1]), [["nông thôn mới"], ["Chủ tịch", "Chỉ thị"], undefined]);
  const beside = await index.neighbours("ngheo");
  assert.deepEqual([...beside.before].sort(), ["giam", "ho"]);
  assert.ok(beside.after.has("ben"));
  const known = await index.words();
  assert.ok(known.get("thi") > 0 && known.get("giam") >= known.get("rung"));
});

test("cards say what each place is called", async () => {
  const index = await new SearchIndex(BASE).open();
  const { path, title, context, year, life, places } = await index.card(0);
  assert.deepEqual([path, title, context, year, life], ["ke-hoach/ngan-son/", PLANS[0].title, "UBND huyện ngan-son · 2021", 2021, ""]);
  assert.deepEqual(places.map(({ label }) => label), ["", "Chỉ tiêu 1", "Chỉ tiêu 2", "Nội dung, mục 1", "Thời gian thi đua", "Tổ chức thực hiện, mục 1"]);
  assert.deepEqual(places.map(({ kind }) => kind), [0, 1, 1, 2, 2, 3]);
  assert.deepEqual((await index.card(OTHERS)).places[1], { anchor: "chu-to", label: "Chữ to", kind: -1 });
  assert.equal((await index.card(OTHERS + 1)).title, "Giảm nghèo");
});

test("runs of anchors, articles and places that come twice are read", async () => {
  const lists = "chi-tieu-1..3 noi-dung-2-1-dd noi-dung-đieu-4 noi-dung-2-lan-2";
  serveIndex({ plans: [{ ...PLANS[0], lists }], others: [] });
  const { places } = await (await new SearchIndex(BASE).open()).card(0);
  assert.deepEqual(places.slice(1).map(({ anchor }) => anchor), ["chi-tieu-1", "chi-tieu-2", "chi-tieu-3", "noi-dung-2-1-dd", "noi-dung-đieu-4", "noi-dung-2-lan-2"]);
  assert.deepEqual(places.slice(1).map(({ label }) => label), ["Chỉ tiêu 1", "Chỉ tiêu 2", "Chỉ tiêu 3", "Nội dung, mục 2.1.đ", "Nội dung, Điều 4", "Nội dung, mục 2"]);
  network = serveIndex({ plans: PLANS, others: OTHER_PAGES, readings: READINGS, bare: ["nong thon"], triples: ["ty le ho"] });
});

test("a file is fetched once, and again when it did not come", async () => {
  const index = await new SearchIndex(BASE).open();
  network.asked.length = 0;
  await Promise.all([index.words(), index.words(), index.open()]);
  assert.equal(network.asked.length, 1);
  const [address] = network.asked;
  const other = await new SearchIndex(BASE).open();
  network.lost.add(address);
  await assert.rejects(other.words());
  network.lost.clear();
  assert.ok((await other.words()).size);
});

test("an index that changed meanwhile is read anew", async () => {
  const search = new Search(BASE);
  await search.find("rừng");
  network = serveIndex({ plans: [plan("moi", "Thi đua trồng rừng", 2024)], others: [] });
  const found = await search.find("trồng cây gây rừng");
  assert.equal((await found.card(found.pages[0].page)).path, "ke-hoach/moi/");
  network = serveIndex({ plans: PLANS, others: OTHER_PAGES, readings: READINGS, bare: ["nong thon"], triples: ["ty le ho"] });
});

test("terms know what surrounds them", () => {
  const terms = termsOf('21/KH-UBND của "hộ nghèo". Hết');
  assert.deepEqual(terms.map(({ folded }) => folded), ["21", "kh", "ubnd", "cua", "ho", "ngheo", "het"]);
  assert.deepEqual(terms.map(({ phrase }) => phrase), [0, 0, 0, 0, 1, 1, 0]);
  assert.deepEqual(terms.map(({ follows }) => follows), [false, true, true, true, false, true, false]);
  assert.deepEqual(terms.map(({ joined }) => joined), [true, true, true, false, false, false, false]);
  assert.equal(termsOf("ho ngheo")[0].marks, null);
  assert.equal(termsOf("ho nghèo")[0].marks, 0);
});

test("a page is found among others by halving", () => {
  const pages = [1, 4, 9, 16, 25];
  assert.deepEqual([1, 4, 9, 16, 25, 0, 2, 26].map((page) => seatIn({ pages }, page)), [0, 1, 2, 3, 4, -1, -1, -1]);
  assert.equal(seatIn({ pages: [] }, 1), -1);
});

test("a figure leads to its target", async () => {
  assert.deepEqual((await find("17.896 tấn")).paths, ["ke-hoach/ngan-son/"]);
  assert.equal((await landing("17896 tấn")).place.anchor, "chi-tieu-1");
});

test("the title is worth most; what stands beside each other is worth more than words apart", async () => {
  const { paths } = await find("giảm nghèo");
  assert.equal(paths[0], "ke-hoach/soc-ha/");
  assert.ok(paths.includes("ke-hoach/ngan-son/"));
  assert.ok(!paths.includes("ke-hoach/binh-son/"));
});

test("marks left out find all spellings, marks typed find their own", async () => {
  for (const typed of ["che phu rung", "che phủ rừng", "CHE PHỦ RỪNG", "che phủ rừng".normalize("NFD")]) {
    assert.equal((await find(typed)).paths[0], "ke-hoach/soc-ha/", typed);
  }
  assert.equal((await landing("che phu rung")).place.anchor, "chi-tieu-2");
});

test("a year chooses among plans, also one of which nothing else is said", async () => {
  assert.equal((await find("thi đua 2022")).paths[0], "ke-hoach/binh-son/");
  assert.equal((await find("thi đua năm 2021")).paths[0], "ke-hoach/ngan-son/");
  assert.equal((await find("thi đua")).paths[0], "ke-hoach/soc-ha/");
  const { pages, paths } = await find("hộ nghèo 2021");
  assert.equal(paths[0], "ke-hoach/ngan-son/");
  assert.ok(paths.length === 1 || pages[0].score > pages[1].score);
});

test("a page that is no plan leads on after plans, but is found by its name", async () => {
  assert.equal((await find("trợ năng của cổng")).paths[0], "tro-nang/");
  assert.ok(!(await find("giảm nghèo")).paths.slice(0, 2).includes("linh-vuc/giam-ngheo/"));
});

test("a pair of which only the existence is kept is where its words meet", async () => {
  const { paths, pages } = await find("nông thôn mới");
  assert.deepEqual(paths, ["ke-hoach/ngan-son/"]);
  assert.equal(pages[0].kinds, 1 << CONTENT);
});

test("quotations must be there, and are told to be exact", async () => {
  const found = await find('"giảm nghèo bền vững"');
  assert.deepEqual(found.paths, ["ke-hoach/ngan-son/"]);
  assert.equal(found.exact, true);
  assert.ok(found.quoted("việc giảm nghèo bền vững"));
  assert.equal((await find("giảm nghèo")).exact, false);
  assert.deepEqual((await find('"vững bền nghèo"')).paths, []);
});

test("one slip of the hand is understood and told", async () => {
  for (const typed of ["giảm nghheo", "giảm ngèo", "giam ngheof", "giảm nghoè", "giamr nghèo"]) {
    const { paths, reading } = await find(typed);
    assert.equal(paths[0], "ke-hoach/soc-ha/", typed);
    assert.equal(reading.map(({ word }) => word).join(" "), "giảm nghèo", typed);
    assert.ok(reading.some(({ isSlip }) => isSlip), typed);
  }
});

test("words that stand elsewhere are a slip where none makes a pair with those beside it", async () => {
  for (const [typed, meant] of [["ban vung", "bền vững"], ["xã sơn", "xã sơn"], ["hộ ngày giảm", "hộ ngày giảm"]]) {
    const { reading } = await find(typed);
    assert.equal(reading.map(({ word }) => word).join(" "), meant, typed);
  }
});

test("swapped letters are one slip", async () => {
  for (const [typed, meant] of [["che pủh rừng", "che phủ rừng"], ["lương thcự", "lương thực"], ["cải cáhc", "cải cách"]]) {
    const { reading } = await find(typed);
    assert.equal(reading.map(({ word }) => word).join(" "), meant, typed);
  }
});

test("what is typed right is no slip", async () => {
  const { reading } = await find("giảm nghèo");
  assert.ok(reading.every(({ changed, isSlip }) => !changed && !isSlip));
  const bare = await find("giam ngheo");
  assert.ok(bare.reading.some(({ changed }) => changed));
  assert.ok(bare.reading.every(({ isSlip }) => !isSlip));
});

test("a word that was typed with marks is no other word, where it stands in no pair of the site", async () => {
  const read = async (query) => (await find(query)).reading.map(({ word, changed }) => `${word}${changed ? "*" : ""}`).join(" ");
  const told = [];
  for (const query of ["rung khu", "rửng khú", "rừng khú", "rửng", "rung", "nghéo giảm", "ngheo giam"]) told.push(await read(query));
  assert.deepEqual(told, ["rừng* khu", "rửng khú", "rừng khú", "rửng", "rừng*", "nghéo giảm", "nghèo* giảm*"]);
});

test("two slips, or a quoted one, are not guessed", async () => {
  assert.ok((await find("giảm nzqheo")).reading.every(({ isSlip }) => !isSlip));
  assert.ok((await find('"giảm nghheo"')).reading.every(({ isSlip }) => !isSlip));
});

test("what has answers is told apart where nothing has all", async () => {
  const { parts, pages } = await find("che phủ rừng 7777 8888 9999 6666 5555 4444");
  assert.deepEqual(pages, []);
  assert.ok(parts.some((part) => part.includes("rừng")), parts.join());
});

test("parts of a question that have answers are those that lead and are found", async () => {
  assert.deepEqual((await find("hộ nghèo rừng")).parts, ["hộ nghèo", "rừng"]);
  assert.deepEqual((await find("hồ sơ khongco")).parts, ["hồ sơ"]);
});

test("abbreviations are told with all that they mean", async () => {
  assert.deepEqual((await find("NTM")).meanings, [{ short: "NTM", long: ["nông thôn mới"] }]);
  assert.deepEqual((await find("CT 2021")).meanings[0].long, ["Chủ tịch", "Chỉ thị"]);
});

test("an unfinished last word is completed only where that is asked for", async () => {
  assert.ok((await find("trồng rư", { complete: completeTerm })).paths.includes("ke-hoach/soc-ha/"));
  assert.ok((await find("tr", { complete: completeTerm })).paths.length > 0);
  assert.deepEqual((await find("lươ", {})).paths, []);
});

test("questions lead to the part that answers", async () => {
  const asked = [
    ["tỷ lệ hộ nghèo Sóc Hà bao nhiêu", "figure", "ke-hoach/soc-ha/", "chi-tieu-1"],
    ["ai phụ trách giảm nghèo", "who", "ke-hoach/ngan-son/", "trach-nhiem-1"],
    ["khi nào gửi báo cáo Ngân Sơn", "deadline", "ke-hoach/ngan-son/", "thoi-gian"],
    ["tải bản gốc Sóc Hà", "file", "ke-hoach/soc-ha/", "tep-van-ban"],
    ["ai ký kế hoạch Bình Sơn", "signer", "ke-hoach/binh-son/", "the-thuc"],
  ];
  for (const [query, sort, path, anchor] of asked) {
    const found = await find(query);
    assert.ok(found.asks.has(sort), query);
    assert.equal(found.paths[0], path, query);
    assert.equal((await landing(query)).place.anchor, anchor, query);
  }
});

const QUERIES = [
  "giảm nghèo", "giam ngheo", "hộ nghèo 2021", "thi đua năm 2022", "2023", "năm", "che phủ rừng 63%", "nghèo rừng đường",
  '"giảm nghèo"', '"tỷ lệ hộ" nghèo', "tỷ lệ hộ nghèo bao nhiêu", "ai phụ trách hồ sơ", "so sánh hộ nghèo", "gương giảm nghèo",
  "của huyện Ngân Sơn", "đường bộ", "dương bộ", "đuong bo", "trợ năng", "21/KH", "tỷ lệ hồ sơ đúng hạn đạt", "dân số và khu dân cư văn hóa",
  "khi nào gửi báo cáo", "nông thôn mới", "giảm nghheo", "che pủh rừng", "nghèo giảm bền", "phòng lao động", "vận tải", "tải hồ sơ", "hộ hộ hộ",
];

// Renewed by `BLESS=1 node --test tests/scripts/searching.test.js`, after `make bench-search`.
test("pages are scored, and places of them, as they were measured to be good", async () => {
  const scores = {};
  const rounded = (score) => Math.round(score * 1e4) / 1e4;
  for (const query of QUERIES) {
    const found = await find(query);
    const kindOf = (card) => (place) => card.places[place]?.kind;
    scores[query] = {
      asks: [...found.asks],
      reads: found.reading.map(({ word }) => word).join(" "),
      needles: Object.fromEntries([...found.needles].map(([needle, weight]) => [needle, rounded(weight)])),
      pages: found.pages.map(({ page, score, coverage, kinds, inTitle }, at) => ({
        path: found.paths[at], score: rounded(score), coverage: rounded(coverage ?? 1), kinds, inTitle,
        places: found.places(page, page < OTHERS ? kindOf(found.cards[at]) : () => 0).places.slice(0, 3).map(({ place, score: own }) => [place, rounded(own)]),
      })),
    };
  }
  const noted = new URL("scores.json", import.meta.url);
  if (process.env.BLESS) writeFileSync(noted, `${JSON.stringify(scores, null, 1)}\n`);
  assert.deepEqual(scores, JSON.parse(readFileSync(noted, "utf-8")));
});

test("a word that asks is none as a part of a longer one", async () => {
  network = serveIndex({ plans: [plan("a", "Thi đua vận tải an toàn", 2024, ["noi-dung-1", "Tải trọng xe"]), plan("b", "Thi đua hiện nay", 2025)] });
  const asks = async (query) => [...(await new Search(BASE).find(query)).asks];
  assert.deepEqual(await asks("vận tải"), []);
  assert.deepEqual(await asks("van tai"), []);
  assert.deepEqual(await asks("tải bản gốc"), ["file"]);
  assert.deepEqual(await asks("kế hoạch nào tải"), ["file"]);
  assert.deepEqual(await asks('"tải" kế hoạch'), []);
  assert.deepEqual(await asks("thi đua Tải trọng"), []);
  network = serveIndex({ plans: PLANS, others: OTHER_PAGES, readings: READINGS, bare: ["nong thon"], triples: ["ty le ho"] });
});

test("a part that is not there is led to by its name", async () => {
  const { place, others, whole } = await landing("ai ký kế hoạch Bình Sơn");
  assert.deepEqual([place.anchor, place.label], SITE.seats.signer[0]);
  assert.deepEqual([others, whole], [[], true], "its words need not be looked for");
});

test("what every plan is called asks for all plans, newest first", async () => {
  const found = await find("phong trào đang diễn ra");
  assert.equal(found.isGeneral, true);
  assert.deepEqual(found.pages.map(({ page }) => page), [2, 1, 0]);
  assert.equal((await find("phong trào giảm nghèo đang diễn ra")).isGeneral, false);
});

test("yes or no is asked by the last word, which elsewhere means something", async () => {
  assert.equal((await find("có phong trào nào đang được triển khai không ạ")).isGeneral, true);
  assert.equal((await find("phong trào không đang diễn ra")).isGeneral, false);
  assert.deepEqual([...(await find("không")).asks], []);
});

test("both spellings of a syllable are one word", async () => {
  for (const query of ["tỉ lệ hộ nghèo", "ti le ho ngheo", "tỷ lệ hộ nghèo"]) {
    const { paths, reading } = await find(query);
    assert.equal(paths[0], "ke-hoach/soc-ha/", query);
    assert.ok(!reading.some(({ isSlip }) => isSlip), query);
  }
  assert.ok((await find("hộ nghèo ti", { complete: completeTerm })).paths.length > 0);
});

test("a word of Vietnamese is read as another only in a pair that is there", async () => {
  const { reading } = await find("lo đường Bình Sơn");
  assert.ok(!reading.some(({ isSlip }) => isSlip), JSON.stringify(reading));
});

test("words of speech are looked for, and carry little", async () => {
  assert.equal((await find("cho tôi xem giảm nghèo của xã")).paths[0], "ke-hoach/soc-ha/");
  assert.equal((await find("giảm nghèo là gì")).asks.size, 0);
});

test("nothing is made of nothing", async () => {
  for (const query of ["", "   ", "?!", "…"]) {
    const { pages, reading, meanings, parts } = await find(query);
    assert.deepEqual([pages, reading, meanings, parts], [[], [], [], []], query);
  }
});

test("kinds are those of the built site, in the order of their bits", () => {
  assert.deepEqual(KINDS.map(({ key }) => KIND[key]), KINDS.map((_, bit) => bit));
  assert.equal(KIND.TITLE, 0);
});

test("other places of a page are told beside the best", async () => {
  const found = await landing("nghèo");
  assert.ok(found.others.every(({ anchor }) => anchor && anchor !== found.place.anchor));
});

test("a letter struck twice is a likelier slip than another letter, however rare the word", async () => {
  const often = ["Mạng lưới", "Mạnh mẽ"].flatMap((title, of) => [1, 2, 3, 4].map((at) => plan(`b${of}${at}`, title, 2024)));
  network = serveIndex({ plans: [plan("a", "Mận chín", 2024), ...often] });
  assert.deepEqual((await find("mann")).reading.map(({ word }) => word), ["mận"]);
  network = serveIndex({ plans: PLANS, others: OTHER_PAGES, readings: READINGS, bare: ["nong thon"], triples: ["ty le ho"] });
});

test("keys of an input method are taken out of a query that was typed without it", async () => {
  assert.equal(await withoutKeys("dduwowngf nghefo"), "duong ngheo");
  assert.equal(await withoutKeys("hooj ngheof"), "ho ngheo");
  assert.equal(await withoutKeys("trongf rwngf rungwf"), "trong rung rung");
  assert.equal(await withoutKeys("d9o65 che phu3 ru7ng"), "do che phu rung");
  assert.equal(await withoutKeys("ho ngheo"), null);
  assert.equal(await withoutKeys("bhyt ubnd 2021"), null);
});

test("where a page stands among those that are no plans changes nothing about plans", async () => {
  const guide = { path: "a/", title: "Trợ năng", places: [{ anchor: "x", text: "Trợ năng", kind: KIND.TITLE }], lists: [["x", "Trợ năng"]] };
  const other = { path: "b/", title: "Giới thiệu", places: [] };
  const scores = [];
  for (const others of [[guide, other], [other, guide]]) {
    network = serveIndex({ plans: PLANS, others });
    const found = await find("trợ năng hộ nghèo");
    scores.push(found.pages.filter(({ page }) => page < OTHERS).map(({ page, score }) => [page, score]));
  }
  assert.ok(scores[0].length);
  assert.deepEqual(scores[0], scores[1]);
  network = serveIndex({ plans: PLANS, others: OTHER_PAGES, readings: READINGS, bare: ["nong thon"], triples: ["ty le ho"] });
});

test("that places are left out is known of every page that has the words, the first one too", () => {
  const variant = { weight: 1, pages: [4, 9], kinds: [1, 1], places: new Map() };
  const unit = { variants: [variant], weight: 1, leads: true };
  for (const [page, whole] of [[4, false], [9, false], [5, true]]) {
    assert.equal(placesOn({ units: [unit] }, page, () => KIND.TARGET).whole, whole);
  }
});

test("what was typed with keys of an input method is told as read otherwise, word by word", async () => {
  const { reading, paths } = await find("trongf rwngf");
  assert.deepEqual(reading.map(({ word, changed, isSlip }) => [word, changed, isSlip]), [["trồng", true, true], ["rừng", true, true]]);
  assert.equal(paths[0], "ke-hoach/soc-ha/");
});

test("whether a page has all that was typed is told, and all plans have it", async () => {
  assert.equal((await find("hộ nghèo rừng")).isWhole, true);
  assert.equal((await find("hồ sơ rừng")).isWhole, false);
  assert.equal((await find("phong trào đang diễn ra")).isWhole, true);
});

test("of several offices of one name, that of the level asked for is worth more", async () => {
  const levels = ["xã", "phường", "huyện", "tỉnh"];
  const offices = levels.map((one, at) => [`trach-nhiem-${at + 2}`, `Thanh tra ${one} theo dõi`]);
  network = serveIndex({ plans: [plan("mau", "Thi đua", 2026, ["trach-nhiem-1", "Thanh tra theo dõi chung"], ...offices), plan("k", "Thi đua", 2025)] });
  for (const [at, level] of levels.entries()) {
    const { ranking, asks } = await find(`ai phụ trách thanh tra ${level}`);
    assert.deepEqual([...asks], ["who"]);
    const shares = [asks, new Set()].map((asked) => {
      const scores = new Map(placesOn(ranking, 0, () => RESPONSIBILITY, asked).places.map(({ place, score }) => [place, score]));
      return scores.get(at + 2) / scores.get(1);
    });
    assert.ok(Math.abs(shares[0] / shares[1] - 1.4) < 0.001, level);
  }
  network = serveIndex({ plans: PLANS, others: OTHER_PAGES, readings: READINGS, bare: ["nong thon"], triples: ["ty le ho"] });
});

test("a body that is asked for by its name comes before pages with the same words", async () => {
  const body = { path: `${SITE.paths.issuers}ubnd-xa-mau/`, title: "Ủy ban nhân dân xã Mẫu", context: "Cơ quan, UBND xã Mẫu", places: [] };
  const guide = { path: "huong-dan/", title: "Ủy ban nhân dân xã Mẫu làm gì", context: "Trang", places: [] };
  for (const others of [[guide, body], [body, guide]]) {
    network = serveIndex({ plans: PLANS, others });
    assert.equal((await find("ủy ban nhân dân xã mẫu")).paths[0], body.path);
    assert.equal((await find("xã mẫu")).paths[0], body.path, "a committee is called by its place");
    assert.equal((await find("dân xã mẫu ủy")).paths[0], `${others[0].path}`, "words in another order name nobody");
  }
  network = serveIndex({ plans: PLANS, others: OTHER_PAGES, readings: READINGS, bare: ["nong thon"], triples: ["ty le ho"] });
});
