// The desk: files that are chosen one after another, and the units of a cell of the table of results.

import assert from "node:assert/strict";
import { test } from "node:test";
import { joinFiles, setUpDrops } from "../../hooks/desk/static/drop.js";
import { act, openPage } from "./page.js";

const file = (name, size = 1) => ({ name, size, lastModified: 0 });
const names = (files) => files.map((one) => one.name);

test("files that were chosen before stay when others are chosen", () => {
  const before = [file("a")];
  const { files, heavy } = joinFiles(before, [file("b"), file("a"), file("b")], { most: 5, many: true });
  assert.deepEqual(names(files), ["a", "b"]);
  assert.deepEqual(heavy, []);
  assert.deepEqual(names(before), ["a"]);
});

test("a file that is too large leaves the others where they are", () => {
  const many = joinFiles([file("a")], [file("b", 6), file("c", 5)], { most: 5, many: true });
  assert.deepEqual([names(many.files), names(many.heavy)], [["a", "c"], ["b"]]);
  const alone = joinFiles([file("a")], [file("b", 6)], { most: 5, many: false });
  assert.deepEqual([names(alone.files), names(alone.heavy)], [["a"], ["b"]]);
  assert.deepEqual(names(joinFiles([file("a")], [file("b")], { most: 5, many: false }).files), ["b"]);
});

test("a file is taken out of the list, and the others are still sent", () => {
  const { document } = openPage(`<div class="drop">
    <input id="tep" type="file" multiple data-picker data-most="1"><ul class="drop__names"></ul></div>`);
  globalThis.DataTransfer = class {
    files = [];
    items = { add: (one) => this.files.push(one) };
  };
  const input = document.getElementById("tep");
  Object.defineProperty(input, "files", { value: [], writable: true });
  setUpDrops();
  const choose = (...chosen) => {
    input.files = chosen;
    input.dispatchEvent(new Event("change"));
  };
  const lines = () => [...document.querySelectorAll(".drop__names li")].map((one) => one.textContent.trim());
  choose(file("1.jpg"), file("2.jpg"));
  choose(file("nặng.pdf", 2e6));
  assert.deepEqual(names(input.files), ["1.jpg", "2.jpg"]);
  assert.equal(lines().length, 3);
  assert.match(lines()[2], /^nặng\.pdf: nặng quá 1 MB/);
  document.querySelector('[aria-label="Bỏ 1.jpg"]').click();
  assert.deepEqual(names(input.files), ["2.jpg"]);
  assert.equal(lines()[0], "2.jpg Bỏ");
  choose(file("3.jpg"));
  assert.match(lines()[2], /^nặng\.pdf: nặng quá 1 MB/, "what was refused is told until it comes lighter");
  choose(file("nặng.pdf"));
  assert.deepEqual(lines(), ["2.jpg Bỏ", "3.jpg Bỏ", "nặng.pdf Bỏ"]);
  assert.equal(document.querySelector(".file-picker__button").textContent, "Chọn thêm tệp");
});

/** A table of one cell with the units of one body, as the desk writes it. */
async function openUnits() {
  const { document } = openPage(`<p id="dan-noi" class="notice--empty"></p><form data-grid="/dan"><div class="units">
    <div class="units__row">
      <input name="d.1.1.1.unit" value="" aria-label="Đơn vị 1"><input name="d.1.1.1.text" value="" aria-label="Kết quả 1">
      <select name="d.1.1.1.verdict" aria-label="Đánh giá 1"><option value=""></option><option value="met">Đạt</option></select>
    </div></div></form>`);
  const { readCells } = await import(`../../hooks/desk/static/grid.js?${Math.random()}`);
  const rows = () => [...document.querySelectorAll(".units__row")].map((row) => [...row.querySelectorAll("input")].map((one) => one.value));
  const paste = (text, at) => {
    const field = document.querySelectorAll(".units input")[at];
    const event = new Event("paste", { bubbles: true, cancelable: true });
    event.clipboardData = { getData: () => text };
    field.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { document, rows, paste, readCells };
}

test("units that are pasted go down and right, and leave one empty row", async () => {
  const { document, rows, paste } = await openUnits();
  assert.ok(paste("Thôn Đông\t12 hộ\r\nThôn Tây\t 8 hộ \r\n", 0));
  assert.deepEqual(rows(), [["Thôn Đông", "12 hộ"], ["Thôn Tây", "8 hộ"], ["", ""]]);
  const last = [...document.querySelectorAll(".units__row")].at(-1);
  assert.deepEqual([...last.querySelectorAll("input, select")].map((one) => one.name), ["d.1.1.3.unit", "d.1.1.3.text", "d.1.1.3.verdict"]);
  assert.equal(last.querySelector("input").getAttribute("aria-label"), "Đơn vị 3");
});

test("a column that is pasted stays in its column, and empty cells change nothing", async () => {
  const { rows, paste } = await openUnits();
  paste("Thôn Đông\t1\nThôn Tây\t2", 0);
  paste("12 hộ\n\n9 hộ\tthừa", 1);
  assert.deepEqual(rows(), [["Thôn Đông", "12 hộ"], ["Thôn Tây", "2"], ["", "9 hộ"], ["", ""]]);
});

test("an assessment that is pasted is chosen, and what has no place is told", async () => {
  const { document, rows, paste } = await openUnits();
  paste('Thôn Đông\t"12 hộ\n(ước ""tính"")"\tđạt\nThôn Tây\t2\ttốt\tthừa', 0);
  assert.deepEqual(rows(), [["Thôn Đông", '12 hộ (ước "tính")'], ["Thôn Tây", "2"], ["", ""]]);
  assert.deepEqual([...document.querySelectorAll("select")].map((one) => one.value), ["met", "", ""]);
  assert.match(document.getElementById("dan-noi").textContent, /“tốt”, “thừa”/);
});

test("a quotation mark within words is no cell of its own", async () => {
  const { rows, paste, readCells } = await openUnits();
  paste('Thôn "Đông"\t12\n\t3', 0);
  assert.deepEqual(rows(), [['Thôn "Đông"', "12"], ["", "3"], ["", ""]]);
  assert.deepEqual(readCells('"14 inch\t2\nb'), [['"14 inch', "2"], ["b"]]);
});

test("words of one cell are pasted by the browser itself", async () => {
  const { rows, paste } = await openUnits();
  assert.ok(!paste("Thôn Đông", 0));
  assert.deepEqual(rows(), [["", ""]]);
});

test("a row that is filled in is followed by an empty one, once", async () => {
  const { document, rows } = await openUnits();
  const field = document.querySelector(".units input");
  field.value = "Thôn Đông";
  for (let typed = 0; typed < 2; typed++) field.dispatchEvent(new Event("input", { bubbles: true }));
  assert.deepEqual(rows(), [["Thôn Đông", ""], ["", ""]]);
});

test("a form is saved by Ctrl+S, and by Cmd+S on a Mac", async () => {
  const { document } = openPage('<form class="actions--stay"><input><button value="luu">Lưu</button></form>');
  await import(`../../hooks/desk/static/desk.js?${Math.random()}`);
  let saved = 0;
  document.querySelector("button").addEventListener("click", (event) => { event.preventDefault(); saved += 1; });
  const press = (keys) => act(document.querySelector("input"), "keydown", { key: "s", ...keys });
  assert.deepEqual([{ ctrlKey: true }, { metaKey: true }, { ctrlKey: true, key: "S" }].map(press), [true, true, true]);
  assert.equal(saved, 3);
  assert.deepEqual([{}, { ctrlKey: true, altKey: true }, { metaKey: true, key: "a" }].map(press), [false, false, false]);
  assert.equal(saved, 3);
});
