// How pages start in a copy that is read from a folder. Browsers give such pages neither modules nor
// `fetch`; so all modules stand in here, and what they fetch are scripts that hold it.
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const started = new Map();
  const arriving = new Map();
  const held = new Map();
  /** @type {Record<string, (address: string) => unknown>} */
  const makers = {/* modules */};

  /** @param {string} name */
  function use(name) {
    if (!started.has(name)) started.set(name, makers[name](new URL(name, own.src).href));
    return started.get(name);
  }

  // What a script of the copy holds, by the address of that script.
  /** @param {string} address */
  function arrived(address) {
    if (!arriving.has(address)) {
      arriving.set(address, new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => done(held.get(address));
        script.onerror = () => {
          arriving.delete(address); // so that trying again does try again
          fail(new Error(address));
        };
        document.head.append(script);
      }));
    }
    return arriving.get(address);
  }

  // Stands for the browser's own in all modules above: answers with what the copy holds.
  /** @param {string | URL} address */
  // @ts-expect-error: the modules that the build puts in use it.
  // biome-ignore lint/correctness/noUnusedVariables: they do.
  async function fetch(address) {
    const { href } = new URL(address, document.baseURI);
    const { text, isPacked } = await arrived(`${href.split(/[?#]/)[0]}.js`);
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    if (!isPacked) return new Response(bytes);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")));
  }

  Object.assign(self, { portalCopy: {
    /** @param {string} text @param {boolean} isPacked */
    hold(text, isPacked) {
      held.set(/** @type {HTMLScriptElement} */ (document.currentScript).src, { text, isPacked });
    },
  } });
  for (const name of (own.dataset.run ?? "").split(" ")) use(name);
})();
