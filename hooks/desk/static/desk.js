// Comforts of the desk. Every page works without them.

import { setUpDrops } from "./drop.js";

const key = document.body.dataset.formKey ?? "";

/**
 * Sends a form in the background, and gives the answer.
 *
 * @param {string} address
 * @param {FormData | Record<string, string>} fields
 */
export async function send(address, fields) {
  const body = fields instanceof FormData ? fields : new FormData();
  if (!(fields instanceof FormData)) {
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
  }
  body.set("khoa", key);
  return fetch(address, { method: "POST", body });
}

/**
 * Calls `work` once, when nothing has called again for a while.
 *
 * @param {() => void} work
 * @param {number} pause in milliseconds
 */
function afterPause(work, pause) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, pause);
  };
  later.cancel = () => clearTimeout(waiting);
  return later;
}

/** The field of text that something belongs to. @param {string | undefined} id */
function findField(id) {
  return /** @type {HTMLTextAreaElement} */ (document.getElementById(id ?? ""));
}

/* What is typed is kept until it is saved. */
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("[data-autosave]"))) {
  const keep = afterPause(() => {
    const typed = new FormData(form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    send(form.dataset.autosave ?? "", typed);
  }, 1500);
  form.addEventListener("input", keep);
  form.addEventListener("submit", keep.cancel);
}

/* Ctrl+S saves, as everywhere. */
document.addEventListener("keydown", (event) => {
  /** @type {HTMLElement | null} */
  const save = document.querySelector('.actions--stay button[value="luu"], .actions--stay button:not([value])');
  if (!save || event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  save.click();
});

/* The figures of a line, as the portal reads them. */
for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-figures-for]"))) {
  const field = findField(box.dataset.figuresFor);
  const read = async () => {
    if (!field.value.trim()) { box.textContent = ""; return; }
    const answer = await send("/doc-so", { loi: field.value });
    if (answer.ok) box.textContent = (await answer.json()).said;
  };
  field.addEventListener("input", afterPause(read, 400));
  read();
}

/* Whether the original says so, while somebody types. */
for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-compare]"))) {
  const field = findField(box.dataset.compareFor);
  const compare = async () => {
    const answer = await send(box.dataset.compare ?? "", { loi: field.value });
    if (!answer.ok) return;
    const { said, same } = await answer.json();
    box.textContent = said;
    box.classList.toggle("compare--same", same);
  };
  field.addEventListener("input", afterPause(compare, 400));
  compare();
}

/* A field of one line takes no line breaks. */
for (const field of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-one-line]"))) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

setUpDrops();

/* The marked place of the original comes into view. */
const marked = document.getElementById("cho-nay");
const frame = /** @type {HTMLElement} */ (document.querySelector(".review__original"));
const showAt = (/** @type {number} */ top) => { frame.scrollTop = top - frame.offsetTop - frame.clientHeight / 3; };
if (marked?.checkVisibility()) showAt(marked.offsetTop);

/**
 * Where the marker begins on the picture of a page, from 0 to 1; -1 if nothing is marked.
 *
 * @param {HTMLImageElement} picture
 */
function findMark(picture) {
  const canvas = document.createElement("canvas");
  canvas.width = 240;
  canvas.height = Math.round((240 * picture.naturalHeight) / picture.naturalWidth);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 0, row = 0; at < data.length; at += 4) {
    if (at % (canvas.width * 4) === 0) row = 0;
    if (data[at] > 235 && data[at + 1] > 205 && data[at + 2] < 190 && ++row > 4) return at / data.length;
  }
  return -1;
}

/** @type {HTMLImageElement | null} */
const sheet = document.querySelector(".review__picture");
if (sheet) {
  const showMark = () => {
    const top = findMark(sheet);
    if (top >= 0) showAt(sheet.offsetTop + top * sheet.clientHeight);
  };
  if (sheet.complete && sheet.naturalWidth) showMark();
  else sheet.addEventListener("load", showMark);
}

/* Cutting words in two at the cursor. */
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-cut]"))) {
  const field = findField(button.dataset.cut);
  button.addEventListener("click", () => {
    const at = field.selectionStart;
    if (!field.value.includes("//") && at > 0 && at < field.value.length) field.setRangeText(" // ");
  });
}

/* Reviewing by keyboard, and dragging words to where they belong. */
const review = document.querySelector("[data-review]");
if (review) {
  for (const keys of document.querySelectorAll(".keys")) keys.toggleAttribute("hidden", false);
  document.addEventListener("keydown", (event) => {
    if (event.key === "F8") {
      /** @type {HTMLElement | null} */
      const step = document.querySelector(`[rel="${event.shiftKey ? "prev" : "next"}"]`);
      if (step) { event.preventDefault(); step.click(); }
    } else if (event.key === "Enter" && event.ctrlKey) {
      /** @type {HTMLElement | null} */ (review.querySelector("[data-accept]"))?.click();
    }
  });
  const takeDrops = (/** @type {HTMLElement} */ target, /** @type {HTMLElement} */ button) => {
    target.addEventListener("dragover", (event) => event.preventDefault());
    target.addEventListener("dragenter", () => target.classList.add("button--over"));
    target.addEventListener("dragleave", () => target.classList.remove("button--over"));
    target.addEventListener("drop", (event) => { event.preventDefault(); button.click(); });
  };
  const takers = [.../** @type {NodeListOf<HTMLElement>} */ (review.querySelectorAll("[data-takes]"))];
  for (const button of takers) takeDrops(button, button);
  /* What can be dragged can be put there by a digit, too, while it has the focus. */
  /** @type {HTMLElement | null} */
  const words = review.querySelector("[data-words]");
  words?.addEventListener("keydown", (event) => {
    const button = takers[Number(event.key) - 1];
    if (button && !event.ctrlKey && !event.altKey && !event.metaKey) { event.preventDefault(); button.click(); }
  });
  words?.focus();
  /* Whoever drags cannot scroll: all places are at hand at the foot of the window meanwhile. */
  const places = Object.assign(document.createElement("div"), { className: "places", ariaHidden: "true" });
  places.append(...takers.map((button) => {
    const target = Object.assign(document.createElement("span"), { className: "button button--quiet" });
    target.textContent = (button.textContent ?? "").trim().replace(/^\d+\s+/, "");
    takeDrops(target, button);
    return target;
  }));
  // A page that changes while a drag begins ends it.
  words?.addEventListener("dragstart", () => setTimeout(() => document.body.append(places)));
  words?.addEventListener("dragend", () => places.remove());
}

/* What a consent does not cover cannot be typed. */
/** @type {NodeListOf<HTMLInputElement>} */
const consents = document.querySelectorAll('[name="f.consent.fields"][type="checkbox"]');
if (consents.length) {
  const form = /** @type {HTMLFormElement} */ (consents[0].form);
  const cover = () => {
    const kind = /** @type {HTMLInputElement | null} */ (form.querySelector('[name="f.kind"]:checked'))?.value ?? "";
    const agreed = new Set([...consents].filter((box) => box.checked).map((box) => box.value));
    for (const field of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-covered-by]"))) {
      const isOpen = !["person", "household"].includes(kind) || agreed.has(field.dataset.coveredBy ?? "");
      for (const input of field.querySelectorAll("input, textarea")) input.toggleAttribute("readonly", !isOpen);
    }
  };
  form.addEventListener("change", cover);
  cover();
}

/* A choice that changes the rest of the page is taken at once; by keyboard, every arrow is a choice. */
for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-submits]"))) {
  let isByKey = false;
  choice.addEventListener("keydown", () => { isByKey = true; });
  choice.addEventListener("pointerdown", () => { isByKey = false; });
  choice.addEventListener("change", () => {
    /** @type {HTMLElement | null | undefined} */
    const button = choice.form?.querySelector(`[name="lam"][value="${choice.dataset.submits}"]`);
    if (!isByKey) button?.click();
  });
}
