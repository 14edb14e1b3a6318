// The table of all plans that filters work on, and the selects that show what each choice would leave.

import { STATUSES, readLife, statusOf, today } from "./status.js";

/** @typedef {[value: string, text: string][]} Options */
/** @typedef {Record<string, string[]>} Values what an item is, by the name of the select */
/** @typedef {Values & { index: number }} ListedPlan */
/** @typedef {Record<string, string>} Choice */
/**
 * @typedef {object} FacetTable
 * @property {number} chunk
 * @property {string} chunks
 * @property {Record<"fields" | "issuers" | "levels" | "types" | "forms", Options>} names
 * @property {number[]} year
 * @property {number[]} fields
 * @property {number[]} issuer
 * @property {number[]} level
 * @property {number[]} type
 * @property {number[]} form
 * @property {string[]} start
 * @property {string[]} end
 * @property {string[]} life
 */

/** @param {string} address */
export async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

// { table, plans, options }: the table as published, each plan's values by the name of the select,
// newest plan first, and the options of each select as [value, text].
/** @param {string} address */
export async function loadFacets(address) {
  /** @type {FacetTable} */
  const table = await fetchJson(address);
  const day = today();
  const { names } = table;
  const plans = table.year.map((year, index) => /** @type {ListedPlan} */ (/** @type {unknown} */ ({
    index,
    nam: [String(year)],
    "linh-vuc": names.fields.filter((_, place) => table.fields[index] & (1 << place)).map(first),
    "co-quan": named(names.issuers, table.issuer[index]),
    cap: named(names.levels, table.level[index]),
    loai: named(names.types, table.type[index]),
    "hinh-thuc": named(names.forms, table.form[index]),
    "trang-thai": [statusOf(table.start[index], table.end[index], day, readLife(table.life[index]))],
  })));
  const collator = new Intl.Collator("vi");
  const years = [...new Set(plans.map((plan) => plan.nam[0]))].sort().reverse();
  /** @type {Record<string, Options>} */
  const options = {
    nam: years.map((year) => [year, year]),
    "linh-vuc": names.fields,
    "co-quan": [...names.issuers].sort((a, b) => collator.compare(a[1], b[1])),
    cap: names.levels,
    loai: names.types,
    "hinh-thuc": names.forms,
    "trang-thai": Object.entries(STATUSES),
  };
  return { table, plans, options };
}

/** @param {[string, string]} entry */
function first([value]) {
  return value;
}

/** @param {Options} names @param {number} place */
function named(names, place) {
  return place < 0 ? [] : [names[place][0]];
}

/** @param {HTMLElement} form @returns {Choice} */
export function chosen(form) {
  return Object.fromEntries([...form.querySelectorAll("select")].map(({ name, value }) => [name, value]));
}

// Takes the choice from the address; values that no option has are left out.
/** @param {HTMLElement} form @param {URLSearchParams} address */
export function choose(form, address) {
  for (const select of form.querySelectorAll("select")) {
    const value = address.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
}

/** @param {Values} item @param {Choice} choice */
export function matches(item, choice, except = "") {
  return Object.entries(choice).every(
    ([name, value]) => !value || name === except || item[name]?.includes(value),
  );
}

/** @param {HTMLElement} form @param {Record<string, Options>} options */
export function fillOptions(form, options) {
  for (const select of form.querySelectorAll("select")) {
    for (const [value, text] of options[select.name]) {
      const option = new Option(text, value);
      option.dataset.text = text;
      select.add(option);
    }
  }
}

// Every option says how many items it would leave, and those that would leave none are closed.
/** @param {HTMLElement} form @param {Values[]} items @param {Choice} choice */
export function updateOptions(form, items, choice) {
  for (const select of form.querySelectorAll("select")) {
    const counts = new Map();
    for (const item of items) {
      if (!matches(item, choice, select.name)) continue;
      for (const value of item[select.name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const option of select.options) {
      if (!option.value) continue;
      const count = counts.get(option.value) ?? 0;
      option.textContent = `${option.dataset.text} (${count.toLocaleString("vi")})`;
      option.disabled = count === 0 && !option.selected;
    }
  }
}
