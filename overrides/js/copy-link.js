// Links that copy their address. Without script they are ordinary links to the same place.

/**
 * The address of the target whose number was touched; the page gives that of its first target.
 * @param {HTMLAnchorElement} link
 */
function addressOfTarget(link) {
  /** @type {HTMLElement | null} */
  const plan = link.closest("[data-first-target]");
  const number = /\d+$/.exec(link.hash);
  const first = plan?.dataset.firstTarget;
  if (!first || !number || !link.matches(".targets__number")) return null;
  return new URL(first.replace(/\d+\/$/, `${number[0]}/`), location.href).href;
}

/** @param {(words: string) => void} say */
export function setUpCopyLinks(say) {
  document.addEventListener("click", async (event) => {
    const { target } = /** @type {{ target: Element }} */ (/** @type {unknown} */ (event));
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest?.("[data-copy-link], .item__number, .targets__number"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const wholePage = link.dataset.copyLink === "" && link.classList.contains("button");
    // A target has an address of its own, by which services know its words and its picture.
    const address = wholePage ? location.href.split("#")[0] : addressOfTarget(link) ?? link.href;
    if (!navigator.clipboard) return; // an insecure address: let the link be a link
    event.preventDefault();
    if (!wholePage) history.replaceState(null, "", link.hash);
    try {
      await navigator.clipboard.writeText(address);
      say("Đã sao chép liên kết");
    } catch {
      say(`Không sao chép được. Địa chỉ là: ${address}`);
    }
  });
}
