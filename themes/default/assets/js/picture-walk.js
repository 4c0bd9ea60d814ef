// The walk through a process: one step at a time, in the picture and as text. The
// text is that of the page's list of steps; a view, which has none, gets it from the
// page of its process, and where that cannot be read (file://) tells the step's name.
export function walk(picture) {
  const { figure, sheet, svg, nodes } = picture;
  const button = picture.button("walk");
  if (!button) return;
  const steps = nodes.filter((node) => /^[^#]+#./.test(node.dataset.id ?? "") && node.querySelector(".lt-badge"));
  if (steps.length < 2) return;
  const number = (node) => Number(node.querySelector(".lt-badge").textContent) || 0;
  steps.sort((a, b) => number(a) - number(b));
  button.hidden = false;

  const make = (name, className, parent) => {
    const e = document.createElement(name);
    e.className = className;
    parent.append(e);
    return e;
  };
  const panel = document.createElement("section");
  panel.className = "lt-walk";
  panel.hidden = true;
  panel.id = `${figure.id}-walk`;
  panel.setAttribute("aria-label", button.textContent);
  const text = make("div", "lt-walk-text", panel);
  text.setAttribute("aria-live", "polite");
  const turns = make("div", "lt-walk-turn", panel);
  const previous = make("button", "", turns);
  const next = make("button", "", turns);
  previous.type = next.type = "button";
  previous.textContent = button.dataset.previous;
  next.textContent = button.dataset.next;
  figure.querySelector("figcaption").before(panel);
  button.setAttribute("aria-controls", panel.id);

  let at = -1;
  const show = (i) => {
    if (i < 0 || i >= steps.length) return;
    steps[at]?.classList.remove("lt-here");
    at = i;
    const node = steps[at];
    node.classList.add("lt-here");
    picture.keep(node);
    previous.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === steps.length - 1));
    const count = button.dataset.step.replace("{n}", at + 1).replace("{m}", steps.length);
    text.replaceChildren(...tell(node, count, steps.source ?? document));
    into(sheet, node);
  };
  const fetchSteps = async () => {
    const address = steps[0].href.baseVal.split("#")[0];
    if (document.querySelector(".lt-step") || !address) return;
    try {
      const page = new URL(address, document.baseURI);
      const source = new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html");
      for (const link of source.querySelectorAll(".lt-step a")) link.href = new URL(link.getAttribute("href"), page).href;
      steps.source = source;
    } catch { /* the names do */ }
  };
  previous.addEventListener("click", () => show(at - 1));
  next.addEventListener("click", () => show(at + 1));
  button.addEventListener("click", async () => {
    const open = panel.hidden;
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    svg.classList.toggle("lt-walked", open);
    if (open) {
      next.focus();
      await fetchSteps();
      show(Math.max(at, 0));
    } else {
      steps[at]?.classList.remove("lt-here");
      picture.keep(null);
    }
  });
  picture.refitted = () => { if (!panel.hidden && steps[at]) into(sheet, steps[at]); };
  // Focus in the picture lets go of the step when it leaves: take it back.
  svg.addEventListener("focusout", () => { if (!panel.hidden) picture.keep(steps[at]); });
}

// tell gives a step's text, copied from the list without ids and headings.
function tell(node, count, source) {
  const p = (className, content) => {
    const e = document.createElement("p");
    e.className = className;
    e.textContent = content;
    return e;
  };
  const parts = [p("lt-walk-no", count)];
  const item = source.getElementById(node.dataset.id.split("#")[1]);
  if (!item?.matches(".lt-step")) return [...parts, p("lt-walk-name", nameOf(node))];
  parts.push(p("lt-walk-name", item.querySelector("h3").textContent.trim()));
  for (const [from, to] of [[".lt-step-line", "lt-walk-line"], [".lt-step-text", ""]]) {
    const found = item.querySelector(from);
    if (found) parts.push(p(to, found.textContent));
  }
  const facts = item.querySelector("dl");
  if (facts) parts.push(document.importNode(facts, true));
  return parts;
}

// nameOf is what a node is called: as it is read out, or as its lines say.
const nameOf = (node) => node.getAttribute("aria-label") ?? node.querySelector("title")?.textContent
  ?? Array.from(node.querySelectorAll(".lt-title tspan, .lt-title:not(:has(tspan))"), (line) => line.textContent).join(" ");

// into scrolls the sheet, never the page, until a node stands in its middle.
function into(sheet, node) {
  const box = node.getBoundingClientRect();
  const room = sheet.getBoundingClientRect();
  sheet.scrollBy({
    left: box.left + box.width / 2 - room.left - room.width / 2,
    top: box.top + box.height / 2 - room.top - room.height / 2,
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth",
  });
}
