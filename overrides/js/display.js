// Applies the reader's choice of text size, theme and contrast before the first paint, and says whether
// the address asks something, so that the page of results has room for them from the start.
// A classic script in the head: a module would run too late and flash the wrong colours.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const strong = matchMedia("(prefers-contrast: more)");

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

  if (new URLSearchParams(location.search).get("q")) root.dataset.asked = "";
  apply();
  dark.addEventListener("change", apply);
  strong.addEventListener("change", apply);
  document.addEventListener("portal:display", apply);
})();
