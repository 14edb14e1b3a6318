// Choosing and dropping files: a button that speaks Vietnamese, and a list that grows.

/** What tells files apart for whoever chooses them. */
const keyOf = (/** @type {File} */ file) => `${file.name}/${file.size}/${file.lastModified}`;

/**
 * The files after others were chosen, and those that cannot be taken: nothing that was right is lost.
 *
 * @param {File[]} before
 * @param {File[]} added
 * @param {{ most: number, many: boolean }} limits most: in bytes; many: whether more than one is taken.
 */
export function joinFiles(before, added, { most, many }) {
  const heavy = added.filter((file) => file.size > most);
  const right = added.filter((file) => file.size <= most);
  if (!many) return { files: right.length ? right.slice(0, 1) : before, heavy };
  const known = new Set(before.map(keyOf));
  return { files: [...before, ...right.filter((file) => !known.has(keyOf(file)) && known.add(keyOf(file)))], heavy };
}

/** Puts files into a field, which takes no plain list. @param {HTMLInputElement} input @param {File[]} files */
function put(input, files) {
  const moved = new DataTransfer();
  for (const file of files) moved.items.add(file);
  input.files = moved.files;
}

/**
 * Files are chosen by a button that speaks Vietnamese, whatever language the browser has.
 *
 * @param {HTMLInputElement} input
 */
function setUpPicker(input) {
  const box = /** @type {HTMLElement} */ (input.closest(".drop") ?? input.parentElement);
  const button = document.createElement("label");
  button.className = "button button--small button--quiet file-picker__button";
  button.htmlFor = input.id;
  const tell = () => {
    const files = [...(input.files ?? [])];
    const names = box.querySelector(".drop__names") ? "" : files.map((file) => file.name).join(", ");
    const more = input.multiple ? "Chọn thêm tệp" : "Chọn tệp khác";
    button.textContent = names || (files.length ? more : "Chọn tệp");
  };
  input.addEventListener("change", tell);
  box.addEventListener("told", tell);
  input.after(button);
  box.classList.add("file-picker");
  tell();
}

/**
 * Files are dropped one after another; those that are too large are told before they are sent.
 *
 * @param {HTMLElement} drop
 */
function setUpDrop(drop) {
  const input = /** @type {HTMLInputElement} */ (drop.querySelector("input"));
  const names = /** @type {HTMLElement} */ (drop.querySelector(".drop__names"));
  const limits = { most: Number(input.dataset.most) * 1e6, many: input.multiple };
  let files = /** @type {File[]} */ ([]);
  let heavy = /** @type {File[]} */ ([]);
  const show = () => {
    put(input, files);
    names.replaceChildren(...files.map(listFile), ...heavy.map(listHeavy));
    drop.dispatchEvent(new Event("told"));
  };
  const listFile = (/** @type {File} */ file) => {
    const line = document.createElement("li");
    const away = document.createElement("button");
    Object.assign(away, { type: "button", className: "drop__away", textContent: "Bỏ" });
    away.setAttribute("aria-label", `Bỏ ${file.name}`);
    away.addEventListener("click", () => {
      files = files.filter((other) => other !== file);
      show();
      input.focus();
    });
    line.append(`${file.name} `, away);
    return line;
  };
  const listHeavy = (/** @type {File} */ file) => {
    const words = `${file.name}: nặng quá ${input.dataset.most} MB nên không nhận. Quét lại ở 200-300 dpi, đen trắng, hoặc nén PDF.`;
    return Object.assign(document.createElement("li"), { className: "drop__heavy", textContent: words });
  };
  const add = (/** @type {FileList} */ added) => {
    const joined = joinFiles(files, [...added], limits);
    files = joined.files;
    // A sentence stays until its file comes lighter: whoever goes on choosing has not read it yet.
    const again = new Set([...added].map((file) => file.name));
    const before = limits.many ? heavy.filter((file) => !again.has(file.name)) : [];
    heavy = [...before, ...joined.heavy];
    show();
  };
  input.addEventListener("change", () => add(/** @type {FileList} */ (input.files)));
  for (const kind of /** @type {("dragover" | "dragleave" | "drop")[]} */ (["dragover", "dragleave", "drop"])) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("drop--over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer?.files.length) add(event.dataTransfer.files);
    });
  }
}

/** Sets up all fields of a page in which files are chosen. */
export function setUpDrops() {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-picker]"))) setUpPicker(input);
  for (const drop of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".drop"))) setUpDrop(drop);
}
