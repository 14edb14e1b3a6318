// Where no page is: offers the nearest page above the address, and fills the search with its words.
// Posters and pictures of old plans are no longer made; above their addresses is the kit that prints them.

const MOST = 4; // an address of many made-up parts must not ask the server many times

/**
 * The addresses above one, the nearest first, without the home page.
 * @param {string} address
 * @param {string} home where the site begins
 */
export function listAbove(address, home) {
  const parts = address.slice(home.length).split("/").filter(Boolean).slice(0, -1);
  return parts.map((_, at) => `${home}${parts.slice(0, at + 1).join("/")}/`).reverse().slice(0, MOST);
}

/**
 * What somebody at this address may have looked for, as words.
 * @param {string} address
 */
export function readWords(address) {
  const last = address.split("/").filter(Boolean).filter((part) => part !== "index.html").at(-1) ?? "";
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // a broken escape stays as it was typed
  }
  return name.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/[-_+\s]+/g, " ").trim().slice(0, 80);
}

/** @param {string} address */
async function readTitle(address) {
  try {
    const answer = await fetch(address, { redirect: "error" });
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return "";
    return new DOMParser().parseFromString(await answer.text(), "text/html").title.split(" | ")[0].trim();
  } catch {
    return ""; // no network, or an address that only leads on
  }
}

/**
 * The offer takes the place of other words, so that nothing below moves.
 * @param {HTMLElement} place
 */
async function offerNearest(place) {
  const home = new URL(place.dataset.nearest ?? "/", location.href).pathname;
  for (const address of listAbove(location.pathname, home)) {
    const title = await readTitle(address);
    if (!title) continue;
    const link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    place.replaceChildren("Trang gần nhất còn có: ", link);
    return;
  }
}

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-nearest]"));
if (place) offerNearest(place);

const field = /** @type {HTMLInputElement | null} */ (document.querySelector("main [name=q]"));
if (field && !field.value && place) field.value = readWords(location.pathname);
