// Whether a campaign is coming, running or over, told from today's date: a static page never goes
// stale that way. Dates are ISO strings, which compare as dates do.

export const STATUSES = { upcoming: "Sắp diễn ra", running: "Đang diễn ra", ended: "Đã kết thúc" };

export function today() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
}

export function statusOf(start, end, day) {
  if (!start && !end) return "";
  if (end && day > end) return "ended";
  if (start && day < start) return "upcoming";
  return "running";
}

export function showStatuses(root) {
  const day = today();
  for (const element of root.querySelectorAll(".when:not([data-status])")) {
    const status = statusOf(element.dataset.start, element.dataset.end, day);
    if (!status) continue;
    element.dataset.status = status;
    const badge = document.createElement("span");
    badge.className = `status status--${status}`;
    badge.textContent = STATUSES[status];
    element.prepend(badge, " ");
  }
}
