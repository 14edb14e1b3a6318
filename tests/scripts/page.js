// A page for scripts that change pages, without a browser: its document, address, clipboard and network.

import { Window } from "happy-dom";

const NAMES = [
  "document", "location", "history", "localStorage", "Event", "KeyboardEvent", "MouseEvent", "DOMParser", "HTMLElement",
  "MutationObserver",
];

// Opens a page with a body, and gives what tests look at: { window, document, copied, seen: calls what
// waits for elements to come into view }. `wide` answers all questions about the screen.
export function openPage(body, { url = "https://thi-dua.example/", wide = false, clipboard = true } = {}) {
  const window = new Window({ url, settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true } });
  window.document.body.innerHTML = body;
  define("window", window);
  for (const name of NAMES) define(name, window[name]);
  const copied = [];
  const navigator = clipboard ? { clipboard: { writeText: async (text) => copied.push(text) } } : {};
  const watched = [];
  define("navigator", navigator);
  const media = new Map();
  const mediaOf = (query) => media.get(query) ?? media.set(query, Object.assign(new window.EventTarget(), { query, matches: wide })).get(query);
  define("matchMedia", mediaOf);
  define("addEventListener", window.addEventListener.bind(window));
  define("print", () => copied.push("printed"));
  define("Option", madeOption);
  define("IntersectionObserver", class {
    constructor(tell) {
      this.waited = new Set();
      watched.push((target, isIntersecting) => {
        if (this.waited.has(target)) tell([{ target, isIntersecting }]);
      });
    }
    observe(target) { this.waited.add(target); }
    unobserve(target) { this.waited.delete(target); }
  });
  const seen = (element, isIntersecting = true) => {
    for (const tell of watched) tell(element, isIntersecting);
  };
  return { window, document: window.document, navigator, copied, seen };
}

// Called with `new`, it gives what it returns.
function madeOption(text, value) {
  const option = globalThis.document.createElement("option");
  option.textContent = text;
  option.value = value;
  return option;
}

// Sends an event as somebody's hand would; whether its usual effect was prevented.
export function act(target, type, more = {}) {
  const kind = type.startsWith("key") ? "KeyboardEvent" : type === "click" || type.startsWith("pointer") ? "MouseEvent" : "Event";
  const event = new globalThis.window[kind](type, { bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

// Waits until what was begun has ended, where no time need pass.
export async function settled() {
  await new Promise((go) => setImmediate(go));
}

// Waits until something is so.
export async function until(isSo, what = String(isSo)) {
  for (let tried = 0; tried < 200; tried++) {
    if (isSo()) return;
    await new Promise((go) => setTimeout(go, 5));
  }
  throw new Error(`never so: ${what}`);
}

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
