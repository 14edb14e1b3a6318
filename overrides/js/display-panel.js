// The panel where readers choose how pages look.

const DEFAULTS = { size: "normal", theme: "auto", contrast: "auto" };

function stored(name) {
  try {
    return localStorage.getItem(`portal.${name}`) ?? DEFAULTS[name];
  } catch {
    return DEFAULTS[name];
  }
}

function store(name, value) {
  try {
    localStorage.setItem(`portal.${name}`, value);
  } catch {
    // The choice then lasts for this page only.
  }
}

export function setUpDisplayPanel(panel) {
  panel.hidden = false;
  for (const name of Object.keys(DEFAULTS)) {
    const choice = panel.querySelector(`input[name="${name}"][value="${stored(name)}"]`);
    if (choice) choice.checked = true;
  }
  panel.addEventListener("change", ({ target }) => {
    store(target.name, target.value);
    document.dispatchEvent(new Event("portal:display"));
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) {
      panel.open = false;
      panel.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (!panel.contains(target)) panel.open = false;
  });
}
