// Copies the ready texts of a kit with one tap; without script they are selected by hand.
const toast = /** @type {HTMLElement} */ (document.querySelector(".toast"));
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** @param {string} words */
function tell(words) {
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.hidden = true; }, 4000);
}

/** @param {HTMLElement} button */
async function copyText(button) {
  const shown = /** @type {HTMLElement} */ (document.getElementById(/** @type {string} */ (button.dataset.copyText)));
  try {
    await navigator.clipboard.writeText(shown.textContent ?? "");
    tell("Đã chép.");
  } catch {
    getSelection()?.selectAllChildren(shown);
    tell("Đã bôi đen; bấm giữ rồi chọn Sao chép.");
  }
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy-text]"))) {
  button.toggleAttribute("hidden", false);
  button.addEventListener("click", () => copyText(button));
}
