// A chart as PNG: the browser paints the SVG file when somebody asks for it. To paint every chart
// at build time would cost more than all pages together.

const WIDTH = 1200; // dots: as wide as what networks show of a link

/**
 * The name of the picture of an SVG file.
 * @param {string} address
 */
function namePicture(address) {
  return address.replace(/^.*\//, "").replace(/\.svg$/, ".png");
}

/** @param {string} address of an SVG file of this portal */
async function paint(address) {
  const drawing = new Image();
  drawing.src = address;
  await drawing.decode();
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = Math.round((WIDTH * drawing.naturalHeight) / drawing.naturalWidth);
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("nothing to paint with");
  brush.drawImage(drawing, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((picture) => (picture ? done(picture) : fail(new Error("nothing painted"))), "image/png");
  });
}

/**
 * Let the reader save a chart as PNG.
 * @param {HTMLAnchorElement} link to its SVG file
 */
export async function savePicture(link) {
  const address = URL.createObjectURL(await paint(link.href));
  const saving = document.createElement("a");
  saving.href = address;
  saving.download = namePicture(link.href);
  saving.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
