// The table of contents: open where there is room beside the text, and showing where the reader is.

/** @param {Element} nav */
export function setUpContents(nav) {
  const details = /** @type {HTMLDetailsElement} */ (nav.querySelector("details"));
  const wide = matchMedia("(min-width: 64rem)");
  const follow = () => {
    details.open = wide.matches;
  };
  follow();
  wide.addEventListener("change", follow);

  const links = new Map();
  for (const link of nav.querySelectorAll("a")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const seen = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const current = [...links.keys()].find((target) => seen.has(target));
      if (!current) return;
      for (const [target, link] of links) {
        if (target === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "0px 0px -70% 0px" },
  );
  for (const target of links.keys()) observer.observe(target);
}
