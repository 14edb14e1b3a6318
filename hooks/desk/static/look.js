// The colours that the member's machine asks for, before the first paint: a module would run too late.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const strong = matchMedia("(prefers-contrast: more)");
  const apply = () => {
    root.dataset.theme = dark.matches ? "dark" : "light";
    root.dataset.contrast = strong.matches ? "high" : "normal";
  };
  apply();
  dark.addEventListener("change", apply);
  strong.addEventListener("change", apply);
})();
