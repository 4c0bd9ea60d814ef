// Zoom changes the size of the drawing in its sheet; panning is the sheet's own
// scrolling. So focus, touch, arrow keys and the page's scrolling work as ever.
const least = 11; // px: text is not shown smaller unless asked for
const most = 4;
const step = 1.25;

export function zoomable(picture) {
  const { figure, sheet, svg } = picture;
  const width = svg.width.baseVal.value;
  const height = svg.height.baseVal.value;
  if (!width || !height) return;
  const smallest = Math.min(...Array.from(svg.querySelectorAll("text[font-size]"), (t) => Number(t.getAttribute("font-size"))), 16);
  let scale = 1;
  let start = 1; // the scale that a reader comes to, and that 0 gives back
  let whole = 1; // the scale at which all of it is seen
  let own = false; // the reader has chosen a scale

  const isFull = () => document.fullscreenElement === figure || figure.parentElement.localName === "dialog";

  // edges tells at what sides there is more, and whether there is any.
  const edges = () => {
    const over = sheet.scrollWidth - sheet.clientWidth;
    const frame = sheet.parentElement.classList;
    frame.toggle("lt-more-left", sheet.scrollLeft > 2);
    frame.toggle("lt-more-right", over - sheet.scrollLeft > 2);
    const scrolls = over > 1 || sheet.scrollHeight - sheet.clientHeight > 1;
    figure.classList.toggle("lt-scrolls", scrolls);
    sheet.classList.toggle("lt-pans", scrolls);
  };

  // show sets a scale and keeps the point at x, y of the window where it is.
  const show = (to, x, y) => {
    to = Math.min(most, Math.max(Math.min(whole, start), to));
    const box = sheet.getBoundingClientRect();
    x ??= box.left + box.width / 2;
    y ??= box.top + box.height / 2;
    const before = svg.getBoundingClientRect();
    const [u, v] = [(x - before.left) / before.width, (y - before.top) / before.height];
    scale = to;
    svg.style.width = `${width * to}px`;
    svg.style.height = `${height * to}px`;
    // A larger drawing does not push the page away.
    sheet.style.height = !isFull() && to > start ? `${Math.ceil(Math.min(height * start, innerHeight * 0.85)) + sheet.offsetHeight - sheet.clientHeight}px` : "";
    const after = svg.getBoundingClientRect();
    sheet.scrollLeft += after.left + u * after.width - x;
    sheet.scrollTop += after.top + v * after.height - y;
    edges();
  };
  const turn = (to, x, y) => {
    own = true;
    show(to, x, y);
    picture.say(`${Math.round(scale * 100)} %`);
  };

  const fit = () => {
    // In the tab order it is always: the keys work also where nothing scrolls.
    sheet.tabIndex = 0;
    const roomWide = sheet.clientWidth;
    if (!roomWide) return;
    const roomHigh = isFull() ? sheet.clientHeight : Infinity;
    whole = Math.min(1, roomWide / width, roomHigh / height);
    start = Math.min(1, Math.max(roomWide / width, least / smallest));
    if (isFull()) start = Math.max(start, Math.min(1.5, roomWide / width, roomHigh / height));
    show(own ? scale : start);
  };
  picture.refit = () => {
    own = false;
    fit();
    sheet.scrollTo(0, 0);
    picture.say("");
    picture.refitted?.();
  };

  for (const [name, act] of [["in", () => turn(scale * step)], ["out", () => turn(scale / step)], ["whole", () => turn(whole)]]) {
    const button = picture.button(name);
    if (!button) continue;
    button.hidden = false;
    button.addEventListener("click", act);
  }

  sheet.setAttribute("aria-keyshortcuts", "+ - 0");
  sheet.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "+": () => turn(scale * step), "=": () => turn(scale * step), "-": () => turn(scale / step), "0": () => turn(start), Escape: isFull() ? null : () => sheet.blur() }[event.key];
    if (!act) return;
    if (event.key !== "Escape") event.preventDefault();
    act();
  });

  // The wheel scrolls the page, as it does everywhere, unless Ctrl or ⌘ is held
  // or the reader has gone into the sheet; at the ends it is the page's again.
  sheet.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== sheet) return;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    const to = scale * Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002));
    const ends = (scale >= most && to > scale) || (scale <= Math.min(whole, start) && to < scale);
    if (ends && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    turn(to, event.clientX, event.clientY);
  }, { passive: false });

  pinch(sheet, () => scale, turn);
  drag(sheet);
  sheet.addEventListener("scroll", edges, { passive: true });
  fit();
  new ResizeObserver(fit).observe(sheet.parentElement);
  addEventListener("resize", fit);
}

// pinch: two fingers zoom; one pans, which is the browser's.
function pinch(sheet, scaleNow, turn) {
  let from = null;
  const spread = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  sheet.addEventListener("touchstart", (event) => {
    from = event.touches.length === 2 ? { spread: spread(event.touches), scale: scaleNow() } : null;
  }, { passive: true });
  sheet.addEventListener("touchmove", (event) => {
    if (!from || event.touches.length !== 2) return;
    event.preventDefault();
    const [a, b] = event.touches;
    turn(from.scale * spread(event.touches) / from.spread, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
  }, { passive: false });
  sheet.addEventListener("touchend", () => { from = null; });
}

// drag: a mouse takes hold of the drawing; a link is followed only when it was not moved.
function drag(sheet) {
  let from = null;
  let moved = false;
  sheet.addEventListener("pointerdown", (event) => {
    moved = false;
    if (event.pointerType !== "mouse" || event.button !== 0 || !sheet.classList.contains("lt-pans")) return;
    from = { x: event.clientX + sheet.scrollLeft, y: event.clientY + sheet.scrollTop, startX: event.clientX, startY: event.clientY };
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!from) return;
    if (!moved && Math.hypot(event.clientX - from.startX, event.clientY - from.startY) < 5) return;
    if (!moved) {
      moved = true;
      sheet.setPointerCapture(event.pointerId);
      sheet.classList.add("lt-panning");
    }
    sheet.scrollTo({ left: from.x - event.clientX, top: from.y - event.clientY, behavior: "instant" });
  });
  const end = () => {
    from = null;
    sheet.classList.remove("lt-panning");
  };
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", end);
  sheet.addEventListener("dragstart", (event) => event.preventDefault());
  sheet.addEventListener("click", (event) => {
    if (!moved) return;
    moved = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
