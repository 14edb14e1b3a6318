// Links that copy their address. Without script they are ordinary links to the same place.

export function setUpCopyLinks(say) {
  document.addEventListener("click", async (event) => {
    const { target } = /** @type {{ target: Element }} */ (/** @type {unknown} */ (event));
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest?.("[data-copy-link], .item__number, .targets__number"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const wholePage = link.dataset.copyLink === "" && link.classList.contains("button");
    // A target has an address of its own, by which services know its words and its picture.
    const own = link.href.replace(/(\/ke-hoach\/[^/]+\/)[^#]*#chi-tieu-(\d+)$/, "$1chi-tieu/$2/");
    const address = wholePage ? location.href.split("#")[0] : own;
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
