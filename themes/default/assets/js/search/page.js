// The search page: all that is found, narrowed by kind, status, owner and more,
// with the query and what it is narrowed by in the address.
import { make, marked, titleOf } from "./hit.js";
import { count, say } from "./text.js";

const DELAY = 120;
const SHOWN = 10;
const MOST_VALUES = 12;

export class Page {
  constructor(root, form, engine) {
    this.root = root;
    this.input = form.querySelector("input");
    this.engine = engine;
    this.turn = 0;
    this.status = root.querySelector(".lt-search-status");
    this.message = root.querySelector(".lt-search-message");
    this.facets = root.querySelector(".lt-search-facets");
    this.results = root.querySelector(".lt-search-results");
    this.more = root.querySelector(".lt-search-more");
    this.more.textContent = say("more");
    root.hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.change(true); });
    this.input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.change(false), DELAY); });
    this.more.addEventListener("click", () => this.add(SHOWN, true));
    this.facets.addEventListener("change", () => this.change(true));
    addEventListener("popstate", () => this.read());
    this.read();
  }

  // read takes the query and the filter from the address.
  read() {
    const parameters = new URLSearchParams(location.search);
    this.input.value = parameters.get("q") ?? "";
    this.filter = new Map();
    for (const [field, value] of parameters) {
      if (field !== "q") this.filter.set(field, (this.filter.get(field) ?? new Set()).add(value));
    }
    return this.search();
  }

  // change takes them from the page and puts them in the address.
  change(step) {
    clearTimeout(this.timer);
    this.filter = new Map();
    for (const box of this.facets.querySelectorAll("input:checked")) this.filter.set(box.name, (this.filter.get(box.name) ?? new Set()).add(box.value));
    const parameters = new URLSearchParams();
    if (this.input.value) parameters.set("q", this.input.value);
    for (const [field, values] of this.filter) for (const value of values) parameters.append(field, value);
    const address = `${location.pathname}${parameters.size > 0 ? "?" + parameters : ""}`;
    try {
      if (step) history.pushState(null, "", address); else history.replaceState(null, "", address);
    } catch {
      // A browser may not let a page from file:// change its address.
    }
    return this.search();
  }

  async search() {
    const turn = ++this.turn;
    const query = this.input.value;
    if (!query.trim()) return this.clear();
    try {
      const engine = await this.engine();
      for (const field of this.filter.keys()) if (!engine.catalogue.fields.includes(field)) this.filter.delete(field);
      const { units, list, guesses } = await engine.search(query, this.filter);
      const facets = units.length > 0 ? await engine.facets(query, this.filter) : undefined;
      if (turn !== this.turn) return;
      [this.units, this.list, this.used] = [units, list, engine];
      this.results.replaceChildren();
      await this.add(SHOWN, false);
      if (turn !== this.turn) return;
      this.narrow(engine, facets);
      this.status.textContent = units.length === 0 ? say("empty") : list.length === 0 ? say("none", query) : count(list.length);
      this.tell([guesses.length > 0 && say("guess", guesses.join(" ")), engine.failed && say("failed")], units.length > 0 && list.length === 0);
      this.root.dataset.query = query; // what is shown is the answer to
    } catch (error) {
      if (turn !== this.turn) return;
      this.clear();
      this.tell([say(error.stale ? "stale" : "gone")]);
    }
  }

  clear() {
    this.results.replaceChildren();
    this.facets.replaceChildren();
    this.status.textContent = "";
    this.more.hidden = true;
    this.list = [];
    this.tell([]);
  }

  tell(texts, help = false) {
    const parts = texts.filter(Boolean).map((text) => make("p", "", text));
    if (help) parts.push(make("ul", "", ...say("help").map((text) => make("li", "", text))));
    this.message.replaceChildren(...parts);
    this.message.hidden = parts.length === 0;
  }

  // add shows the next pages found.
  async add(number, focus) {
    const turn = this.turn;
    const start = this.results.childElementCount;
    const hits = await Promise.all(this.list.slice(start, start + number).map((found) => this.used.show(found, this.units)));
    if (turn !== this.turn) return;
    this.results.append(...hits.map((hit) => (hit ? this.result(hit) : make("li", "lt-search-lost"))));
    this.more.hidden = this.results.childElementCount >= this.list.length;
    if (focus) this.results.children[start]?.querySelector("a")?.focus();
  }

  result(hit) {
    const link = make("a", "", ...titleOf(hit));
    link.href = hit.href;
    const facts = make("p", "lt-search-facts", make("span", "lt-search-kind", this.used.name("kind", hit.kind)));
    if (hit.status) facts.append(make("span", "lt-search-state", this.used.name("status", hit.status)));
    const item = make("li", "lt-search-hit", facts, make("h2", "", link), make("p", "", marked(hit)));
    if (hit.part) {
      const part = make("a", "", hit.part.title);
      part.href = hit.part.href;
      item.append(make("p", "lt-search-part", "› ", part));
    }
    return item;
  }

  narrow(engine, facets) {
    const open = document.activeElement?.closest(".lt-search-facets") && document.activeElement.id;
    const groups = [];
    for (const [field, counts] of facets?.counts ?? []) {
      const chosen = this.filter.get(field) ?? new Set();
      if (counts.size < 2 && chosen.size === 0) continue;
      const values = [...counts].sort((a, b) => chosen.has(b[0]) - chosen.has(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const items = values.slice(0, Math.max(MOST_VALUES, chosen.size)).map(([value, number]) => {
        const box = make("input");
        Object.assign(box, { type: "checkbox", name: field, value, checked: chosen.has(value), id: `lt-facet-${field}-${value}` });
        return make("label", "lt-search-value", box, make("span", "", facets.name(field, value)), make("span", "lt-count", String(number)));
      });
      groups.push(make("fieldset", "", make("legend", "", engine.name(field, "")), ...items));
    }
    this.facets.replaceChildren(...groups);
    if (open) document.getElementById(open)?.focus();
  }
}
