// At an old address: leads on to the new one, and keeps the place that the link names.
// Without script the page forwards by itself, and places that moved say where they are.

/** @type {HTMLAnchorElement | null} */
const forward = document.querySelector("[data-forward]");

/** @param {string} hash */
function placeNamed(hash) {
  try {
    const place = /** @type {HTMLElement | null} */ (hash && document.getElementById(decodeURIComponent(hash.slice(1))));
    return place?.closest("[data-old-places]") ? place : null;
  } catch {
    return null; // a broken escape names no place
  }
}

function leadOn() {
  const place = placeNamed(location.hash);
  /** @type {HTMLAnchorElement | null} */
  const link = place ? place.querySelector("a[data-to]") : forward;
  if (!link) return;
  location.replace(link.hash || place ? link.href : link.href + location.hash);
}

leadOn();
addEventListener("hashchange", leadOn);
