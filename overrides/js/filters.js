// Filters of the list of plans. The choice lives in the address, so it can be shared and gone back
// to; one small table says which plans match, and only the cards to be shown are fetched.

import { choose, chosen, fetchJson, fillOptions, loadFacets, matches, updateOptions } from "./facets.js";
import { showStatuses } from "./status.js";

const AT_ONCE = 24;

/** @param {HTMLElement & { dataset: { filters: string, root: string } }} form */
export async function setUpFilters(form) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-results] ${name}`));
  const view = { count: part(".browse__count"), list: part("[data-card-list]"), pages: part(".pagination"), more: part("[data-more]") };
  if (!view.list) return; // no plans yet: nothing to filter
  const { table, plans, options } = await loadFacets(form.dataset.filters);
  const root = form.dataset.root;
  const unfiltered = [...view.list.children];
  const chunks = new Map();

  /** @param {number} index @returns {Promise<string>} */
  const cardHtml = async (index) => {
    const number = Math.floor(index / table.chunk);
    if (!chunks.has(number)) chunks.set(number, fetchJson(`${root}${table.chunks}${number}.json`));
    return (await chunks.get(number))[index % table.chunk];
  };

  let turn = 0;
  const show = async (limit = AT_ONCE) => {
    const mine = ++turn;
    const choice = chosen(form);
    updateOptions(form, plans, choice);
    const filtering = Object.values(choice).some(Boolean);
    const matching = plans.filter((plan) => matches(plan, choice));
    const cards = filtering
      ? await Promise.all(matching.slice(0, limit).map((plan) => cardHtml(plan.index)))
      : null;
    if (mine !== turn) return; // a later choice has overtaken this one
    view.list.replaceChildren(...(cards ? cards.map(listItem) : unfiltered));
    showStatuses(view.list);
    if (view.pages) view.pages.hidden = filtering;
    view.more.parentElement?.toggleAttribute("hidden", !filtering || matching.length <= limit);
    view.more.onclick = () => show(limit + AT_ONCE);
    view.count.hidden = !filtering;
    view.count.textContent = matching.length
      ? `${matching.length.toLocaleString("vi")} văn bản khớp với lựa chọn`
      : "Không có kế hoạch nào khớp. Thử bỏ bớt một điều kiện lọc.";
  };

  fillOptions(form, options);
  const fromAddress = () => {
    choose(form, new URLSearchParams(location.search));
    return show();
  };
  const toAddress = () => {
    const address = new URLSearchParams(
      Object.entries(chosen(form)).filter(([, value]) => value),
    ).toString();
    history.pushState(null, "", address ? `?${address}` : location.pathname);
    return show();
  };
  form.addEventListener("change", toAddress);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(toAddress));
  addEventListener("popstate", fromAddress);

  const details = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
  details.open = matchMedia("(min-width: 64rem)").matches || location.search !== "";
  form.hidden = false;
  document.querySelector("[data-facet-links]")?.toggleAttribute("hidden", true);
  await fromAddress();
}

/** @param {string} html */
function listItem(html) {
  const item = document.createElement("li");
  item.innerHTML = html; // made by this site's own templates, which escape every value
  return item;
}
