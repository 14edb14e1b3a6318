// The panel where readers choose how pages look.

/** @type {Record<string, [string, Record<string, string>]>} */
const CHOICES = {
  size: ["Cỡ chữ", { small: "A−", normal: "A", large: "A+", huge: "A++" }],
  theme: ["Nền", { auto: "Theo máy", light: "Sáng", dark: "Tối" }],
  contrast: ["Tương phản", { auto: "Theo máy", normal: "Thường", high: "Cao" }],
};
/** @type {Record<string, string>} */
const DEFAULTS = { size: "normal", theme: "auto", contrast: "auto" };

/** @param {string} name */
function stored(name) {
  try {
    return localStorage.getItem(`portal.${name}`) ?? DEFAULTS[name];
  } catch {
    return DEFAULTS[name];
  }
}

/** @param {string} name @param {string} value */
function store(name, value) {
  try {
    localStorage.setItem(`portal.${name}`, value);
  } catch {
    // The choice then lasts for this page only.
  }
}

/** @param {string} tag @param {string} className @param {(Node | string)[]} children */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** @param {string} name @param {string} value @param {string} words */
function makeChoice(name, value, words) {
  const input = document.createElement("input");
  input.type = "radio";
  input.name = name;
  input.value = value;
  return make("label", "", input, make("span", "", words));
}

function makeForm() {
  const fields = Object.entries(CHOICES).map(([name, [title, values]]) => {
    const choices = Object.entries(values).map(([value, words]) => makeChoice(name, value, words));
    return make("fieldset", "", make("legend", "", title), make("div", "segments", ...choices));
  });
  return make("form", "display__panel", ...fields);
}

/** @param {HTMLDetailsElement} panel */
export function setUpDisplayPanel(panel) {
  panel.append(makeForm());
  panel.hidden = false;
  for (const name of Object.keys(DEFAULTS)) {
    /** @type {HTMLInputElement | null} */
    const choice = panel.querySelector(`input[name="${name}"][value="${stored(name)}"]`);
    if (choice) choice.checked = true;
  }
  panel.addEventListener("change", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    store(name, value);
    document.dispatchEvent(new Event("portal:display"));
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) {
      panel.open = false;
      panel.querySelector("summary")?.focus();
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (!panel.contains(/** @type {Node} */ (target))) panel.open = false;
  });
}
