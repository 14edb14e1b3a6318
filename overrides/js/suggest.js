// Suggestions under a search field: an editable combobox with a list (WAI-ARIA Authoring Practices).

import { completeTerm } from "./completing.js";
import { pageAt, textAt } from "./page-text.js";
import { addressOf, marked, node, pageOf } from "./results.js";
import { KIND, SITE, Search } from "./search/search.js";
import { STATUSES, heldStatus, today } from "./status.js";

const PAUSE = 120; // ms without typing before asking
const LOOKED_AT = 30;
const GROUPS = [
  { name: "Kế hoạch", path: SITE.paths.plans, most: 3 },
  { name: "Chỉ tiêu", path: "", most: 3 },
  { name: "Gương sáng", path: SITE.paths.honorees, most: 2 },
  { name: "Lĩnh vực", path: SITE.paths.fields, most: 2 },
  { name: "Cơ quan", path: SITE.paths.issuers, most: 3 },
];

/** @type {Search | undefined} */
let shared;
let lists = 0;

/** @typedef {{ words: (string | Node)[], about: string, address: string, read?: () => Promise<(string | Node)[]> }} Suggestion */

/** @param {HTMLInputElement} input @param {URL} site */
export function setUpSuggestions(input, site) {
  shared ??= new Search(new URL(SITE.index, site).href);
  const search = shared;
  const list = node("div", "suggestions");
  list.id = `goi-y-${++lists}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Gợi ý");
  list.hidden = true;
  const status = node("p", "visually-hidden");
  status.setAttribute("role", "status");
  /** @type {HTMLFormElement} */ (input.form).append(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }

  let asked = "";
  /** @type {number | undefined} */
  let timer;
  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);
  const active = () => /** @type {HTMLElement | null} */ (list.querySelector("[aria-selected=true]"));

  /** @param {boolean} isOpen */
  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) point(null);
  }

  /** @param {HTMLElement | null} option */
  function point(option) {
    active()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} by */
  function step(by) {
    const all = [null, ...options()]; // before the first stands the field itself
    const next = (all.indexOf(active() ?? null) + by + all.length) % all.length;
    point(all[next]);
  }

  async function ask() {
    const query = input.value.trim();
    if (query === asked) return;
    asked = query;
    if (query.length < 2) return open(false);
    try {
      const groups = await suggestions(search, query, site);
      if (query !== asked || document.activeElement !== input) return;
      list.replaceChildren(...groups.map((group, number) => groupOf(group, list.id, number)));
      for (const [number, option] of options().entries()) option.id = `${list.id}-${number}`;
      status.textContent = `${options().length} gợi ý`;
      open(groups.length > 0);
    } catch {
      open(false); // Enter still leads to the page of results, which says what is wrong
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden && options().length) open(true);
      if (list.hidden) return;
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      open(false);
    } else if (event.key === "Enter" && active()) {
      event.preventDefault();
      location.href = /** @type {string} */ (active()?.dataset.address);
    }
  });
  input.addEventListener("blur", () => open(false));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the focus in the field
  list.addEventListener("click", ({ target }) => {
    /** @type {HTMLElement | null} */
    const option = /** @type {Element} */ (target).closest("[role=option]");
    if (option) location.href = /** @type {string} */ (option.dataset.address);
  });
  ask();
}

// [{ name, options: [{ words, about, address, fill }] }], only groups that have any.
/** @param {Search} search @param {string} query @param {URL} site */
async function suggestions(search, query, site) {
  const found = await search.find(query, { complete: completeTerm });
  const pages = found.pages.slice(0, LOOKED_AT);
  const groups = GROUPS.map((group) => ({ ...group, options: /** @type {Suggestion[]} */ ([]) }));
  const [, targets] = groups;
  for (const { page } of pages) {
    if (groups.every(({ options, most }) => options.length >= most)) break;
    const card = await found.card(page);
    const address = new URL(card.path, site).href;
    const about = [card.context, card.year || "", STATUSES[heldStatus(card.life, today())]].filter(Boolean).join(" · ");
    const group = groups.find(({ path }) => path && card.path.startsWith(path));
    if (group && group.options.length < group.most) {
      group.options.push({ words: marked(card.title, found.needles), about, address });
    }
    /** @param {number} one */
    const onlyTargets = (one) => (card.places[one]?.kind === KIND.TARGET ? KIND.TARGET : undefined);
    const best = found.places(page, onlyTargets).places[0];
    const place = best && card.places[best.place];
    if (place && targets.options.length < targets.most) {
      const read = async () => marked(/** @type {string} */ (textAt(await pageAt(pageOf(address, place)), place.anchor)), found.needles, 110);
      targets.options.push({ words: [place.label], about, address: addressOf(address, place), read });
    }
  }
  return groups.filter(({ options }) => options.length);
}

/** @param {{ name: string, options: Suggestion[] }} group @param {string} listId @param {number} number */
function groupOf({ name, options }, listId, number) {
  const group = node("div", "suggestions__group");
  const title = node("p", "suggestions__title");
  title.id = `${listId}-nhom-${number}`;
  title.textContent = name;
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", title.id);
  group.append(title, ...options.map(optionOf));
  return group;
}

/** @param {Suggestion} suggestion */
function optionOf({ words, about, address, read }) {
  const option = node("div", "suggestion");
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.address = address;
  const first = node("span", "suggestion__words");
  first.append(...words);
  const second = node("span", "suggestion__about");
  second.textContent = about;
  option.append(first, second);
  // What a target says is read from its page, unless the reader saves data.
  const { connection } = /** @type {{ connection?: { saveData: boolean } }} */ (navigator);
  if (read && !connection?.saveData) {
    read().then((more) => first.replaceChildren(...words, ": ", ...more)).catch(() => {});
  }
  return option;
}
