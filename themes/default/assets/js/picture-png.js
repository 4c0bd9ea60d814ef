// PNG from the published SVG file, which has its colours in it, at twice its size.
const times = 2;
const mostPixels = 16e6; // what browsers allow a canvas

export function png(picture) {
  const { tools, figure } = picture;
  const button = picture.button("png");
  const file = tools.querySelector("a[download]");
  if (!button || !file) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    try {
      const url = URL.createObjectURL(await draw(file.href));
      const link = document.createElement("a");
      link.href = url;
      link.download = `${figure.id.replace(/^picture-/, "")}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10000);
      picture.say(button.dataset.done);
    } catch {
      // From file:// a browser does not let a page read what it has drawn.
      button.setAttribute("aria-disabled", "true");
      button.textContent = button.dataset.failed;
      picture.say(button.dataset.failed);
    }
  });
}

async function draw(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(times, Math.sqrt(mostPixels / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"));
}
