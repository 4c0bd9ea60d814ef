// The card of a reference: shown on hover and focus, and on the first tap where there is no hover.
// What it says stands in the page: <script type="application/json" id="lt-cards">
//   {"ks-svarut": {"name": …, "kind": …, "status": …, "tone": …, "summary": …, "lang": …}}
// and a reference names its entry: <a class="lt-ref" href=… data-ref="ks-svarut">.
const DELAY = 250;

export function refCards() {
  const source = document.getElementById("lt-cards");
  if (!source) return;
  const cards = JSON.parse(source.textContent);
  const card = document.createElement("div");
  card.className = "lt-card";
  card.id = "lt-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);

  let shown = null;
  let timer = 0;
  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  };
  const show = (link) => {
    clearTimeout(timer);
    const entry = cards[link.dataset.ref];
    if (!entry || shown === link) return;
    hide();
    fill(card, entry);
    card.hidden = false;
    place(card, link);
    link.setAttribute("aria-describedby", card.id);
    shown = link;
  };
  const later = (action) => { clearTimeout(timer); timer = setTimeout(action, DELAY); };
  const refOf = (event) => event.target.closest?.("a[data-ref]");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = refOf(event);
    if (link) later(() => show(link));
    else if (card.contains(event.target)) clearTimeout(timer); // the card may be pointed at
    else if (shown && document.activeElement !== shown) later(hide);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = refOf(event);
    if (link && link.matches(":focus-visible")) show(link);
    else hide();
  });
  document.addEventListener("focusout", (event) => { if (event.target === shown) hide(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("click", (event) => {
    const link = refOf(event);
    if (!link) { if (!card.contains(event.target)) hide(); return; }
    if (event.pointerType === "touch" && shown !== link && cards[link.dataset.ref]) {
      event.preventDefault(); // the second tap follows the link
      show(link);
    }
  });
}

function fill(card, entry) {
  const part = (className, text) => {
    const p = document.createElement("p");
    p.className = className;
    p.textContent = text;
    return p;
  };
  const line = part("lt-card-line", "");
  if (entry.kind) line.append(Object.assign(document.createElement("span"), { textContent: entry.kind }));
  if (entry.status) {
    const status = Object.assign(document.createElement("span"), { className: "lt-status", textContent: entry.status });
    status.dataset.tone = entry.tone;
    line.append(status);
  }
  const parts = [part("lt-card-name", entry.name), line];
  if (entry.summary) parts.push(part("lt-card-text", entry.summary));
  card.replaceChildren(...parts);
  card.lang = entry.lang || "";
  if (!entry.lang) card.removeAttribute("lang");
}

function place(card, link) {
  const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const room = document.documentElement.clientWidth - card.offsetWidth - 16;
  const left = Math.max(16, Math.min(box.left, room));
  const below = box.bottom + 8 + card.offsetHeight < innerHeight || box.top < card.offsetHeight + 16;
  const top = below ? box.bottom + 8 : box.top - card.offsetHeight - 8;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}
