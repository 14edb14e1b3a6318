// What pages gain from script. Every part is optional: without it, pages stay whole.

import { setUpContents } from "./contents.js";
import { setUpCopyLinks } from "./copy-link.js";
import { setUpDisplayPanel } from "./display-panel.js";
import { showDues } from "./due.js";
import { leadToMoved } from "./moved.js";
import { showStatuses } from "./status.js";

const toast = /** @type {HTMLElement} */ (document.querySelector(".toast"));
/** @type {number | undefined} */
let fading;

/** @param {string} words */
function say(words) {
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => {
    toast.hidden = true;
  }, 4000);
}

showStatuses(document);
showDues(document);
setUpCopyLinks(say);
setUpDisplayPanel(/** @type {HTMLDetailsElement} */ (document.querySelector(".display")));

// On a narrow screen the navigation scrolls sideways: bring the current entry into view.
/** @type {HTMLElement | null} */
const current = document.querySelector(".site-nav [aria-current]");
const menu = current?.closest("nav");
if (current && menu) menu.scrollLeft = current.offsetLeft - 16;

const contents = document.querySelector(".contents");
if (contents) setUpContents(contents);

const moved = document.querySelector("[data-moved]");
if (moved) {
  leadToMoved(moved);
  addEventListener("hashchange", () => leadToMoved(moved));
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.toggleAttribute("hidden", false);
  button.addEventListener("click", () => print());
}

for (const offer of document.querySelectorAll("[data-picture]")) {
  offer.toggleAttribute("hidden", false);
  offer.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a");
    if (!link) return;
    event.preventDefault();
    import("./chart-picture.js")
      .then(({ savePicture }) => savePicture(link))
      .catch(() => say("Trình duyệt này không vẽ được ảnh PNG. Bạn có thể tải ảnh SVG."));
  });
}

const filters = document.querySelector("[data-filters]");
if (filters) {
  import("./filters.js")
    .then(({ setUpFilters }) => setUpFilters(/** @type {any} */ (filters)))
    .catch(() => say("Không tải được bộ lọc. Các liên kết lọc vẫn dùng được."));
}

// Searching costs nothing until somebody means to search.
const home = new URL("../../", import.meta.url);
const touched = new WeakSet();
/** @param {{ target: any }} event */
function beginSearch({ target }) {
  if (!target.matches("form[role=search] input[name=q]") || touched.has(target)) return;
  touched.add(target);
  import("./suggest.js")
    .then(({ setUpSuggestions }) => setUpSuggestions(target, home))
    .catch(() => touched.delete(target)); // Enter still leads to the page of results
}
document.addEventListener("keydown", (event) => {
  const typing = /** @type {Element} */ (event.target).closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  /** @type {HTMLElement | null} */
  const field = document.querySelector("main input[name=q]") ?? document.querySelector("#tim");
  field?.focus();
});

const results = document.querySelector("[data-search-page]");
if (results && new URLSearchParams(location.search).get("q")) {
  import("./search-page.js")
    .then(({ setUpSearchPage }) => setUpSearchPage(results, home))
    .catch(() => {
      results.querySelector("[data-failed]")?.toggleAttribute("hidden", false);
    });
} else if (results) {
  /** @type {HTMLElement} */ (document.querySelector("#tim")).focus(); // fetches nothing: it comes before the listeners
}
for (const touch of ["focusin", "input"]) document.addEventListener(touch, beginSearch);
