// Where today stands among the days of a plan. Without script the days speak for themselves.

import { today } from "./status.js";

/** @param {Element} list */
export function markToday(list, day = today()) {
  const items = /** @type {(HTMLElement & { dataset: { until: string } })[]} */ ([...list.children]);
  for (const item of items) item.classList.toggle("is-past", item.dataset.until < day);
  const next = items.find((item) => item.dataset.deadline !== undefined && item.dataset.until >= day);
  if (next) next.classList.add("is-next");
  const mark = document.createElement("li");
  mark.className = "timeline__today";
  const time = document.createElement("time");
  time.dateTime = day;
  time.textContent = `Hôm nay, ${day.split("-").reverse().map(Number).join("/")}`;
  mark.append(time);
  list.insertBefore(mark, items.find((item) => item.dataset.until >= day) ?? null);
}

for (const list of document.querySelectorAll("[data-timeline]")) markToday(list);
