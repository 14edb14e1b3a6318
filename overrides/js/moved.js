// Parts of a plan that stand at a glance: their old addresses on its page lead there. Without script
// the place that the address names is the link.

/** @param {Element} list */
export function leadToMoved(list) {
  /** @type {HTMLElement | null} */
  let place;
  try {
    place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return; // a broken escape names no place
  }
  const link = place && list.contains(place) && place.closest("li")?.querySelector("a");
  if (link) location.replace(link.href.split("#")[0] + location.hash);
}
