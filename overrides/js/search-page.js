// The page of results. What is asked lives in the address: it can be linked, reloaded, gone back to.
// What the first results can do without (filters, the words around hits) is fetched after them.

import { showPassages } from "./result-passages.js";
import { FIRST_OTHER_PAGE, KINDS, resultItem } from "./results.js";
import { KIND, SITE, Search } from "./search/search.js";

const AT_ONCE = 10;
const MOST_PARTS = 4;
const ANSWERED = ["figure", "deadline", "signer", "who", "file"]; // questions whose answer stands above the results
/** @type {any} what nobody asked has no other parts */
const EMPTY = { pages: [], reading: [], meanings: [], parts: [], unknown: [], isWhole: true, asks: new Set() };
const NOTHING_RUNS = "Hôm nay không có phong trào nào đang diễn ra trên Cổng này. Dưới đây là các phong trào mới nhất.";

/** @typedef {typeof import("./facets.js") & Awaited<ReturnType<typeof import("./facets.js").loadFacets>>} Facets */

/** @typedef {import("./results.js").Found} Found */
/** @typedef {import("./search/search.js").FoundPage & import("./facets.js").Values & Record<string, any>} FoundItem */

const loadAnswers = () => import("./answers.js").catch(() => null);

// Whether words that ask nothing lead to one target and nowhere else: its figure answers them too.
/** @param {Found} found @param {import("./results.js").Result | undefined} first */
function isSoleTarget(found, first) {
  return !found.asks.size && found.pages.length === 1 && first?.place.kind === KIND.TARGET;
}

/** @param {Element} root @param {URL} site */
export function setUpSearchPage(root, site) {
  const search = new Search(new URL(SITE.index, site).href);
  const form = /** @type {HTMLFormElement & { elements: { q: HTMLInputElement } }} */ (
    document.querySelector(".site-header form[role=search]")
  );
  const filters = /** @type {HTMLElement} */ (root.querySelector("[data-search-filters]"));
  const details = /** @type {HTMLDetailsElement} */ (filters.querySelector("details"));
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  const view = { status: part("status"), reading: part("reading"), answer: part("answer"), list: part("list"), more: part("more"), none: part("none"), failed: part("failed") };
  /** @type {Facets | null} */
  let facets = null;
  let turn = 0;

  async function withFacets() {
    if (facets) return facets;
    const module = await import("./facets.js");
    const loaded = await module.loadFacets(/** @type {string} */ (filters.dataset.searchFilters));
    /** @type {[string, string][]} */
    const kinds = KINDS.map(({ slug, many }) => [slug, many]);
    module.fillOptions(filters, { ...loaded.options, muc: kinds });
    facets = { ...module, ...loaded };
    return facets;
  }

  // Every page found with its values for the filters.
  /** @param {Found} found @param {Facets} facets @returns {FoundItem[]} */
  function items(found, { plans }) {
    const last = plans.length - 1;
    return found.pages.map((page) => /** @type {FoundItem} */ (/** @type {unknown} */ ({
      ...page,
      ...(page.page < FIRST_OTHER_PAGE ? plans[last - page.page] : {}),
      muc: KINDS.filter((_, bit) => page.kinds & (1 << bit)).map(({ slug }) => slug),
    })));
  }

  async function show(limit = history.state?.limit ?? AT_ONCE) {
    const mine = ++turn;
    const address = new URLSearchParams(location.search);
    const query = (address.get("q") ?? "").trim();
    form.elements.q.value = query;
    document.title = query ? document.title.replace(/^.*?(?= \| )/, `${query} – Tìm kiếm`) : document.title;
    view.failed.hidden = true;
    document.documentElement.toggleAttribute("data-asked", Boolean(query));
    if (!query) form.elements.q.focus();
    try {
      if (query && [...address.keys()].some((name) => name !== "q")) details.open = true;
      if (details.open) await withFacets();
      /** @type {Found} */
      const found = query ? await search.find(query) : EMPTY;
      let pages = found.pages;
      let kind = "";
      let isRunning = false;
      if (found.asks.has("running")) {
        const running = items(found, await withFacets()).filter((item) => item["trang-thai"]?.includes("running"));
        isRunning = running.length > 0;
        if (isRunning) pages = running;
      }
      if (facets) {
        const { choose, chosen: chosenIn, matches, updateOptions } = facets;
        choose(filters, address);
        const choice = chosenIn(filters);
        const all = items(found, facets);
        updateOptions(filters, all, choice);
        const chosen = all.filter((item) => matches(item, choice));
        pages = isRunning ? chosen.filter((item) => item["trang-thai"]?.includes("running")) : chosen;
        kind = choice.muc;
      }
      // Most queries ask nothing; for those that do, it comes together with the cards of the results.
      const asked = ANSWERED.find((sort) => found.asks.has(sort));
      const answering = asked ? loadAnswers() : null;
      const shown = await Promise.all(pages.slice(0, limit).map((page) => resultItem(found, page, site, kind)));
      if (mine !== turn) return; // a later question has overtaken this one
      const kept = found.exact ? await showPassages(shown, found, true) : shown;
      const sort = asked ?? (isSoleTarget(found, kept[0]) ? "figure" : "");
      const answer = sort ? (await (answering ?? loadAnswers()))?.answerTo(found, kept[0], sort) : null;
      if (mine !== turn) return;
      view.answer.replaceChildren(...(answer ? [answer] : []));
      view.list.replaceChildren(...kept.map(({ element }) => element));
      /** @type {HTMLElement} */ (view.more.parentElement).hidden = pages.length <= limit;
      view.more.onclick = () => showMore(limit);
      say(query, found, pages.length - shown.length + kept.length, isRunning);
      if (!found.exact) showPassages(shown, found);
    } catch {
      if (mine !== turn) return;
      view.failed.hidden = false;
      view.status.textContent = "";
      view.answer.replaceChildren();
      view.list.replaceChildren();
      /** @type {HTMLElement} */ (view.more.parentElement).hidden = true;
    }
  }

  /** @param {number} limit */
  async function showMore(limit) {
    history.replaceState({ limit: limit + AT_ONCE }, "");
    await show(limit + AT_ONCE);
    view.list.children[limit]?.querySelector("a")?.focus();
  }

  /** @param {string} query @param {Found} found @param {number} count @param {boolean} isRunning */
  function say(query, found, count, isRunning) {
    view.none.hidden = !query || count > 0;
    view.status.textContent = !query
      ? ""
      : count
        ? countLine(found, count, isRunning)
        : `Không tìm thấy trang nào cho “${query}”.`;
    view.reading.replaceChildren(...readingLine(query, found, count));
    view.reading.hidden = !view.reading.childNodes.length;
    const parts = /** @type {HTMLElement} */ (view.none.querySelector("[data-parts]"));
    parts.replaceChildren(...found.parts.slice(0, MOST_PARTS).map(link));
    /** @type {HTMLElement} */ (parts.parentElement).hidden = !parts.children.length;
  }

  /** @param {string} address */
  function go(address) {
    history.pushState(null, "", address);
    return show(AT_ONCE);
  }

  function asked() {
    const values = { q: form.elements.q.value.trim(), ...(facets ? facets.chosen(filters) : {}) };
    return `?${new URLSearchParams(Object.entries(values).filter(([, value]) => value))}`;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const select of filters.querySelectorAll("select")) select.value = "";
    go(asked());
  });
  filters.addEventListener("change", () => go(asked()));
  filters.addEventListener("reset", () => setTimeout(() => go(asked())));
  filters.addEventListener("submit", (event) => event.preventDefault());
  details.addEventListener("toggle", () => facets || show());
  view.failed.querySelector("button")?.addEventListener("click", () => show());
  addEventListener("popstate", () => show());
  show();
}

/** @param {Found} found @param {number} count @param {boolean} isRunning */
function countLine(found, count, isRunning) {
  const number = count.toLocaleString("vi");
  if (found.asks.has("running")) return isRunning ? `${number} phong trào đang diễn ra hôm nay.` : NOTHING_RUNS;
  return found.isWhole ? `${number} trang có điều bạn tìm.` : `Không trang nào có đủ điều bạn tìm. ${number} trang gần nhất:`;
}

// How the query was read; where a word was taken for another, what was typed is one tap away.
/** @param {string} query @param {Found} found @param {number} count */
function readingLine(query, found, count) {
  const line = [];
  if (count && found.reading.some(({ changed }) => changed)) {
    const words = document.createElement("em");
    // What only asks (“ai”, “o”) was not looked for, so nobody knows with which marks.
    words.textContent = found.reading.filter(({ isLight, isUnknown }) => !isLight && !isUnknown).map(({ word }) => word).join(" ");
    line.push("Hiển thị kết quả cho ", words, ". ");
    if (found.reading.some(({ isSlip }) => isSlip)) line.push(asTyped(query), " ");
  }
  for (const { short, long } of found.meanings) {
    line.push(`${short}: ${long.join(", hoặc ")}. `);
  }
  if (count && found.unknown.length) {
    line.push(`Không trang nào có ${found.unknown.map((word) => `“${word}”`).join(", ")}: kết quả chỉ theo những chữ còn lại. `);
  }
  return line;
}

/** @param {string} query */
function asTyped(query) {
  const anchor = document.createElement("a");
  const exact = `"${query.replaceAll(/["“”]/g, "")}"`;
  anchor.href = `?${new URLSearchParams({ q: exact })}`;
  anchor.textContent = `Tìm đúng chữ đã gõ: ${query}`;
  return anchor;
}

/** @param {string} words */
function link(words) {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  anchor.className = "chip chip--large";
  anchor.href = `?${new URLSearchParams({ q: words })}`;
  anchor.textContent = words;
  item.append(anchor);
  return item;
}
