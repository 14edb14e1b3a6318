// What pages gain from script: states and deadlines, copied links, the display panel, the table of
// contents, filters, and the keys that work on every page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setUpContents } from "../../overrides/js/contents.js";
import { setUpCopyLinks } from "../../overrides/js/copy-link.js";
import { setUpDisplayPanel } from "../../overrides/js/display-panel.js";
import { showDues } from "../../overrides/js/due.js";
import { leadToMoved } from "../../overrides/js/moved.js";
import { setUpFilters } from "../../overrides/js/filters.js";
import { showStatuses, today } from "../../overrides/js/status.js";
import { serve } from "./made-index.js";
import { act, openPage, settled, until } from "./page.js";

const day = (by) => new Date(Date.parse(today()) + by * 864e5).toISOString().slice(0, 10);
const again = (name) => import(`../../overrides/js/${name}?${Math.random()}`);

test("a campaign's days are given the state they have today", () => {
  const { document } = openPage(`
    <p class="when" data-start="${day(-1)}" data-end="${day(1)}">một</p>
    <p class="when" data-start="${day(-9)}" data-end="${day(-1)}">hai</p>
    <p class="when" data-start="${day(1)}">ba</p>
    <p class="when">không ngày</p>
    <p class="when" data-start="${day(-9)}" data-life="// ${day(-2)}/stopped/">bốn</p>`);
  showStatuses(document);
  showStatuses(document); // a second time changes nothing
  const said = [...document.querySelectorAll(".when")].map((one) => one.textContent);
  assert.deepEqual(said, ["Đang diễn ra một", "Đã kết thúc hai", "Sắp diễn ra ba", "không ngày", "Đã thôi thực hiện bốn"]);
  assert.ok(document.querySelector(".status.status--running"));
});

test("versions of a line say which holds today", () => {
  const { document } = openPage(`
    <p data-last="${day(-1)}">cũ</p>
    <p data-first="${day(0)}" data-last=""><b class="version__days">nay</b></p>
    <p data-first="${day(1)}" data-last="">sau</p>`);
  showStatuses(document);
  const said = [...document.querySelectorAll("[data-last]")].map((one) => one.textContent);
  assert.deepEqual(said, ["Trước đây cũ", "Đang áp dụng nay", "Sắp áp dụng sau"]);
  assert.ok(document.querySelector(".version__days > .held--now"));
});

test("what is true on some days only is shown on these", () => {
  const spans = [`/${day(-1)}`, `${day(0)}/`, `${day(-1)}/${day(0)}`, `${day(1)}/`, `/${day(0)}`, `${day(-9)}/${day(-1)}`];
  const { document } = openPage(spans.map((span, at) => `<b data-on="${span}"${at % 2 ? " hidden" : ""}>${at}</b>`).join(""));
  showStatuses(document);
  assert.deepEqual([...document.querySelectorAll("b:not([hidden])")].map((one) => one.textContent), ["1", "2", "4"]);
});

const CHANGED = (...days) => `<div class="banner">${days.map((by, at) => `<p class="banner__change" data-first="${day(by)}"${at ? " hidden" : ""}>${by}</p>`).join("")}</div>`;

test("the notice of changes tells the newest by today, and what comes next", () => {
  for (const [days, shown] of [[[-2, -9], ["-2"]], [[5, 3, -2, -9], ["-2", "Sắp tới: 3"]], [[0, -1], ["0"]], [[9, 4], ["Sắp tới: 4"]]]) {
    const { document } = openPage(CHANGED(...days));
    showStatuses(document);
    showStatuses(document);
    assert.deepEqual([...document.querySelectorAll(".banner__change:not([hidden])")].map((one) => one.textContent), shown);
  }
});

test("no version of a plan that was stopped or replaced holds", () => {
  for (const [state, expected] of [["stopped", "past"], ["replaced", "past"], ["suspended", "now"]]) {
    const { document } = openPage(`<div class="plan-head"><p class="when" data-start="${day(-9)}" data-life="// ${day(-2)}/${state}/">x</p></div>
      <p data-first="" data-last="">nay</p>`);
    showStatuses(document);
    assert.equal(document.querySelector("[data-last]").dataset.held, expected, state);
  }
});

test("what holds for some days is shown on these days, the first and the last among them", () => {
  const spans = [[-2, -1], [-2, 0], [-2, ""], [0, 0], [0, ""], [1, ""], [1, 2], ["", -1], ["", 0], ["", ""]];
  const { document } = openPage(spans.map((ends) => `<p data-on="${ends.map((by) => (by === "" ? "" : day(by))).join("/")}">${ends}</p>`).join(""));
  showStatuses(document);
  const shown = [...document.querySelectorAll("[data-on]:not([hidden])")].map((one) => one.textContent);
  assert.deepEqual(shown, ["-2,0", "-2,", "0,0", "0,", ",0", ","]);
});

test("states and deadlines are told by browsers of 2020 too", () => {
  const { document } = openPage(`<div class="plan-head"><p class="when" data-start="${day(-9)}" data-life="// ${day(-2)}/replaced/">x</p></div>
    <p class="next-due"><b data-due="${day(3)}">hạn</b></p>`);
  const { findLast, at } = Array.prototype;
  const { querySelector, querySelectorAll } = document;
  const strict = (/** @type {Function} */ ask) => (/** @type {string} */ selector) => {
    assert.doesNotMatch(selector, /:(?:is|has|where)\(/);
    return ask.call(document, selector);
  };
  Object.assign(document, { querySelector: strict(querySelector), querySelectorAll: strict(querySelectorAll) });
  Object.assign(Array.prototype, { findLast: undefined, at: undefined });
  try {
    showStatuses(document);
    showDues(document);
  } finally {
    Object.defineProperties(Array.prototype, { findLast: { value: findLast, enumerable: false }, at: { value: at, enumerable: false } });
  }
  assert.equal(querySelector.call(document, ".status").textContent, "Đã được thay thế");
  assert.equal(querySelector.call(document, ".next-due").hidden, true);
});

test("what was to come when its plan was replaced is called neither former nor coming", () => {
  const { document } = openPage(`<div class="plan-head"><p class="when" data-life="/replaced/">x</p></div>
    <p data-first="" data-last="${day(4)}">cũ</p><p data-first="${day(5)}" data-last="">sau</p>`);
  showStatuses(document);
  const said = [...document.querySelectorAll("[data-last]")].map((one) => one.textContent);
  assert.deepEqual(said, ["Trước đây cũ", "sau"]);
});

const DUES = (items, more = "") => `<section id="han"><p class="section__since">từ hôm dựng</p><ul class="dues--left">${items}</ul>
  ${more && `<details class="dues-more"><summary></summary><ul>${more}</ul></details>`}</section>`;
const due = (by, name) => `<li class="due" data-due="${day(by)}"><span class="due__when">${name}</span></li>`;

test("deadlines say how far they are; what has passed makes room for what comes", () => {
  const { document } = openPage(DUES(due(-1, "qua") + due(3, "gần") + due(90, "xa"), due(100, "một") + due(101, "hai")));
  showDues(document);
  const left = [...document.querySelectorAll(".dues--left > .due:not([hidden])")].map((one) => one.textContent);
  assert.deepEqual(left, ["gần Còn 3 ngày", "xa Còn 3 tháng", "một Còn 3 tháng"]);
  assert.equal(document.querySelector("summary").textContent, "1 hạn sau đó");
  assert.equal(document.querySelector(".dues-more").hidden, false);
  assert.ok(document.querySelector(".due__when > .far--near"));
});

test("of the deadlines of a plan the next is shown, or the last", () => {
  for (const [days, shown] of [[[-3, 2, 9], "2"], [[-9, -3], "-3"], [[0, 1], "0"]]) {
    const { document } = openPage(`<ul data-next-due>${days.map((by) => `<li data-due="${day(by)}"><b class="due__when">${by}</b></li>`).join("")}</ul>`);
    showDues(document);
    assert.deepEqual([...document.querySelectorAll(".is-shown b")].map((one) => one.firstChild.textContent), [shown]);
  }
});

test("nothing is due any more of a plan that was replaced or given up", () => {
  for (const [state, is] of [["replaced", true], ["stopped", true], ["suspended", false], ["running", false]]) {
    const { document } = openPage(`<div class="plan-head"><p class="when" data-status="${state}">x</p>
      <div class="next-due"><ol data-next-due><li data-due="${day(9)}">x</li></ol></div></div>`);
    showDues(document);
    assert.equal(document.querySelector(".next-due").hidden, is, state);
    assert.equal(document.querySelectorAll(".far").length, is ? 0 : 1, state);
  }
});

test("of a plan that rests nothing is late, and what comes after is still told", () => {
  for (const [state, by, isHidden, said] of [["ended", -9, true, 0], ["ended", 9, false, 1], ["suspended", -9, true, 0], ["suspended", 9, false, 1], ["running", -9, false, 1], ["upcoming", 9, false, 1]]) {
    const { document } = openPage(`<div class="plan-head"><p class="when" data-status="${state}">x</p>
      <div class="next-due"><ol data-next-due><li data-due="${day(by)}">x</li></ol></div></div>`);
    showDues(document);
    assert.equal(document.querySelector(".next-due").hidden, isHidden, state);
    assert.equal(document.querySelectorAll(".far").length, said, state);
  }
});

test("sections come folded on a narrow screen, open for what an address names and for paper", async () => {
  const { document, window } = openPage('<section class="section"><details class="fold"><p id="chi-tieu-1">x</p></details></section>', { url: "https://thi-dua.example/#chi-tieu-1" });
  window.document.getElementById("chi-tieu-1").scrollIntoView = () => {};
  await again("display.js");
  const fold = document.querySelector("details");
  window.dispatchEvent(new window.Event("beforeprint"));
  assert.equal(fold.open, true);
  window.dispatchEvent(new window.Event("afterprint"));
  assert.equal(fold.open, false);
  window.dispatchEvent(new window.Event("DOMContentLoaded"));
  assert.equal(fold.open, true);
  fold.open = false;
  window.dispatchEvent(new window.Event("hashchange"));
  assert.equal(fold.open, true);
});

test("what is to be folded is folded before it is painted, on a narrow screen alone, until all has come", async () => {
  for (const narrow of [true, false]) {
    const { document, window } = openPage("<main></main>", { wide: narrow }); // of this page, the one question is whether it is narrow
    await again("display.js");
    const come = async (name) => {
      const details = document.createElement("details");
      [details.className, details.open] = [name, true];
      document.querySelector("main").append(details);
      await new Promise((go) => setTimeout(go, 5));
      return details.open;
    };
    assert.equal(await come("fold"), !narrow);
    assert.equal(await come("other"), true);
    window.dispatchEvent(new window.Event("DOMContentLoaded"));
    assert.equal(await come("fold"), true);
  }
});

test("an old place on a plan's page leads to the glance", () => {
  const { document } = openPage('<ul data-moved><li id="thoi-gian"><a href="https://thi-dua.example/ke-hoach/a/tom-luoc/#x">x</a></li></ul><p id="khac">y</p>');
  const to = [];
  for (const hash of ["#thoi-gian", "#khac", "#khong", "#%E0%A4%A"]) {
    Object.defineProperty(globalThis, "location", { value: { hash, replace: (address) => to.push(address) }, configurable: true, writable: true });
    leadToMoved(document.querySelector("[data-moved]"));
  }
  assert.deepEqual(to, ["https://thi-dua.example/ke-hoach/a/tom-luoc/#thoi-gian"]);
});

test("where every deadline has passed, that is said", () => {
  const { document } = openPage(`${DUES(due(-2, "qua"))}<p class="figures"><a data-due="${day(-2)}">hạn tới</a></p>`);
  showDues(document);
  assert.match(document.querySelector("#han").textContent, /Các hạn đã biết đều đã qua\./);
  assert.equal(document.querySelector(".figures a").hidden, true);
});

test("later deadlines that all moved up leave no empty list", () => {
  const { document } = openPage(DUES(due(-1, "qua"), due(9, "sau")));
  showDues(document);
  assert.equal(document.querySelector(".dues-more").hidden, true);
  assert.ok(!document.querySelector("#han").textContent.includes("đều đã qua"));
});

test("campaigns that run today are counted anew", () => {
  const runs = (...spans) => `<p data-runs="${spans.join(" ")}"><b>9</b><span>phong trào đang diễn ra</span></p>
    <section id="dang-dien-ra"><h2>Đang diễn ra</h2><p class="section__since">x</p></section>`;
  const { document } = openPage(runs(`${day(-2)}/${day(0)}`, `${day(-2)}/${day(-1)}`, `${day(0)}/`, `${day(1)}/${day(2)}`));
  showDues(document);
  assert.equal(document.querySelector("[data-runs] b").textContent, "2");
  assert.equal(document.querySelector("h2").textContent, "Đang diễn ra");
  assert.equal(document.querySelector(".section__since").hidden, true);
  const over = openPage(`<p data-runs="${day(-2)}/"><b>9</b></p><section id="dang-dien-ra"><ul class="cards"><li><p data-status="ended">a</p></li><li><p data-status="suspended">b</p></li></ul></section>`);
  showDues(over.document);
  assert.deepEqual([...over.document.querySelectorAll("li:not([hidden])")].map((one) => one.textContent), ["b"]);
  const ended = openPage(runs(`${day(-2)}/${day(-1)}`));
  showDues(ended.document);
  assert.equal(ended.document.querySelector("b").textContent, "0");
  assert.equal(ended.document.querySelector("h2").textContent, "Vừa kết thúc");
  assert.match(ended.document.querySelector("[data-runs]").textContent, /vừa kết thúc/);
});

test("a link copies its address, and a key that opens it elsewhere is left alone", async () => {
  const { document, copied } = openPage('<a href="#chi-tieu-1" data-copy-link><b>#</b></a><a href="#khac">x</a>', { url: "https://thi-dua.example/a/?q=1" });
  const said = [];
  setUpCopyLinks((words) => said.push(words));
  const link = document.querySelector("b");
  for (const key of ["ctrlKey", "metaKey", "shiftKey"]) {
    assert.equal(act(link, "click", { [key]: true }), false, key);
    assert.deepEqual(copied, [], key);
  }
  assert.equal(act(document.querySelector("a:not([data-copy-link])"), "click"), false);
  assert.equal(act(link, "click"), true);
  await until(() => said.length);
  assert.deepEqual(copied, ["https://thi-dua.example/a/?q=1#chi-tieu-1"]);
  assert.deepEqual(said, ["Đã sao chép liên kết"]);
  assert.equal(globalThis.location.hash, "#chi-tieu-1");
});

test("the number of a target copies the address by which services know the target", async () => {
  const page = "https://thi-dua.example/cong/ke-hoach/a-2025/";
  const { document, copied } = openPage('<article data-first-target="chi-tieu/1/"><a class="targets__number" href="#chi-tieu-12">12.</a></article>', { url: page });
  setUpCopyLinks(() => {});
  act(document.querySelector("a"), "click");
  await until(() => copied.length);
  assert.deepEqual(copied, [`${page}chi-tieu/12/`]);
});

test("the button of the whole page copies it without the place", async () => {
  const { document, copied } = openPage('<a class="button" href="#" data-copy-link="">x</a>', { url: "https://thi-dua.example/a/#chi-tieu-1" });
  setUpCopyLinks(() => {});
  act(document.querySelector("a"), "click");
  await until(() => copied.length);
  assert.deepEqual(copied, ["https://thi-dua.example/a/"]);
  assert.equal(globalThis.location.hash, "#chi-tieu-1");
});

test("where copying is refused the address is told, and where there is none the link is a link", async () => {
  const { document, navigator } = openPage('<a href="#mot" data-copy-link>x</a>');
  navigator.clipboard.writeText = async () => { throw new Error("refused"); };
  const said = [];
  setUpCopyLinks((words) => said.push(words));
  act(document.querySelector("a"), "click");
  await until(() => said.length);
  assert.deepEqual(said, ["Không sao chép được. Địa chỉ là: https://thi-dua.example/#mot"]);
  const plain = openPage('<a href="#mot" data-copy-link>x</a>', { clipboard: false });
  setUpCopyLinks(() => {});
  assert.equal(act(plain.document.querySelector("a"), "click"), false);
});

const PANEL = '<details class="display" hidden><summary>x</summary></details><p>ngoài</p>';
const checked = (document) => [...document.querySelectorAll("input:checked")].map(({ value }) => value);

test("the panel shows what was chosen, keeps it, and makes the page follow", async () => {
  const { document, window } = openPage(PANEL);
  await again("display.js");
  const root = document.documentElement.dataset;
  assert.deepEqual([root.size, root.theme, root.contrast], ["normal", "light", "normal"]);
  const panel = document.querySelector("details");
  setUpDisplayPanel(panel);
  assert.equal(panel.hidden, false);
  assert.deepEqual(checked(document), ["normal", "auto", "auto"]);
  assert.deepEqual([...panel.querySelectorAll("legend")].map((one) => one.textContent), ["Cỡ chữ", "Nền", "Tương phản"]);
  const offered = [...panel.querySelectorAll("label")].map((one) => `${one.querySelector("input").value} ${one.textContent}`);
  assert.deepEqual(offered, ["small A−", "normal A", "large A+", "huge A++", "auto Theo máy", "light Sáng", "dark Tối", "auto Theo máy", "normal Thường", "high Cao"]);
  for (const [name, value] of [["size", "large"], ["theme", "dark"], ["contrast", "high"]]) {
    const input = document.querySelector(`[name=${name}][value=${value}]`);
    input.checked = true;
    act(input, "change");
    assert.equal(window.localStorage.getItem(`portal.${name}`), value);
    assert.equal(root[name], value);
  }
});

test("the panel closes by Escape, with the focus back, and by a tap elsewhere", () => {
  const { document } = openPage(PANEL);
  const panel = document.querySelector("details");
  setUpDisplayPanel(panel);
  panel.open = true;
  act(panel, "keydown", { key: "a" });
  assert.equal(panel.open, true);
  act(panel, "click");
  assert.equal(panel.open, true);
  act(panel, "keydown", { key: "Escape" });
  assert.equal(panel.open, false);
  assert.equal(document.activeElement, panel.querySelector("summary"));
  panel.open = true;
  act(document.querySelector("p"), "click");
  assert.equal(panel.open, false);
});

test("a page follows the screen where nothing was chosen, also where nothing can be kept", async () => {
  const { document } = openPage("", { wide: true, url: "https://thi-dua.example/?q=rừng" });
  globalThis.localStorage = { getItem() { throw new Error("forbidden"); } };
  await again("display.js");
  const { size, theme, contrast, asked } = document.documentElement.dataset;
  assert.deepEqual([size, theme, contrast, asked], ["normal", "dark", "high", ""]);
  for (const [query, key, value] of [["(prefers-color-scheme: dark)", "theme", "light"], ["(prefers-contrast: more)", "contrast", "normal"]]) {
    const media = matchMedia(query);
    media.matches = false;
    media.dispatchEvent(new Event("change"));
    assert.equal(document.documentElement.dataset[key], value, query);
  }
  const other = openPage("");
  await again("display.js");
  assert.equal(other.document.documentElement.dataset.asked, undefined);
});

test("what a question needs is fetched before it is asked for, each in its way", async () => {
  const links = '<link rel="when-asked" href="/a.js"><link rel="when-asked" href="/b.json" as="fetch">';
  const told = ({ document }) => [...document.querySelectorAll("link")].map((link) => link.getAttribute("rel"));
  const asked = openPage(links, { url: "https://thi-dua.example/tim-kiem/?q=rừng" });
  await again("display.js");
  assert.deepEqual(told(asked), ["modulepreload", "preload"]);
  const other = openPage(links);
  await again("display.js");
  assert.deepEqual(told(other), ["when-asked", "when-asked"]);
});

test("the table of contents is open where there is room, and shows where the reader is", () => {
  const { document, seen } = openPage('<nav><details><a href="#a">A</a><a href="#b">B</a><a href="#mất">C</a></details></nav><h2 id="a">A</h2><h2 id="b">B</h2>', { wide: true });
  setUpContents(document.querySelector("nav"));
  assert.equal(document.querySelector("details").open, true);
  const here = () => [...document.querySelectorAll("[aria-current=true]")].map((one) => one.textContent);
  seen(document.querySelector("#a"));
  seen(document.querySelector("#b"));
  assert.deepEqual(here(), ["A"]);
  seen(document.querySelector("#a"), false);
  assert.deepEqual(here(), ["B"]);
  seen(document.querySelector("#b"), false);
  assert.deepEqual(here(), ["B"]);
  const narrow = openPage("<nav><details open></details></nav>");
  setUpContents(narrow.document.querySelector("nav"));
  assert.equal(narrow.document.querySelector("details").open, false);
});

test("today stands among the days of a plan", async () => {
  const item = (by, isDue) => `<li data-until="${day(by)}" ${isDue ? "data-deadline" : ""}>${by}</li>`;
  const { document } = openPage(`<ol data-timeline>${item(-9)}${item(-1, true)}${item(0)}${item(5, true)}${item(9, true)}</ol>`);
  await again("timeline.js");
  const said = [...document.querySelectorAll("li")].map((one) => (one.className === "timeline__today" ? "nay" : one.textContent));
  assert.deepEqual(said, ["-9", "-1", "nay", "0", "5", "9"]);
  assert.equal(document.querySelectorAll(".is-past").length, 2);
  assert.deepEqual([...document.querySelectorAll(".is-next")].map((one) => one.textContent), ["5"]);
  assert.equal(document.querySelector(".timeline__today").textContent, `Hôm nay, ${today().split("-").reverse().map(Number).join("/")}`);
  assert.equal(document.querySelector("time").dateTime, today());
});

test("after the last day today stands at the end", async () => {
  const { document } = openPage(`<ol data-timeline><li data-until="${day(-1)}">x</li></ol>`);
  await again("timeline.js");
  assert.equal(document.querySelector("ol").lastElementChild.className, "timeline__today");
});

test("a ready text is copied by one tap, or else selected", async (context) => {
  const { document, copied, navigator } = openPage('<p id="loi">Lời sẵn</p><button data-copy-text="loi" hidden>Chép</button><p class="toast" hidden></p>');
  const selected = [];
  globalThis.getSelection = () => ({ selectAllChildren: (element) => selected.push(element.id) });
  await again("share.js");
  const button = document.querySelector("button");
  const toast = document.querySelector(".toast");
  assert.equal(button.hidden, false);
  context.mock.timers.enable({ apis: ["setTimeout"] });
  act(button, "click");
  await settled();
  assert.deepEqual([copied, toast.textContent, toast.hidden], [["Lời sẵn"], "Đã chép.", false]);
  context.mock.timers.tick(2000);
  act(button, "click");
  await settled();
  context.mock.timers.tick(3999);
  assert.equal(toast.hidden, false, "what is said again stays as long");
  context.mock.timers.tick(1);
  assert.equal(toast.hidden, true);
  navigator.clipboard.writeText = async () => { throw new Error("refused"); };
  act(button, "click");
  await settled();
  assert.deepEqual(selected, ["loi"]);
  assert.match(toast.textContent, /bôi đen/);
});

test("an old address leads on, and keeps the place that the link names", async () => {
  const body = '<a data-forward href="https://thi-dua.example/moi/">x</a><div data-old-places><p id="cu"><a data-to href="https://thi-dua.example/khac/#noi">x</a></p><p id="het">không còn</p></div>';
  const to = [];
  for (const [hash, expected] of [["", "moi/"], ["#la", "moi/#la"], ["#cu", "khac/#noi"], ["#%E0%A4%A", "moi/#%E0%A4%A"]]) {
    openPage(body, { url: `https://thi-dua.example/cu/${hash}` });
    Object.defineProperty(globalThis, "location", { value: { hash, replace: (address) => to.push(address) }, configurable: true, writable: true });
    await again("old-address.js");
    assert.equal(to.pop(), `https://thi-dua.example/${expected}`, hash);
  }
  globalThis.location.hash = "#het";
  await again("old-address.js");
  assert.deepEqual(to, []);
});

const PORTAL = `<p class="toast" hidden></p>${PANEL}<form role="search"><input id="tim" name="q"></form><textarea></textarea>
  <button data-print hidden>In</button>`;

test("a stroke leads to the search field, unless somebody types or holds another key", async () => {
  const { document, copied } = openPage(PORTAL);
  await again("portal.js");
  const field = document.querySelector("#tim");
  for (const key of ["ctrlKey", "metaKey", "altKey"]) act(document.body, "keydown", { key: "/", [key]: true });
  act(document.querySelector("textarea"), "keydown", { key: "/" });
  act(document.body, "keydown", { key: "a" });
  assert.notEqual(document.activeElement, field);
  assert.equal(act(document.body, "keydown", { key: "/" }), true);
  assert.equal(document.activeElement, field);
  const button = document.querySelector("[data-print]");
  assert.equal(button.hidden, false);
  act(button, "click");
  assert.deepEqual(copied, ["printed"]);
});

test("filters, results and suggestions are fetched where they are needed, and told where they fail", async () => {
  const network = serve(new Map());
  const { document } = openPage(`${PORTAL}<form data-filters="https://thi-dua.example/loc.json"></form>
    <section data-results><ul data-card-list></ul></section><ul data-moved></ul>`);
  await again("portal.js");
  const toast = document.querySelector(".toast");
  await until(() => !toast.hidden);
  assert.match(toast.textContent, /Không tải được bộ lọc/);
  assert.deepEqual(network.asked, ["https://thi-dua.example/loc.json"]);
  const field = document.querySelector("#tim");
  act(document.querySelector("textarea"), "focusin");
  act(field, "focusin");
  await until(() => document.querySelector("[role=listbox]"));
  act(field, "focusin");
  await new Promise((go) => setTimeout(go, 30));
  assert.equal(document.querySelectorAll("[role=listbox]").length, 1);
  const results = `${PORTAL}<div data-search-page><div data-failed hidden></div></div>`;
  const waiting = openPage(results, { url: "https://thi-dua.example/tim-kiem/" });
  await again("portal.js");
  assert.equal(waiting.document.activeElement.id, "tim");
  await new Promise((go) => setTimeout(go, 30));
  assert.equal(waiting.document.querySelector("[data-failed]").hidden, true);
  const broken = openPage(results, { url: "https://thi-dua.example/tim-kiem/?q=ngheo" });
  await again("portal.js");
  await until(() => !broken.document.querySelector("[data-failed]").hidden);
});

test("what is said goes away after a while", async (context) => {
  const { document } = openPage(`${PORTAL}<a href="#a" data-copy-link>x</a>`);
  await again("portal.js");
  context.mock.timers.enable({ apis: ["setTimeout"] });
  act(document.querySelector("a"), "click");
  await settled();
  const toast = document.querySelector(".toast");
  assert.equal(toast.hidden, false);
  context.mock.timers.tick(3999);
  assert.equal(toast.hidden, false);
  context.mock.timers.tick(1);
  assert.equal(toast.hidden, true);
});

test("a stroke prefers the large field of a page", async () => {
  const { document } = openPage(`${PORTAL}<main><input id="lon" name="q"></main>`);
  await again("portal.js");
  act(document.body, "keydown", { key: "/" });
  assert.equal(document.activeElement.id, "lon");
});

const NAMES = { fields: [["kinh-te", "Kinh tế"], ["moi-truong", "Môi trường"]], issuers: [["b", "Xã B"], ["a", "Xã A"]], levels: [["xa", "Xã"]], types: [["ke-hoach", "Kế hoạch"]], forms: [] };
const FACETS = {
  names: NAMES, chunk: 2, chunks: "du-lieu/the-", year: [2026, 2025, 2025], fields: [1, 2, 3], issuer: [0, 1, 0], level: [0, 0, -1], type: [0, 0, 0], form: [-1, -1, -1],
  start: ["2026-01-01", "2025-01-01", ""], end: ["2999-12-31", "2025-12-31", ""], life: ["", "", ""],
};
const SELECTS = ["nam", "linh-vuc", "co-quan", "cap", "loai", "hinh-thuc", "trang-thai"].map((name) => `<select name="${name}"><option value="">Tất cả</option></select>`).join("");
const LIST = `<form data-filters="https://thi-dua.example/loc.json" data-root="https://thi-dua.example/" hidden><details>${SELECTS}</details></form><p data-facet-links></p>
  <section data-results><p class="browse__count" hidden></p><ul data-card-list><li>trang đầu</li></ul><nav class="pagination"></nav><p hidden><button data-more>Thêm</button></p></section>`;
const json = (value) => JSON.stringify(value);

async function openList(address = "https://thi-dua.example/ke-hoach/", facets = FACETS, more = "") {
  const page = openPage(LIST, { url: address });
  const cards = facets.year.map((_, at) => `<b>thẻ ${at}</b>${more}`);
  const files = new Map([["https://thi-dua.example/loc.json", json(facets)]]);
  for (let at = 0; at < cards.length; at += facets.chunk) files.set(`https://thi-dua.example/du-lieu/the-${at / facets.chunk}.json`, json(cards.slice(at, at + facets.chunk)));
  const network = serve(files);
  const form = page.document.querySelector("form");
  await setUpFilters(form);
  const select = (name) => page.document.querySelector(`[name=${name}]`);
  const choose = async (name, value) => {
    select(name).value = value;
    act(form, "change");
    await new Promise((go) => setTimeout(go, 20));
  };
  const cardsShown = () => [...page.document.querySelectorAll("[data-card-list] > li")].map((one) => one.textContent);
  return { ...page, form, network, select, choose, cardsShown, count: page.document.querySelector(".browse__count") };
}

test("filters begin with the list as it is, and fetch no card", async () => {
  const { document, form, network, cardsShown, count } = await openList();
  assert.equal(form.hidden, false);
  assert.equal(document.querySelector("[data-facet-links]").hidden, true);
  assert.deepEqual(cardsShown(), ["trang đầu"]);
  assert.equal(count.hidden, true);
  assert.deepEqual(network.asked, ["https://thi-dua.example/loc.json"]);
});

test("a choice shows what it leaves, counts it, and lives in the address", async () => {
  const { document, choose, cardsShown, count } = await openList();
  await choose("nam", "2025");
  assert.deepEqual(cardsShown(), ["thẻ 1", "thẻ 2"]);
  assert.equal(count.textContent, "2 văn bản khớp với lựa chọn");
  assert.equal(count.hidden, false);
  assert.equal(document.querySelector(".pagination").hidden, true);
  assert.equal(globalThis.location.search, "?nam=2025");
  await choose("linh-vuc", "kinh-te");
  assert.deepEqual(cardsShown(), ["thẻ 2"]);
  await choose("cap", "xa");
  assert.deepEqual(cardsShown(), []);
  assert.match(count.textContent, /Không có kế hoạch nào khớp/);
  await choose("cap", "");
  await choose("nam", "");
  await choose("linh-vuc", "");
  assert.deepEqual(cardsShown(), ["trang đầu"]);
  assert.equal(globalThis.location.search, "");
});

test("cards that come later tell their state as those of the page", async () => {
  const { choose, cardsShown } = await openList(undefined, undefined, `<p class="when" data-end="${day(-1)}"></p>`);
  await choose("nam", "2026");
  assert.deepEqual(cardsShown().map((one) => one.trim()), ["thẻ 0Đã kết thúc"]);
});

test("every option says how many it would leave, by the other choices", async () => {
  const { choose, select } = await openList();
  const said = (name) => [...select(name).options].slice(1).map((one) => `${one.textContent}${one.disabled ? " đóng" : ""}`);
  assert.deepEqual(said("nam"), ["2026 (1)", "2025 (2)"]);
  assert.deepEqual(said("linh-vuc"), ["Kinh tế (2)", "Môi trường (2)"]);
  assert.deepEqual(said("co-quan"), ["Xã A (1)", "Xã B (2)"]);
  assert.deepEqual(said("cap"), ["Xã (2)"]);
  assert.deepEqual(said("trang-thai").slice(0, 3), ["Sắp diễn ra (0) đóng", "Đang diễn ra (1)", "Đã kết thúc (1)"]);
  await choose("nam", "2026");
  assert.deepEqual(said("nam"), ["2026 (1)", "2025 (2)"]);
  assert.deepEqual(said("linh-vuc"), ["Kinh tế (1)", "Môi trường (0) đóng"]);
});

test("a shared address is chosen; what no option has is left out", async () => {
  const { select, cardsShown, form } = await openList("https://thi-dua.example/ke-hoach/?nam=2026&cap=tinh");
  assert.deepEqual([select("nam").value, select("cap").value], ["2026", ""]);
  assert.deepEqual(cardsShown(), ["thẻ 0"]);
  assert.equal(form.querySelector("details").open, true);
});

test("no more than two dozen cards come at once, and more by a tap", async () => {
  const many = Object.fromEntries(Object.entries(FACETS).map(([name, value]) => [name, Array.isArray(value) ? Array(30).fill(value[1]) : value]));
  const { document, choose, cardsShown } = await openList(undefined, many);
  await choose("nam", "2025");
  assert.equal(cardsShown().length, 24);
  const more = document.querySelector("[data-more]");
  assert.equal(more.parentElement.hidden, false);
  more.onclick();
  await until(() => cardsShown().length === 30);
  assert.equal(more.parentElement.hidden, true);
});

test("where no page is, what stands above the address is known, and what was looked for", async () => {
  openPage("");
  const { listAbove, readWords } = await again("not-found.js");
  const kit = "/thi-dua/ke-hoach/a/chia-se/";
  assert.deepEqual(listAbove(`${kit}ap-phich-a4-a.pdf`, "/thi-dua/"), [kit, "/thi-dua/ke-hoach/a/", "/thi-dua/ke-hoach/"]);
  assert.deepEqual(listAbove("/thi-dua/x/", "/thi-dua/"), []);
  assert.equal(listAbove(`/${"x/".repeat(99)}`, "/").length, 4);
  assert.equal(readWords("/ke-hoach/binh-son-2025/index.html"), "binh son 2025");
  assert.equal(readWords("/ke-hoach/t%C3%A2n_hi%E1%BB%87p.html"), "tân hiệp");
  assert.equal(readWords("/%E0%A4%A/"), "%E0%A4%A");
  assert.equal(readWords("/"), "");
});

test("the nearest page that is there is offered, by its name", async () => {
  const answers = { "/ke-hoach/a/": "<title>Kế hoạch A | Cổng</title>", "/ke-hoach/": "<title>Kế hoạch</title>", "/ke-hoach/a/b/": "" };
  const asked = [];
  const open = async (kind) => {
    const { document } = openPage(`<p data-nearest="/">Tìm lại.</p>`, { url: "https://thi-dua.example/ke-hoach/a/b/c/" });
    globalThis.fetch = async (address) => {
      asked.push(address);
      return { ok: address in answers, headers: new Map([["content-type", kind]]), text: async () => answers[address] };
    };
    await again("not-found.js");
    const offer = document.querySelector("[data-nearest]");
    await until(() => offer.querySelector("a") || asked.length > 2);
    return offer;
  };
  const found = await open("text/html; charset=utf-8");
  assert.equal(found.textContent, "Trang gần nhất còn có: Kế hoạch A");
  assert.equal(found.querySelector("a").getAttribute("href"), "/ke-hoach/a/");
  assert.deepEqual(asked, ["/ke-hoach/a/b/", "/ke-hoach/a/"]);
  asked.length = 0;
  assert.equal((await open("application/json")).textContent, "Tìm lại.");
  globalThis.fetch = undefined;
});
