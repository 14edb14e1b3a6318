// Comforts of the table of results: pasting from a spreadsheet, and going down with Enter.

import { send } from "./desk.js";

/** @typedef {HTMLInputElement | HTMLSelectElement} UnitField */
/** @typedef {Event & { target: HTMLElement }} FieldEvent of a field of the form, or of a link in it */

/** Empty where the page has no table: then nothing below is called. */
const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-grid]"));

/** The element around one that every page has. @param {Element} inner @param {string} wanted */
function around(inner, wanted) {
  return /** @type {HTMLElement} */ (inner.closest(wanted));
}

/** The cells of the table, row by row. */
function listRows() {
  return [...form.querySelectorAll(".grid tbody tr")].map((row) => [...row.querySelectorAll("textarea")]);
}

/**
 * Puts the words of pasted cells into the table, and says what is doubtful.
 *
 * @param {{ cells: Record<string, string>, doubts: Record<string, string[]>, said: string }} answer
 */
function fill({ cells, doubts, said }) {
  for (const [name, words] of Object.entries(cells)) {
    const cell = /** @type {HTMLTextAreaElement} */ (document.getElementById(name));
    cell.value = words;
    around(cell, "td").classList.add("grid__pasted");
    showDoubts(cell, doubts[name] ?? []);
  }
  say(said);
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Says above the table what came of pasting. @param {string} sentence */
function say(sentence) {
  const box = /** @type {HTMLElement} */ (document.getElementById("dan-noi"));
  box.classList.remove("notice--empty");
  box.textContent = sentence;
}

/** Says beside a cell why somebody should look again. @param {HTMLElement} cell @param {string[]} sentences */
function showDoubts(cell, sentences) {
  const place = around(cell, "td");
  place.querySelector(".grid__why")?.remove();
  place.classList.toggle("grid__doubt", sentences.length > 0);
  if (!sentences.length) return;
  const box = document.createElement("div");
  box.className = "grid__why";
  box.append(...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })));
  cell.after(box);
}

/** Cells of a spreadsheet go into the table, as the desk tells. @param {ClipboardEvent & FieldEvent} event */
async function paste(event) {
  /** @type {HTMLTextAreaElement | null} */
  const cell = event.target.closest(".grid textarea");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const [, column, ...key] = cell.name.split(".");
  const answer = await send(form.dataset.grid ?? "", { dan: text, cot: column, dong: key.join(".") });
  if (answer.ok) fill(await answer.json());
}

/** Enter goes down, as in a spreadsheet; with Shift it goes up. @param {KeyboardEvent & FieldEvent} event */
function goDown(event) {
  if (event.key !== "Enter" || !event.target.matches(".grid textarea")) return;
  event.preventDefault();
  const rows = listRows();
  const cell = /** @type {HTMLTextAreaElement} */ (event.target);
  const row = rows.findIndex((cells) => cells.includes(cell));
  const next = rows[row + (event.shiftKey ? -1 : 1)]?.[rows[row].indexOf(cell)];
  next?.focus();
  next?.select();
}

/** Shows in the report where something is printed. @param {HTMLElement} link */
function showPlace(link) {
  const report = /** @type {HTMLElement} */ (document.getElementById("ban-goc"));
  for (const line of report.querySelectorAll(".line--shown")) line.classList.remove("line--shown");
  const line = document.getElementById(link.dataset.paragraph ?? "");
  /** @type {HTMLImageElement | null} */
  const picture = report.querySelector(".review__picture");
  if (picture && link.dataset.picture) picture.src = link.dataset.picture;
  if (!line) return;
  line.classList.add("line--shown");
  if (!picture) report.scrollTop = line.offsetTop - report.offsetTop - report.clientHeight / 3;
}

/** Whoever comes to a cell sees where its words are printed. @param {FieldEvent} event */
function followFocus(event) {
  /** @type {HTMLElement | null | undefined} */
  const link = event.target.closest("td, .left")?.querySelector(".grid__place");
  if (link) showPlace(link);
}

/** A place that is touched is shown, and not gone to. @param {FieldEvent} event */
function followLink(event) {
  /** @type {HTMLElement | null} */
  const link = event.target.closest(".grid__place");
  if (!link) return;
  event.preventDefault();
  showPlace(link);
}

/** The rows of the units of a cell. @param {Element} box */
function listUnits(box) {
  return [...box.querySelectorAll(".units__row")];
}

/** The fields of a row. @param {Element} row @returns {UnitField[]} */
function listFields(row) {
  return [...row.querySelectorAll(/** @type {"input"} */ ("input, select"))];
}

/** Adds an empty row below the units of a cell. @param {Element} box */
function addUnit(box) {
  const last = /** @type {Element} */ (listUnits(box).at(-1));
  const row = /** @type {Element} */ (last.cloneNode(true));
  const number = listUnits(box).length;
  for (const field of listFields(row)) {
    field.name = field.name.replace(/\.\d+\.(\w+)$/, `.${number + 1}.$1`);
    field.setAttribute("aria-label", (field.getAttribute("aria-label") ?? "").replace(/\d+/, String(number + 1)));
    field.value = "";
  }
  last.after(row);
  return row;
}

/** There is always one more row to fill in. @param {FieldEvent} event */
function keepEmptyUnit(event) {
  const box = event.target.closest(".units");
  const last = box && listUnits(box).at(-1);
  if (last && [...last.querySelectorAll("input")].some((field) => field.value)) addUnit(box);
}

/** The cells of a spreadsheet, row by row: one with a line break in it comes within quotes. @param {string} text */
export function readCells(text) {
  const rows = [[""]];
  const words = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const hasQuotes = words.split('"').length % 2 === 1; // an odd mark is one of inches, or a slip
  let isQuoted = false;
  for (let at = 0; at < words.length; at++) {
    const letter = words[at];
    const row = rows[rows.length - 1];
    if (letter === '"' && isQuoted && words[at + 1] === '"') row[row.length - 1] += words[++at];
    else if (letter === '"' && hasQuotes && (isQuoted || row.at(-1) === "")) isQuoted = !isQuoted;
    else if (letter === "\t" && !isQuoted) row.push("");
    else if (letter === "\n" && !isQuoted) rows.push([""]);
    else row[row.length - 1] += letter;
  }
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()));
}

/** Puts words into a field; whether it takes them. @param {UnitField | undefined} field @param {string} words */
function putWords(field, words) {
  if (!field) return false;
  if (!("options" in field)) {
    field.value = words;
    return true;
  }
  const choice = [...field.options].find((option) => option.value && option.text.toLowerCase() === words.toLowerCase());
  if (choice) field.value = choice.value;
  return Boolean(choice);
}

/**
 * Cells of a spreadsheet that are pasted into a unit go down and right; what has no place is told.
 *
 * @param {ClipboardEvent & FieldEvent} event
 */
function pasteUnits(event) {
  /** @type {HTMLInputElement | null} */
  const field = event.target.closest(".units input");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!field || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const box = around(field, ".units");
  const own = around(field, ".units__row");
  const first = listFields(own).indexOf(field);
  /** @type {string[]} */
  const left = [];
  let at = listUnits(box).indexOf(own);
  for (const cells of readCells(text)) {
    const fields = listFields(listUnits(box)[at] ?? addUnit(box));
    cells.forEach((words, right) => { if (words && !putWords(fields[first + right], words)) left.push(words); });
    at += 1;
  }
  if (left.length) say(`Chưa đặt được vào bảng: ${left.map((words) => `“${words}”`).join(", ")}. Mỗi dòng nhận ba ô: đơn vị, kết quả, đánh giá; đánh giá ghi đúng như danh sách để chọn.`);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Calls something at each event of a kind in the form. @param {string} kind @param {(event: any) => void} handle */
function listen(kind, handle) {
  form.addEventListener(kind, handle);
}

if (form) {
  listen("paste", pasteUnits);
  listen("input", keepEmptyUnit);
  if (document.getElementById("ban-goc")) {
    listen("focusin", followFocus);
    listen("click", followLink);
  }
  listen("paste", paste);
  listen("keydown", goDown);
}
