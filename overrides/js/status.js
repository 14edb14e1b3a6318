// What a campaign is on a day, and which of several versions holds, told from today's date: a static
// page never goes stale that way. Dates are ISO strings, which compare as dates do.

/** @type {Record<string, string>} */
export const STATUSES = {
  upcoming: "Sắp diễn ra",
  running: "Đang diễn ra",
  ended: "Đã kết thúc",
  suspended: "Đang tạm dừng",
  replaced: "Đã được thay thế",
  stopped: "Đã thôi thực hiện",
};
/** Those of a campaign that runs no more, and will not begin again. */
export const OVER = ["ended", "replaced", "stopped"];
/** @type {Record<string, string>} */
const HELD = { now: "Đang áp dụng", past: "Trước đây", coming: "Sắp áp dụng" };
/** Whether the plan that a page shows does not run, by its own dates or by a decision. */
export const rests = (/** @type {ParentNode} */ root) => [...OVER, "suspended"].some((state) => root.querySelector(`.plan-head [data-status=${state}]`));
/** Whether it was replaced or stopped: nothing of it holds, and nothing is due. */
export const isOver = (/** @type {ParentNode} */ root) => !!root.querySelector(".plan-head [data-status=stopped], .plan-head [data-status=replaced]");

const AHEAD = 7 * 3600000; // Vietnam has one time, seven hours ahead, all year; `Intl` is slow to start

export function today() {
  return new Date(Date.now() + AHEAD).toISOString().slice(0, 10);
}

// `life` is a list of [first day, state, last day of the campaign]; each lasts until the next begins.
/**
 * @param {string | undefined} start
 * @param {string | undefined} end
 * @param {string} day
 * @param {string[][]} life
 */
export function statusOf(start, end, day, life = []) {
  const span = lastBegun(life, day);
  if (span?.[1]) return span[1];
  const last = span ? span[2] : end;
  if (!start && !last) return "";
  if (last && day > last) return "ended";
  if (start && day < start) return "upcoming";
  return "running";
}

// `findLast` is younger than the phones that this is for; an empty day is before any other.
/** @param {string[][]} life @param {string} day */
function lastBegun(life, day) {
  return life.filter(([first]) => first <= day).pop();
}

// What decisions made of a plan by a day: suspended, replaced or stopped; else empty.
/** @param {string | undefined} life @param {string} day */
export function heldStatus(life, day) {
  return lastBegun(readLife(life), day)?.[1] ?? "";
}

/** @param {string | undefined} text */
export function readLife(text) {
  return text ? text.split(" ").map((span) => span.split("/")) : [];
}

/** @param {string} status */
export function statusBadge(status) {
  const badge = document.createElement("span");
  badge.className = `status status--${status}`;
  badge.textContent = STATUSES[status];
  return badge;
}

// What is true on some days only is shown on these: `data-on` has the first and the last of them.
/** @param {ParentNode} root @param {string} day */
export function showDays(root, day) {
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-on]"))) {
    const [first, last] = (one.dataset.on ?? "").split("/");
    one.hidden = day < first || (!!last && last < day);
  }
}

// Of what decisions changed, the newest first: the newest that holds today, and the next to come.
/** @param {ParentNode} root @param {string} day */
function showChanges(root, day) {
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".banner__change:not([data-seen])")]);
  const coming = all.filter(({ dataset }) => /** @type {string} */ (dataset.first) > day);
  const [newest] = all.slice(coming.length);
  const next = coming.pop();
  for (const one of all) {
    one.dataset.seen = "";
    one.hidden = one !== newest && one !== next;
  }
  if (!next) return;
  newest?.after(" ", next);
  next.prepend("Sắp tới: ");
}

/** @param {ParentNode} root */
export function showStatuses(root) {
  const day = today();
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".when:not([data-status])"))) {
    const { start, end, life } = element.dataset;
    const status = statusOf(start, end, day, readLife(life));
    element.dataset.status = status;
    if (!status) continue;
    element.prepend(statusBadge(status), " ");
    // Without script these words say what the badge says.
    const same = `, ${STATUSES[status].toLowerCase()}`;
    for (const event of element.querySelectorAll(".when__event")) if (event.textContent === same) event.remove();
  }
  showChanges(root, day);
  showDays(root, day);
  const over = isOver(root);
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-last]:not([data-held])"))) {
    const { first, last } = element.dataset;
    const coming = first && day < first;
    // What was still to come when its plan ended never held, and will not: no word says that.
    const held = over && coming ? "never" : over || (last && last < day) ? "past" : coming ? "coming" : "now";
    element.dataset.held = held;
    if (held === "never") continue;
    const word = document.createElement("span");
    word.className = `held held--${held}`;
    word.textContent = HELD[held];
    (element.querySelector(".version__days") ?? element).prepend(word, " ");
  }
}
