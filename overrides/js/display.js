// Applies the reader's choice of text size, theme and contrast before the first paint, and says whether
// the address asks something, so that the page of results has room for them from the start, and the
// scripts that answer are fetched at once.
// A classic script in the head: a module would run too late and flash the wrong colours.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const strong = matchMedia("(prefers-contrast: more)");

  /** @param {string} name @param {string} otherwise */
  function chosen(name, otherwise) {
    try {
      return localStorage.getItem(`portal.${name}`) ?? otherwise;
    } catch {
      return otherwise; // storage may be forbidden
    }
  }

  function apply() {
    const theme = chosen("theme", "auto");
    const contrast = chosen("contrast", "auto");
    root.dataset.size = chosen("size", "normal");
    root.dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    root.dataset.contrast = contrast === "auto" ? (strong.matches ? "high" : "normal") : contrast;
  }

  // On a narrow screen sections come folded, before anything is painted; without script all are open.
  // What a decision changes is what its readers come for: that stays open.
  /** @param {any} node */
  const fold = (node) => {
    if (node.nodeName === "DETAILS" && node.classList.contains("fold") && !node.classList.contains("fold--kept")) node.open = false;
  };
  const watch = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) fold(node);
  });
  if (matchMedia("(max-width: 40rem)").matches) watch.observe(root, { childList: true, subtree: true });

  // What an address names is open.
  function reveal() {
    /** @type {HTMLElement | null} */
    let place;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // a broken escape names no place
    }
    const section = place?.closest(".section");
    /** @type {HTMLDetailsElement | null | undefined} */
    const details = section?.querySelector(".fold");
    if (!place || !details || details.open) return;
    details.open = true;
    place.scrollIntoView();
  }

  // Paper shows all.
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".fold:not([open])"))];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
  addEventListener("DOMContentLoaded", () => {
    watch.disconnect();
    reveal();
  });
  addEventListener("hashchange", reveal);
  addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest('a[href*="#"]')) setTimeout(reveal);
  });

  if (new URLSearchParams(location.search).get("q")) {
    root.dataset.asked = "";
    for (const link of document.querySelectorAll("link[rel=when-asked]")) {
      link.setAttribute("rel", link.hasAttribute("as") ? "preload" : "modulepreload");
    }
  }
  apply();
  dark.addEventListener("change", apply);
  strong.addEventListener("change", apply);
  document.addEventListener("portal:display", apply);
})();
