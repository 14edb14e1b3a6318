// The answer to a question, large above the results: the words of the place that the first one leads
// to, read from its page, with their source. The room for it is there before the words are.

import { linesAt, pageAt, textAt } from "./page-text.js";
import { addressOf, frameOf, glanceOf, marked, node, pageOf } from "./results.js";
import { KIND, SITE, worthOf } from "./search/search.js";
import { heldStatus, statusBadge, today } from "./status.js";
import { tellsAll } from "./telling.js";

const MOST_WORDS = 320;
const MOST_STATES = 3;
const MOST_LINES = 5;
/** @typedef {import("./results.js").Found} Found */
/** @typedef {import("./results.js").Result} Result */

const OF_PLANS = ["deadline", "signer", "file"]; // what no other page answers
/** @type {Record<string, string>} */
const TITLES = { figure: "Con số", deadline: "Thời hạn", signer: "Người ký", who: "Ai làm", file: SITE.seats.file[0][1] };
const NOT_SURE = "Không chắc chỗ nào đúng với mọi điều được hỏi. Những kết quả gần nhất ở dưới đây.";

// The answer to what was asked, null where the results are answer enough. `first` is the first result,
// `sort` what was asked for, or what answers words that ask nothing.
/** @param {Found} found @param {Result | undefined} first @param {string} sort */
export function answerTo(found, first, sort) {
  if (first && !first.isPlan && OF_PLANS.includes(sort)) return unsure(sort);
  if (!first?.isPlan || (!first.place.anchor && sort !== "figure")) return null;
  if (found.isGeneral && found.pages.length > 1) return null; // which plan, only the reader knows
  const answer = node("section", `answer answer--${sort}`);
  // The words of the answer need not stand a second time below it.
  first.element.classList.toggle("result--answered", sort !== "file");
  const showAgain = () => first.element.classList.remove("result--answered");
  answer.setAttribute("aria-label", "Trả lời");
  const body = node("div", "answer__body");
  answer.append(titled("answer__title", TITLES[sort]), body, source(first));
  // The words first: the figures come from a page of their own, and have their line until then.
  const printed = pageAt(pageOf(first.address, first.place));
  const isTarget = first.place.kind === KIND.TARGET;
  const glance = sort === "figure" && isTarget ? figurePage(first, printed) : null;
  printed
    .then((page) => {
      const isFigure = sort !== "figure" || isTarget || hasFigure(textAt(page, first.place.anchor));
      if (isFigure && tellsAll(found, textAt(page, first.place.anchor) ?? "", wordsAround(page, first), first, sort)) return body.append(...contents(sort, page, glance, first));
      showAgain();
      if (!found.asks.has(sort)) return answer.remove();
      // Never the words of another place, year or thing; the room stays, so that nothing moves.
      answer.querySelector(".answer__source")?.remove();
      body.append(titled("answer__words", NOT_SURE));
    })
    .catch(() => {
      showAgain();
      answer.remove();
    });
  return answer;
}

// The room of an answer that nobody is sure of.
/** @param {string} sort */
function unsure(sort) {
  const answer = node("section", `answer answer--${sort}`);
  answer.setAttribute("aria-label", "Trả lời");
  const body = node("div", "answer__body");
  body.append(titled("answer__words", NOT_SURE));
  answer.append(titled("answer__title", TITLES[sort]), body);
  return answer;
}

// Whether words that are no target have a number that may be what was asked; days and documents have others.
/** @param {string | null | undefined} text */
function hasFigure(text) {
  return /\d[\d.,]*\s?(%|‰|[a-zà-ỹđ])/i.test((text ?? "").replace(/\d+[/-]\S*|\b(19|20)\d\d\b/g, ""));
}

// The page that has the figures of a target: the small one for frames, and where days or results tell
// which of them hold and how far they are, the plan at a glance.
/** @param {Result} result @param {Promise<Document>} printed */
async function figurePage({ address, place }, printed) {
  const frame = frameOf(address, place.anchor);
  const small = frame && frame !== address ? pageAt(frame).catch(() => null) : null;
  const isPlain = !(await printed).querySelector(`[id="${place.anchor}"] :is(.targets__result, .version)`);
  return (isPlain && (await small)) || pageAt(glanceOf(address));
}

// The words that say whose the words of a place are and of when. What became of a body later is no
// year of its plan.
/** @param {Document} page @param {Result} result */
function wordsAround(page, { card }) {
  const context = card.context.replace(/\(.*?\)/g, "");
  const initials = (/(?: \p{Lu}\p{Ll}+){2,}/u.exec(context)?.[0] ?? "").replace(/[\p{Ll}\s]/gu, ""); // as people shorten places
  const head = page.querySelector(".plan-head__kind")?.textContent;
  return [card.title, context, initials, head, card.year].filter(Boolean).join(" . ");
}

/** @param {string} name @param {string} text */
function titled(name, text) {
  const line = node("p", name);
  line.textContent = text;
  return line;
}

/** @param {string} sort @param {Document} page @param {Promise<Document> | null} glance @param {Result} result */
function contents(sort, page, glance, { address, place, needles }) {
  if (sort === "file") return [fileList(page, pageOf(address, place))];
  const signature = sort === "signer" && page.querySelector(".signature");
  if (signature) return linesOf(signature).map((line) => titled("answer__words", line));
  if (sort === "deadline") {
    const lines = [...new Set(linesAt(page, place.anchor))].slice(0, MOST_LINES); // “năm 2021” may be all there is, twice
    return lines.map((line, at) => titled(at ? "answer__line" : "answer__words", line));
  }
  const words = node("p", "answer__words");
  const text = textAt(page, place.anchor) ?? "";
  words.append(...marked(sort === "who" ? beginningOf(text) : text, needles, MOST_WORDS));
  return glance ? [figureList(glance, place.anchor, needles), words, stateLine(glance, place.anchor)] : [words];
}

// Who does something stands in the first words of a duty.
/** @param {string} text */
function beginningOf(text) {
  return text.length > MOST_WORDS ? `${text.slice(0, text.lastIndexOf(" ", MOST_WORDS - 2))} …` : text;
}

/** @param {Promise<Document>} glance @param {string} anchor @param {import("./search/mark.js").Needles} needles */
function figureList(glance, anchor, needles) {
  const list = node("ul", "answer__figures");
  glance
    .then((page) => {
      const figures = figuresAt(page, anchor, needles);
      if (!figures.length) return list.remove();
      list.append(...figures);
    })
    .catch(() => list.remove()); // the words have the figure too
  return list;
}

// What a review says of the figures, once it is there.
/** @param {Promise<Document>} glance @param {string} anchor */
function stateLine(glance, anchor) {
  const line = node("p", "answer__state");
  glance
    .then((page) => {
      const states = [...page.querySelectorAll(`[id="${anchor}"] .glance__state`)].map((one) => /** @type {string} */ (one.textContent).replace(/\s+/g, " ").trim());
      line.textContent = states.slice(0, MOST_STATES).join("; ");
    })
    .catch(() => {}); // the page of the plan has them
  return line;
}

// The figures of a target that hold today, three at most: those whose names were asked for, if any.
/** @param {Document} glance @param {string} anchor @param {import("./search/mark.js").Needles} needles */
function figuresAt(glance, anchor, needles) {
  const found = [...glance.querySelectorAll(`[id="${anchor}"] .glance__figure, .embed__figures > li`)];
  const held = found.filter(holdsToday);
  const named = held.filter((figure) => worthOf(figure.querySelector(".glance__name, .embed__about")?.textContent ?? "", needles) > 0);
  return (named.length ? named : held).slice(0, 3).map((figure) => {
    const item = node("li", "target__figure");
    item.append(...[...document.importNode(figure, true).childNodes].filter(({ nodeName }) => nodeName !== "svg"));
    return item;
  });
}

// The lines of a text that breaks them.
/** @param {Element} element */
function linesOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const note of copy.querySelectorAll(".note")) note.remove();
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  for (const block of copy.querySelectorAll("p, div")) block.append("\n");
  return /** @type {string} */ (copy.textContent).split("\n").map((line) => line.trim()).filter(Boolean);
}

// Whether a figure holds today, where decisions changed its line.
/** @param {Element} figure */
function holdsToday(figure) {
  const { first, last } = /** @type {HTMLElement | null} */ (figure.querySelector("[data-last]"))?.dataset ?? {};
  return !(first && today() < first) && !(last && last < today());
}

/** @param {Document} page @param {string} address */
function fileList(page, address) {
  const list = node("ul", "answer__files");
  for (const link of page.querySelectorAll(".original__name")) {
    const item = document.createElement("li");
    const copy = document.createElement("a");
    copy.href = new URL(/** @type {string} */ (link.getAttribute("href")), address).href;
    copy.setAttribute("download", "");
    copy.textContent = /** @type {string} */ (link.textContent).trim();
    item.append(copy);
    list.append(item);
  }
  return list;
}

/** @param {Result} result */
function source({ address, card, place }) {
  const line = node("p", "answer__source");
  const link = document.createElement("a");
  link.href = addressOf(address, place);
  link.textContent = place.label;
  line.append(link, ` – ${[card.title, card.context, card.year].filter(Boolean).join(" · ")}`);
  const status = heldStatus(card.life, today());
  if (status) line.append(" ", statusBadge(status));
  return line;
}
