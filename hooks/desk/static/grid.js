// Comforts of the table of results: pasting from a spreadsheet, and going down with Enter.

import { send } from "./desk.js";

const form = document.querySelector("[data-grid]");

/** The cells of the table, row by row. */
function listRows() {
  return [...form.querySelectorAll(".grid tbody tr")].map((row) => [...row.querySelectorAll("textarea")]);
}

/** Puts the words of pasted cells into the table, and says what is doubtful. */
function fill({ cells, doubts, said }) {
  for (const [name, words] of Object.entries(cells)) {
    const cell = document.getElementById(name);
    cell.value = words;
    cell.closest("td").classList.add("grid__pasted");
    showDoubts(cell, doubts[name] ?? []);
  }
  const box = document.getElementById("dan-noi");
  box.classList.remove("notice--empty");
  box.textContent = said;
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Says beside a cell why somebody should look again. */
function showDoubts(cell, sentences) {
  const place = cell.closest("td");
  place.querySelector(".grid__why")?.remove();
  place.classList.toggle("grid__doubt", sentences.length > 0);
  if (!sentences.length) return;
  const box = document.createElement("div");
  box.className = "grid__why";
  box.append(...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })));
  cell.after(box);
}

async function paste(event) {
  const cell = event.target.closest(".grid textarea");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const [, column, ...key] = cell.name.split(".");
  const answer = await send(form.dataset.grid, { dan: text, cot: column, dong: key.join(".") });
  if (answer.ok) fill(await answer.json());
}

/** Enter goes down, as in a spreadsheet; with Shift it goes up. */
function goDown(event) {
  if (event.key !== "Enter" || !event.target.matches(".grid textarea")) return;
  event.preventDefault();
  const rows = listRows();
  const row = rows.findIndex((cells) => cells.includes(event.target));
  const next = rows[row + (event.shiftKey ? -1 : 1)]?.[rows[row].indexOf(event.target)];
  next?.focus();
  next?.select();
}

/** Shows in the report where something is printed. */
function showPlace(link) {
  const report = document.getElementById("ban-goc");
  for (const line of report.querySelectorAll(".line--shown")) line.classList.remove("line--shown");
  const line = document.getElementById(link.dataset.paragraph ?? "");
  const picture = report.querySelector(".review__picture");
  if (picture && link.dataset.picture) picture.src = link.dataset.picture;
  if (!line) return;
  line.classList.add("line--shown");
  if (!picture) report.scrollTop = line.offsetTop - report.offsetTop - report.clientHeight / 3;
}

/** Whoever comes to a cell sees where its words are printed. */
function followFocus(event) {
  const link = event.target.closest("td, .left")?.querySelector(".grid__place");
  if (link) showPlace(link);
}

function followLink(event) {
  const link = event.target.closest(".grid__place");
  if (!link) return;
  event.preventDefault();
  showPlace(link);
}

/** The rows of the units of a cell. */
function listUnits(box) {
  return [...box.querySelectorAll(".units__row")];
}

/** Adds an empty row below the units of a cell. */
function addUnit(box) {
  const last = listUnits(box).at(-1);
  const row = last.cloneNode(true);
  const number = listUnits(box).length;
  for (const field of row.querySelectorAll("input, select")) {
    field.name = field.name.replace(/\.\d+\.(\w+)$/, `.${number + 1}.$1`);
    field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\d+/, number + 1));
    field.value = "";
  }
  last.after(row);
  return row;
}

/** There is always one more row to fill in. */
function keepEmptyUnit(event) {
  const box = event.target.closest(".units");
  const last = box && listUnits(box).at(-1);
  if (last && [...last.querySelectorAll("input")].some((field) => field.value)) addUnit(box);
}

/** Cells of a spreadsheet that are pasted into a unit go down and right. */
function pasteUnits(event) {
  const field = event.target.closest(".units input");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!field || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const box = field.closest(".units");
  let at = listUnits(box).indexOf(field.closest(".units__row"));
  for (const line of text.replace(/\r/g, "").trimEnd().split("\n")) {
    const row = listUnits(box)[at] ?? addUnit(box);
    const inputs = [...row.querySelectorAll("input")];
    const first = Math.max(0, inputs.findIndex((one) => one.name.split(".").at(-1) === field.name.split(".").at(-1)));
    line.split("\t").forEach((words, right) => { if (words.trim() && inputs[first + right]) inputs[first + right].value = words.trim(); });
    at += 1;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

if (form) {
  form.addEventListener("paste", pasteUnits);
  form.addEventListener("input", keepEmptyUnit);
  if (document.getElementById("ban-goc")) {
    form.addEventListener("focusin", followFocus);
    form.addEventListener("click", followLink);
  }
  form.addEventListener("paste", paste);
  form.addEventListener("keydown", goDown);
}
