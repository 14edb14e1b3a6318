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

if (form) {
  form.addEventListener("paste", paste);
  form.addEventListener("keydown", goDown);
}
