// The page of results and the suggestions, over an index and pages that are made up.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bestPassage, pageAt, textAt } from "../../overrides/js/page-text.js";
import { KIND } from "../../overrides/js/search/search.js";
import { SITE } from "../../overrides/js/search/site.js";
import { setUpSearchPage } from "../../overrides/js/search-page.js";
import { setUpSuggestions } from "../../overrides/js/suggest.js";
import { today } from "../../overrides/js/status.js";
import { BASE, serveIndex } from "./made-index.js";
import { act, openPage, until } from "./page.js";

const SITE_ADDRESS = "https://thi-dua.example/";
const day = (by) => new Date(Date.parse(today()) + by * 864e5).toISOString().slice(0, 10);
const kinds = { "chi-tieu": KIND.TARGET, "noi-dung": KIND.CONTENT, "trach-nhiem": KIND.RESPONSIBILITY, "thoi-gian": KIND.CONTENT, "tep-van-ban": KIND.CONTENT };
const plan = (name, title, year, places, life = "") => ({
  path: `ke-hoach/${name}/`, title, year, life, context: `UBND xã ${title.split(" ").at(-1)} · ${year}`,
  places: Object.entries(places).map(([anchor, text]) => ({ anchor, text, kind: kinds[anchor.replace(/-\d+$/, "")] })),
});
const PLANS = [
  plan("a", "Thi đua giảm nghèo xã Alpha", 2024, { "chi-tieu-1": "Giảm tỷ lệ hộ nghèo xuống 5%", "chi-tieu-2": "Trồng 120 ha rừng", "thoi-gian": "Nộp báo cáo trước 30/11", "tep-van-ban": "Bản ký" }),
  plan("b", "Thi đua làm đường xã Beta", 2025, { "chi-tieu-1": "Giảm tỷ lệ hộ nghèo xuống 3%", "noi-dung-1": "Vận động hộ nghèo vay vốn" }, `// ${day(-3)}/stopped/`),
  ...Array.from({ length: 11 }, (_, at) => plan(`c${at}`, `Thi đua số ${at} xã Gamma`, 2026, { "noi-dung-1": `Trồng cây xanh lần ${at}` })),
];
const OTHERS = [
  { path: "guong/chi-hoa/", title: "Chị Hoa thoát nghèo", context: "Gương sáng", places: [] },
  { path: "linh-vuc/giam-ngheo/", title: "Lĩnh vực: Giảm nghèo", context: "Lĩnh vực", places: [] },
];
const NAMES = { fields: [["kinh-te", "Kinh tế"]], issuers: [["a", "Xã A"]], levels: [], types: [], forms: [] };
const each = (value) => [...PLANS].reverse().map(({ year }) => (value === "year" ? year : value));
const FACETS = {
  names: NAMES, chunk: 4, chunks: "x-", year: each("year"), fields: each(1), issuer: each(0), level: each(-1), type: each(-1), form: each(-1),
  start: each("").map((_, at, all) => (at === all.length - 1 ? day(-9) : day(-90))), end: each("").map((_, at, all) => (at === all.length - 1 ? day(9) : day(-9))), life: each(""),
};

function pageOf({ title, places = [], year }) {
  const items = places.map(({ anchor, text }) => `<li id="${anchor}"><a data-copy-link href="#${anchor}">#</a> ${text}</li>`);
  return `<html><head><meta name="description" content="Tóm tắt: ${title}"></head><body><p class="plan-head__kind">Kế hoạch ${year ?? ""}</p>
    <main><h1>${title}</h1><ul>${items.join("\n")}\n</ul>\n<p>Đoạn không có địa chỉ nói về bò sữa.</p>
    <div class="signature"><p>CHỦ TỊCH<br>Nguyễn Văn Mẫu <span class="note">ghi chú</span></p></div></main></body></html>`;
}

function glanceOf({ places = [] }) {
  const figures = places.map(({ anchor, text }) => `<li id="${anchor}"><span class="glance__figure"><svg></svg><b>${text.match(/\d+%/)?.[0] ?? ""}</b></span></li>`);
  return `<main><ul>${figures.join("")}</ul><section id="tep-van-ban">Bản ký <a class="original__name" href="../ke-hoach.pdf">ke-hoach.pdf</a></section></main>`;
}

const PAGE = `<header class="site-header"><form role="search"><input name="q" id="tim"></form></header>
  <div data-search-page>
    <p data-status></p><p data-reading hidden></p><div data-answer></div><ol data-list class="search-results"></ol>
    <p hidden><button data-more>Xem thêm</button></p>
    <div data-none hidden><div hidden><ul data-parts></ul></div></div>
    <div data-failed hidden><button>Thử lại</button></div>
    <form data-search-filters="${SITE_ADDRESS}loc.json"><details><summary>Lọc</summary>
      <select name="nam"><option value="">Tất cả</option></select><select name="muc"><option value="">Tất cả</option></select></details></form>
  </div>`;

function serve(plans = PLANS, more = {}) {
  const network = serveIndex({ ...more, plans, others: OTHERS, readings: { NTM: ["nông thôn mới"] } });
  for (const page of [...plans, ...OTHERS]) network.files.set(SITE_ADDRESS + page.path, pageOf(page));
  for (const page of plans) network.files.set(SITE_ADDRESS + page.path + SITE.glance, glanceOf(page));
  network.files.set(`${SITE_ADDRESS}loc.json`, JSON.stringify(FACETS));
  return network;
}

async function search(query, more = "", { wait = true, network = serve(), prepare = () => {} } = {}) {
  const opened = openPage(PAGE, { url: `${SITE_ADDRESS}tim-kiem/?${new URLSearchParams({ q: query })}${more}` });
  const { document } = opened;
  document.title = "Tìm kiếm | Cổng";
  prepare(document);
  const root = document.querySelector("[data-search-page]");
  setUpSearchPage(root, SITE_ADDRESS);
  const part = (name) => root.querySelector(`[data-${name}]`);
  const titles = () => [...part("list").querySelectorAll(".result__title")].map((link) => link.textContent);
  const links = () => [...part("list").querySelectorAll(".result__title")].map((link) => link.getAttribute("href").replace(SITE_ADDRESS, ""));
  if (wait) await until(() => part("status").textContent || !part("failed").hidden);
  return { ...opened, network, root, part, titles, links };
}

test("results lead to the place that answers, with its kind, year and state", async () => {
  const { part, links, document } = await search("hộ nghèo");
  assert.equal(part("status").textContent, `${links().length} trang có điều bạn tìm.`);
  assert.equal(document.title, "hộ nghèo – Tìm kiếm | Cổng");
  assert.deepEqual(links().slice(0, 2).sort(), ["ke-hoach/a/#chi-tieu-1", "ke-hoach/b/#chi-tieu-1"]);
  const [b] = [...part("list").children].filter((one) => one.innerHTML.includes("ke-hoach/b/"));
  assert.equal(b.querySelector(".tag").textContent, "Chỉ tiêu 1");
  assert.match(b.querySelector(".result__about").textContent, /UBND xã Beta · 2025/);
  assert.ok(!/2025.*2025/.test(b.querySelector(".result__about").textContent));
  assert.equal(b.querySelector(".status").textContent, "Đã thôi thực hiện");
  assert.deepEqual([...b.querySelectorAll(".result__places a")].map((one) => one.textContent), ["Nội dung, mục 1"]);
  assert.equal(document.querySelector("#tim").value, "hộ nghèo");
});

test("the words around a hit are read from the page when it comes into view", async () => {
  const { part, seen, network } = await search("hộ nghèo");
  const item = [...part("list").children].find((one) => one.innerHTML.includes("ke-hoach/a/"));
  await until(() => seen(item) ?? item.querySelector("mark"));
  const snippet = item.querySelector(".result__snippet");
  await until(() => snippet.textContent);
  assert.equal(snippet.textContent, "Giảm tỷ lệ hộ nghèo xuống 5%");
  assert.deepEqual([...snippet.querySelectorAll("mark")].map((one) => one.textContent), ["hộ nghèo"]);
  assert.equal(network.asked.filter((one) => one.endsWith("/ke-hoach/a/")).length, 1);
});

const LONG = plan("d", "Thi đua giảm nghèo xã Delta", 2024, {
  "chi-tieu-1": "Giảm tỷ lệ hộ nghèo xuống 2%", "noi-dung-1": `Hộ nghèo,${" a".repeat(80)}`,
  "trach-nhiem-1": `Phòng Lao động phụ trách giảm nghèo;${" làm việc khác".repeat(40)}; phụ trách giảm nghèo xã Delta`,
});

test("what comes into view again is not told again, and other places are told in short", async () => {
  const { part, seen } = await search("hộ nghèo", "", { network: serve([...PLANS, LONG]) });
  const item = [...part("list").children].find((one) => one.innerHTML.includes("ke-hoach/d/"));
  const other = item.querySelector("[data-anchor]");
  await until(() => seen(item) ?? other.querySelector("mark"));
  const told = other.textContent;
  seen(item);
  await new Promise((go) => setTimeout(go, 20));
  assert.equal(other.textContent, told);
  assert.equal(told.split(": ")[1].replace(/ …$/, "").length, 109); // of 110, with no word cut
});

test("who does something is answered by the beginning of a duty, whatever stands further on", async () => {
  const { part } = await search("ai phụ trách giảm nghèo xã Delta", "", { network: serve([LONG]) });
  await until(() => part("answer").querySelector(".answer__words"));
  assert.match(part("answer").querySelector(".answer__words").textContent, /^Phòng Lao động phụ trách/);
});

test("a duty is cut where it is longer than an answer, and says so", async () => {
  for (const [length, end] of [[320, / z+$/], [321, / …$/]]) {
    const duty = `Phòng Lao động phụ trách giảm nghèo ${"và ".repeat(60)}`;
    const one = plan(`e${length}`, "Thi đua giảm nghèo xã Epsilon", 2024, { "trach-nhiem-1": duty + "z".repeat(length - duty.length) });
    const { part } = await search("ai phụ trách giảm nghèo xã Epsilon", "", { network: serve([one]) });
    await until(() => part("answer").querySelector(".answer__words"));
    assert.match(part("answer").querySelector(".answer__words").textContent, end);
  }
});

test("a duty is cut at a space that leaves room for the sign", async () => {
  const begin = "Phòng Lao động phụ trách giảm nghèo ";
  for (const [space, left] of [[317, 317], [318, 318], [319, 35], [320, 35]]) {
    const one = plan(`g${space}`, "Thi đua giảm nghèo xã Epsilon", 2024, { "trach-nhiem-1": `${begin}${"y".repeat(space - begin.length)} ${"z".repeat(99)}` });
    const { part } = await search("ai phụ trách giảm nghèo xã Epsilon", "", { network: serve([one]) });
    await until(() => part("answer").querySelector(".answer__words"));
    assert.equal(part("answer").querySelector(".answer__words").textContent.length, left + 2, `a space at ${space}`);
  }
});

test("a deadline is answered by the lines that tell it, each once", async () => {
  const one = plan("han", "Thi đua giảm nghèo xã Alpha", 2024, { "thoi-gian": "Nộp báo cáo trước 30/11" });
  const network = serve([one]);
  const lines = ["Nộp báo cáo trước 30/11", "Nộp báo cáo trước 30/11", "Trước 15/6", "Trước 16/6", "Trước 17/6", "Trước 18/6", "Trước 19/6"];
  network.files.set(`${SITE_ADDRESS}ke-hoach/han/`, `<main><h1>Thi đua giảm nghèo xã Alpha</h1><section id="thoi-gian">${lines.map((line) => `<p>${line}</p>`).join("\n")}</section></main>`);
  const { part } = await search("khi nào nộp báo cáo xã Alpha", "", { network });
  await until(() => part("answer").querySelector(".answer__words"));
  assert.equal(part("answer").querySelector(".answer__title").textContent, "Thời hạn");
  const told = [...part("answer").querySelectorAll(".answer__body p")].map((one) => [one.className, one.textContent]);
  assert.deepEqual(told, [["answer__words", lines[0]], ...lines.slice(2, 6).map((line) => ["answer__line", line])]);
});

test("what only plans can answer is not answered by another page", async () => {
  const { part } = await search("ai ký chị Hoa thoát nghèo");
  const answer = part("answer").firstElementChild;
  assert.deepEqual([answer.className, answer.getAttribute("aria-label")], ["answer answer--signer", "Trả lời"]);
  assert.deepEqual([...answer.querySelectorAll("p")].map((one) => one.textContent.slice(0, 10)), ["Người ký", "Không chắc"]);
});

test("figures that hold today are told, those that were asked for before others, with their states", async () => {
  const figure = (name, value, days = "") => `<span class="glance__figure"><svg></svg><span class="glance__name">${name}</span> <b ${days}>${value}</b></span>`;
  const held = [["Tỷ lệ hộ nghèo", "5%"], ["Rừng", "1 ha"], ["Đường", "2 km"], ["Bò", "3 con"], ["Trâu", "4 con"]];
  for (const [at, [days, value]] of [[`data-first="" data-last="${day(-1)}"`, "1 ha2 km3 con"], [`data-first="" data-last="${day(0)}"`, "5%"], [`data-first="${day(0)}" data-last=""`, "5%"], [`data-first="${day(1)}" data-last=""`, "1 ha2 km3 con"]].entries()) {
    const one = plan(`s${at}`, "Thi đua giảm nghèo xã Alpha", 2024, { "chi-tieu-1": "Giảm tỷ lệ hộ nghèo xuống 5%" });
    const network = serve([one]);
    const figures = held.map(([name, told], index) => figure(name, told, index ? "" : days)).join("");
    const states = ["Đạt", "Chưa  đạt", "Vượt", "Không rõ"].map((one) => `<i class="glance__state">${one} </i>`).join("");
    network.files.set(SITE_ADDRESS + one.path + SITE.glance, `<main><ul><li id="chi-tieu-1">${figures}${states}</li></ul></main>`);
    const { part } = await search("tỷ lệ hộ nghèo xã Alpha bao nhiêu", "", { network });
    await until(() => part("answer").querySelector(".answer__state")?.textContent && part("answer").querySelector(".target__figure"));
    assert.equal([...part("answer").querySelectorAll(".target__figure b")].map((one) => one.textContent).join(""), value, days);
    assert.equal(part("answer").querySelector(".answer__state").textContent, "Đạt; Chưa đạt; Vượt");
    assert.equal(part("answer").querySelector(".target__figure svg"), null);
  }
});

test("the title of what is found by its name leads to the page as a whole", async () => {
  const { links, part } = await search("làm đường");
  assert.equal(links()[0], "ke-hoach/b/");
  assert.equal(part("list").querySelector(".tag").textContent, "Kế hoạch");
  assert.deepEqual([...part("list").querySelectorAll(".result__title mark")].map((one) => one.textContent), ["làm đường"]);
});

test("what is known to be the page as a whole stays so when its words come", async () => {
  const { links, part, seen } = await search("làm đường");
  const [item] = part("list").children;
  await until(() => seen(item) ?? item.querySelector(".result__snippet").textContent);
  assert.equal(links()[0], "ke-hoach/b/");
});

test("a place that only the page itself tells is led to when its words come", async () => {
  const { links, part, seen } = await search("rừng", "", { network: serve(PLANS, { unplaced: ["rung"] }) });
  assert.equal(links()[0], "ke-hoach/a/");
  const [item] = part("list").children;
  await until(() => seen(item) ?? item.querySelector(".result__snippet mark"));
  assert.equal(links()[0], "ke-hoach/a/#chi-tieu-2");
  assert.equal(item.querySelector(".tag").textContent, "Chỉ tiêu 2");
});

test("ten at once, and more on demand with the focus on the first new one", async () => {
  const { titles, part, document } = await search("trồng cây xanh");
  assert.equal(titles().length, 10);
  assert.equal(part("more").parentElement.hidden, false);
  part("more").onclick();
  await until(() => titles().length > 10);
  assert.equal(titles().length, 11);
  assert.equal(part("more").parentElement.hidden, true);
  await until(() => document.activeElement?.className === "result__title");
  assert.equal(document.activeElement, part("list").children[10].querySelector("a"));
  assert.equal(globalThis.history.state.limit, 20);
});

test("nothing found says so, and what has answers leads on", async () => {
  const { part } = await search("hộ nghèo 7777 8888 9999 6666 5555 4444 3333");
  assert.equal(part("none").hidden, false);
  assert.match(part("status").textContent, /^Không tìm thấy trang nào cho “hộ nghèo 7777/);
  const [link] = part("parts").querySelectorAll("a");
  assert.equal(link.textContent, "hộ nghèo");
  assert.equal(new URLSearchParams(link.getAttribute("href").slice(1)).get("q"), "hộ nghèo");
});

test("a word taken for another is told, with what was typed one tap away", async () => {
  const { part } = await search("hộ nghheo");
  assert.match(part("reading").textContent, /^Hiển thị kết quả cho hộ nghèo\. Tìm đúng chữ đã gõ: hộ nghheo/);
  assert.equal(new URLSearchParams(part("reading").querySelector("a").getAttribute("href").slice(1)).get("q"), '"hộ nghheo"');
  const marks = await search("ho ngheo");
  assert.equal(marks.part("reading").textContent.trim(), "Hiển thị kết quả cho hộ nghèo.");
  const asked = await search("co ho ngheo nao");
  assert.equal(asked.part("reading").textContent.trim(), "Hiển thị kết quả cho hộ nghèo.", "what only asks has no marks to tell");
  const right = await search("hộ nghèo");
  assert.equal(right.part("reading").hidden, true);
  assert.match((await search("NTM nghèo")).part("reading").textContent, /NTM: nông thôn mới\. $/);
});

test("quoted words are found only on pages that have them", async () => {
  const { titles, part } = await search('"hộ nghèo vay vốn"');
  assert.deepEqual(titles(), ["Thi đua làm đường xã Beta"]);
  assert.equal(part("status").textContent, "1 trang có điều bạn tìm.");
});

test("no question, no results, and the field is ready", async () => {
  const { part, document, titles } = await search("", "", { wait: false });
  await until(() => document.activeElement?.id === "tim");
  assert.deepEqual(titles(), []);
  assert.equal(part("none").hidden, true);
  assert.equal(part("status").textContent, "");
});

test("a file that does not come is told, and tried again", async () => {
  const network = serve();
  network.lost.add(`${BASE}muc-luc.json`);
  const { part, titles } = await search("hộ nghèo", "", { network });
  assert.equal(part("failed").hidden, false);
  assert.equal(part("more").parentElement.hidden, true);
  network.lost.clear();
  act(part("failed").querySelector("button"), "click");
  await until(() => titles().length);
  assert.equal(part("failed").hidden, true);
});

test("filters in the address count and choose, and a new question forgets them", async () => {
  const { part, titles, document, root } = await search("thi đua", "&nam=2025");
  assert.deepEqual(titles(), ["Thi đua làm đường xã Beta"]);
  assert.equal(root.querySelector("details").open, true);
  assert.match(root.querySelector("[name=nam]").selectedOptions[0].textContent, /^2025 \(1\)$/);
  const select = root.querySelector("[name=muc]");
  select.value = "chi-tieu";
  act(select, "change");
  await until(() => part("none").hidden === false);
  assert.equal(globalThis.location.search, `?${new URLSearchParams({ q: "thi đua", nam: "2025", muc: "chi-tieu" })}`);
  document.querySelector("#tim").value = "hộ nghèo";
  act(document.querySelector("header form"), "submit");
  await until(() => titles().length > 1);
  assert.equal(globalThis.location.search, `?${new URLSearchParams({ q: "hộ nghèo" })}`);
});

test("a kind that is asked for leads to places of it", async () => {
  const { links } = await search("hộ nghèo", "&muc=noi-dung");
  assert.deepEqual(links(), ["ke-hoach/b/#noi-dung-1"]);
});

test("what runs today is told of today", async () => {
  const { part, titles } = await search("phong trào nào đang diễn ra");
  assert.deepEqual(titles(), ["Thi đua giảm nghèo xã Alpha"]);
  assert.equal(part("status").textContent, "1 phong trào đang diễn ra hôm nay.");
});

test("a figure that was asked for is answered in the words of its page", async () => {
  const { part } = await search("tỷ lệ hộ nghèo xã Alpha bao nhiêu");
  await until(() => part("answer").querySelector(".answer__words"));
  assert.equal(part("answer").querySelector(".answer__title").textContent, "Con số");
  assert.match(part("answer").querySelector(".answer__words").textContent, /Giảm tỷ lệ hộ nghèo xuống 5%/);
  assert.equal(part("answer").querySelector(".target__figure").textContent, "5%");
  assert.equal(part("answer").querySelector("a").getAttribute("href"), `${SITE_ADDRESS}ke-hoach/a/#chi-tieu-1`);
  assert.match(part("answer").querySelector(".answer__source").textContent, /Chỉ tiêu 1 – Thi đua giảm nghèo xã Alpha · UBND xã Alpha · 2024 · 2024/);
});

test("words that lead to one target alone are answered by its figure, all others by none", async () => {
  const { part } = await search("xuống 3%");
  await until(() => part("answer").querySelector(".answer__words"));
  assert.equal(part("answer").querySelector(".target__figure").textContent, "3%");
  for (const [query, pages] of [["tỷ lệ hộ nghèo", 2], ["vận động vay vốn", 1]]) {
    const asked = await search(query);
    assert.equal(asked.part("list").children.length, pages, query);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(asked.part("answer").children.length, 0, query);
  }
});

test("the words of another year or thing are no answer", async () => {
  const { part } = await search("tỷ lệ hộ khá xã Alpha bao nhiêu");
  await until(() => !part("answer").children.length || part("answer").querySelector(".answer__words"));
  const words = part("answer").querySelector(".answer__words");
  assert.ok(!words || /^Không chắc/.test(words.textContent));
  assert.equal(part("answer").querySelector(".target__figure"), null);
});

test("files and signatures are answered from the page", async () => {
  const files = await search("tải bản gốc xã Alpha");
  await until(() => files.part("answer").querySelector(".answer__files a"));
  assert.equal(files.part("answer").querySelector(".answer__files a").getAttribute("href"), `${SITE_ADDRESS}ke-hoach/a/ke-hoach.pdf`);
  const signed = await search("ai ký kế hoạch xã Alpha");
  await until(() => signed.part("answer").querySelector(".answer__words"));
  assert.deepEqual([...signed.part("answer").querySelectorAll(".answer__words")].map((one) => one.textContent), ["CHỦ TỊCH", "Nguyễn Văn Mẫu"]);
});

test("the words of a place are those of today", async () => {
  openPage("");
  const address = `${SITE_ADDRESS}ke-hoach/qua-ngay/`;
  const spans = '<b data-on="/2020-01-01">Đang thực hiện</b><b data-on="2020-01-02/" hidden>Số giữa kỳ</b>';
  globalThis.fetch = async () => new Response(`<main><p id="x">${spans}</p></main>`);
  assert.equal(textAt(await pageAt(address), "x"), "Số giữa kỳ");
});

test("the words of a place are those that readers see", async () => {
  serve();
  openPage("");
  const page = await pageAt(`${SITE_ADDRESS}ke-hoach/a/`);
  assert.equal(textAt(page, "chi-tieu-1"), "Giảm tỷ lệ hộ nghèo xuống 5%");
  assert.equal(textAt(page, "khong-co"), null);
  const best = bestPassage(page, [{ anchor: "chi-tieu-1" }, { anchor: "chi-tieu-2" }, { anchor: "" }], new Map([["rung", 1]]), () => page);
  assert.equal(best.place.anchor, "chi-tieu-2");
  const loose = bestPassage(page, [{ anchor: "chi-tieu-1" }], new Map([["bo sua", 2]]), () => page);
  assert.deepEqual([loose.place, loose.text], [null, "Đoạn không có địa chỉ nói về bò sữa."]);
  assert.deepEqual(bestPassage(page, [], new Map(), () => page), { place: null, text: "Tóm tắt: Thi đua giảm nghèo xã Alpha" });
  await assert.rejects(pageAt(`${SITE_ADDRESS}khong-co/`));
});

async function suggest(typed) {
  const opened = openPage('<form role="search"><input name="q"></form>', { url: SITE_ADDRESS });
  serve();
  const { document } = opened;
  const input = document.querySelector("input");
  input.focus();
  input.value = typed;
  setUpSuggestions(input, SITE_ADDRESS);
  const list = document.querySelector("[role=listbox]");
  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => options().findIndex((one) => one.getAttribute("aria-selected") === "true");
  const press = (key) => act(input, "keydown", { key });
  return { ...opened, input, list, options, active, press };
}

test("suggestions come in groups, each option with where it leads", async () => {
  const { list, options, input, document } = await suggest("giảm ngh");
  await until(() => options().length);
  assert.equal(list.hidden, false);
  assert.equal(input.getAttribute("aria-expanded"), "true");
  const groups = [...list.querySelectorAll("[role=group]")].map((one) => one.querySelector("p").textContent);
  assert.deepEqual(groups, ["Kế hoạch", "Chỉ tiêu"]);
  assert.ok(options().some((one) => one.dataset.address === `${SITE_ADDRESS}ke-hoach/a/`));
  assert.equal(document.querySelector("[role=status]").textContent, `${options().length} gợi ý`);
  assert.equal(new Set(options().map(({ id }) => id)).size, options().length);
});

test("examples and pages of fields have groups of their own", async () => {
  for (const [typed, name, path] of [["chị hoa", "Gương sáng", "guong/chi-hoa/"], ["linh vuc giam ngheo", "Lĩnh vực", "linh-vuc/giam-ngheo/"]]) {
    const { list, options } = await suggest(typed);
    await until(() => options().some((one) => one.dataset.address === SITE_ADDRESS + path), typed);
    const option = options().find((one) => one.dataset.address === SITE_ADDRESS + path);
    assert.equal(option.closest("[role=group]").querySelector("p").textContent, name);
    assert.ok(list.querySelector("mark"));
  }
});

test("a target is suggested with its words", async () => {
  const { options } = await suggest("hộ nghèo");
  const target = () => options().find((one) => one.dataset.address === `${SITE_ADDRESS}ke-hoach/a/#chi-tieu-1`);
  await until(() => target()?.textContent.includes("Giảm tỷ lệ"));
  assert.match(target().textContent, /^Chỉ tiêu 1: Giảm tỷ lệ hộ nghèo xuống 5%/);
});

test("arrows go through the options and the field itself, both ways", async () => {
  const { options, active, press, input, list } = await suggest("hộ nghèo");
  await until(() => options().length);
  const last = options().length - 1;
  assert.equal(active(), -1);
  assert.equal(press("ArrowDown"), true);
  assert.equal(active(), 0);
  assert.equal(input.getAttribute("aria-activedescendant"), options()[0].id);
  press("ArrowUp");
  assert.equal(active(), -1);
  assert.equal(input.getAttribute("aria-activedescendant"), null);
  press("ArrowUp");
  assert.equal(active(), last);
  press("ArrowDown");
  assert.equal(active(), -1);
  assert.equal(press("Escape"), true);
  assert.equal(list.hidden, true);
  assert.equal(input.getAttribute("aria-expanded"), "false");
  assert.equal(press("Escape"), false);
  press("ArrowDown");
  assert.equal(list.hidden, false);
});

test("enter follows the chosen option, and else asks as usual", async () => {
  const { options, press } = await suggest("hộ nghèo");
  await until(() => options().length);
  assert.equal(press("Enter"), false);
  press("ArrowDown");
  const to = { href: "" };
  Object.defineProperty(globalThis, "location", { value: to, configurable: true, writable: true });
  assert.equal(press("Enter"), true);
  assert.equal(to.href, options()[0].dataset.address);
  act(options()[1], "click");
  assert.equal(to.href, options()[1].dataset.address);
});

test("one letter, or a field that is left, has no suggestions", async () => {
  const short = await suggest("h");
  await new Promise((go) => setTimeout(go, 50));
  assert.equal(short.list.hidden, true);
  const left = await suggest("hộ nghèo");
  await until(() => left.options().length);
  act(left.input, "blur");
  assert.equal(left.list.hidden, true);
  const shortened = await suggest("hộ nghèo");
  await until(() => shortened.options().length && !shortened.list.hidden);
  shortened.input.value = "h";
  act(shortened.input, "input");
  await until(() => shortened.list.hidden);
});

test("what is typed is asked after a pause", async () => {
  const { input, options, list } = await suggest("");
  input.value = "hộ nghèo";
  act(input, "input");
  assert.equal(options().length, 0);
  await until(() => options().length);
  assert.equal(list.hidden, false);
  input.value = "zzzzqq";
  act(input, "input");
  await until(() => list.hidden);
});
