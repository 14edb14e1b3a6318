// Filters of the list of plans. The choice lives in the address, so it can be shared and gone back
// to; one small table says which plans match, and only the cards to be shown are fetched.

import { STATUSES, showStatuses, statusOf, today } from "./status.js";

const AT_ONCE = 24;

export async function setUpFilters(form) {
  const results = document.querySelector("[data-results]");
  const view = {
    count: results.querySelector(".browse__count"),
    list: results.querySelector("[data-card-list]"),
    pages: results.querySelector(".pagination"),
    more: results.querySelector("[data-more]"),
  };
  if (!view.list) return; // no plans yet: nothing to filter
  const table = await fetchJson(form.dataset.filters);
  const root = form.dataset.root;
  const plans = readTable(table);
  const unfiltered = [...view.list.children];
  const chunks = new Map();

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
    view.more.parentElement.hidden = !filtering || matching.length <= limit;
    view.more.onclick = () => show(limit + AT_ONCE);
    view.count.hidden = !filtering;
    view.count.textContent = matching.length
      ? `${matching.length.toLocaleString("vi")} kế hoạch khớp với lựa chọn`
      : "Không có kế hoạch nào khớp. Thử bỏ bớt một điều kiện lọc.";
  };

  fillOptions(form, table, plans);
  const fromAddress = () => {
    const address = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll("select")) {
      const value = address.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
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

  const details = form.querySelector("details");
  details.open = matchMedia("(min-width: 64rem)").matches || location.search !== "";
  form.hidden = false;
  document.querySelector("[data-facet-links]").hidden = true;
  await fromAddress();
}

async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

function chosen(form) {
  return Object.fromEntries([...form.querySelectorAll("select")].map(({ name, value }) => [name, value]));
}

function listItem(html) {
  const item = document.createElement("li");
  item.innerHTML = html; // made by this site's own templates, which escape every value
  return item;
}

function readTable(table) {
  const day = today();
  return table.year.map((year, index) => ({
    index,
    nam: [String(year)],
    "linh-vuc": table.names.fields.filter((_, place) => table.fields[index] & (1 << place)).map(first),
    "co-quan": named(table.names.issuers, table.issuer[index]),
    cap: named(table.names.levels, table.level[index]),
    loai: named(table.names.types, table.type[index]),
    "hinh-thuc": named(table.names.forms, table.form[index]),
    "trang-thai": [statusOf(table.start[index], table.end[index], day)],
  }));
}

function first([value]) {
  return value;
}

function named(names, place) {
  return place < 0 ? [] : [names[place][0]];
}

function matches(plan, choice, except = "") {
  return Object.entries(choice).every(
    ([name, value]) => !value || name === except || plan[name].includes(value),
  );
}

function fillOptions(form, table, plans) {
  const collator = new Intl.Collator("vi");
  const years = [...new Set(plans.map((plan) => plan.nam[0]))].sort().reverse();
  const options = {
    nam: years.map((year) => [year, year]),
    "linh-vuc": table.names.fields,
    "co-quan": [...table.names.issuers].sort((a, b) => collator.compare(a[1], b[1])),
    cap: table.names.levels,
    loai: table.names.types,
    "hinh-thuc": table.names.forms,
    "trang-thai": Object.entries(STATUSES),
  };
  for (const [name, values] of Object.entries(options)) {
    const select = form.elements[name];
    for (const [value, text] of values) {
      const option = new Option(text, value);
      option.dataset.text = text;
      select.add(option);
    }
  }
}

// Every option says how many plans it would leave, and those that would leave none are closed.
function updateOptions(form, plans, choice) {
  for (const select of form.querySelectorAll("select")) {
    const counts = new Map();
    for (const plan of plans) {
      if (!matches(plan, choice, select.name)) continue;
      for (const value of plan[select.name]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const option of select.options) {
      if (!option.value) continue;
      const count = counts.get(option.value) ?? 0;
      option.textContent = `${option.dataset.text} (${count.toLocaleString("vi")})`;
      option.disabled = count === 0 && !option.selected;
    }
  }
}
