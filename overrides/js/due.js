// How far a deadline is, told from today's date: passed, near or far, in words and by class. On the
// home page what has passed since the page was made is hidden, and later ones move up.

import { isOver, OVER, rests, today } from "./status.js";

const NEAR = 30;
const DAY = 86400000;

/** @param {string} last @param {string} day */
export function daysUntil(last, day) {
  return Math.round((Date.parse(last) - Date.parse(day)) / DAY);
}

// [class, words] of something due in so many days.
/** @param {number} days */
export function tellDue(days) {
  if (days < 0) return ["passed", days === -1 ? "Đã qua hôm qua" : `Đã qua ${tellSpan(-days)}`];
  if (days === 0) return ["near", "Hạn là hôm nay"];
  return [days <= NEAR ? "near" : "far", `Còn ${tellSpan(days)}`];
}

/** @param {number} days */
function tellSpan(days) {
  if (days < 60) return `${days} ngày`;
  const months = Math.round(days / 30.4);
  if (months < 24) return `${months} tháng`;
  const years = Math.floor((days + 5) / 365.25); // four and a half are no five
  return days - years * 365.25 > 45 ? `hơn ${years} năm` : `${years} năm`;
}

/** @typedef {HTMLElement & { dataset: { due: string } }} Due */

/** @param {ParentNode} root */
export function showDues(root) {
  const day = today();
  // Of a plan that rests nothing is late; of one that is over nothing is due.
  const isTold = (/** @type {Due} */ item) => !isOver(root) && (!rests(root) || item.dataset.due >= day);
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".next-due"))) line.hidden = ![.../** @type {NodeListOf<Due>} */ (line.querySelectorAll("[data-due]"))].some(isTold);
  for (const item of /** @type {NodeListOf<Due>} */ (root.querySelectorAll("[data-due]:not([data-far])"))) {
    if (!isTold(item)) continue;
    const [kind, words] = tellDue(daysUntil(item.dataset.due, day));
    item.dataset.far = kind;
    const said = document.createElement("span");
    said.className = `far far--${kind}`;
    said.textContent = words;
    (item.querySelector(".due__when") ?? item.querySelector("dt") ?? item).append(" ", said);
    if (kind === "passed" && item.closest(".dues--left")) item.hidden = true;
  }
  for (const list of root.querySelectorAll("[data-next-due]")) showNext(list, day);
  fillUp(root);
  countRuns(root, day);
}

// Of the deadlines of a plan, the next one is shown, or the last where all have passed.
/** @param {Element} list @param {string} day */
function showNext(list, day) {
  const items = /** @type {Due[]} */ ([...list.children]);
  const next = items.find(({ dataset }) => dataset.due >= day) ?? items[items.length - 1];
  for (const item of items) item.classList.toggle("is-shown", item === next);
}

// Later deadlines take the places of those that have passed.
/** @param {ParentNode} root */
function fillUp(root) {
  const first = root.querySelector("#han > .dues--left");
  if (!first) return;
  /** @type {HTMLElement | null} */
  const more = root.querySelector(".dues-more");
  const later = more ? [...more.querySelectorAll(".due:not([hidden])")] : [];
  for (const item of /** @type {HTMLElement[]} */ ([...first.children])) if (item.hidden && later.length) first.append(/** @type {Element} */ (later.shift()));
  if (more) {
    more.hidden = later.length === 0;
    /** @type {Element} */ (more.querySelector("summary")).textContent = `${later.length.toLocaleString("vi")} hạn sau đó`;
  }
  const left = first.querySelector(".due:not([hidden])");
  if (!left) {
    const none = document.createElement("p");
    none.textContent = "Các hạn đã biết đều đã qua.";
    first.after(none);
  }
  /** @type {HTMLElement | null} */
  const answer = root.querySelector(".figures [data-due]");
  if (answer?.dataset.far === "passed") answer.hidden = true;
}

// How many campaigns run today; their ends stand in the page as `first day/last day`.
/** @param {ParentNode} root @param {string} day */
function countRuns(root, day) {
  /** @type {(HTMLElement & { dataset: { runs: string } }) | null} */
  const answer = root.querySelector("[data-runs]");
  if (!answer) return;
  const spans = answer.dataset.runs.split(" ").map((span) => span.split("/"));
  const running = spans.filter(([first, last]) => first <= day && (!last || day <= last)).length;
  /** @type {Element} */ (answer.querySelector("b")).textContent = running.toLocaleString("vi");
  for (const since of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("#dang-dien-ra .section__since, #han > .section__since"))) since.hidden = true;
  if (spans.some(([, last]) => !last || day <= last)) {
    for (const card of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("#dang-dien-ra .cards > li"))) card.hidden = OVER.some((state) => card.querySelector(`[data-status=${state}]`));
    return;
  }
  /** @type {Element} */ (answer.querySelector("span")).textContent = "phong trào; những phong trào ở đây vừa kết thúc";
  /** @type {Element} */ (root.querySelector("#dang-dien-ra h2")).textContent = "Vừa kết thúc";
}
