// The search page: all that is found, narrowed by kind, status, owner and more,
// with the query and what it is narrowed by in the address.
import { keys, read as readList, withState } from "../requirements/state.js";
import { make, marked, titleOf } from "./hit.js";
import * as slash from "./slash.js";
import { announcer, count, say } from "./text.js";

const PAUSE = 400; // before the address follows the letters
const SHOWN = 10;
const MOST_VALUES = 7;
const WIDE = "(min-width: 64rem)"; // as in search.css

export class Page {
  constructor(root, form, engine) {
    this.root = root;
    this.input = form.querySelector("input");
    this.engine = engine;
    this.turn = 0;
    this.unfolded = new Set(); // fields of which all values are shown
    for (const part of ["status", "message", "narrow", "facets", "results", "more"]) this[part] = root.querySelector(`.lt-search-${part}`);
    const said = make("p", "lt-search-said");
    said.setAttribute("role", "status");
    this.announce = announcer(said);
    root.append(said, slash.choice());
    this.marks = [...(document.getElementById("lt-search-marks")?.content.children ?? [])];
    this.browse = document.getElementById("browse")?.closest("section");
    this.more.textContent = say("more");
    const wide = matchMedia(WIDE);
    this.narrow.open = wide.matches;
    wide.addEventListener("change", () => { this.narrow.open = wide.matches; });
    root.hidden = false;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.change(true); });
    this.input.addEventListener("input", () => this.change(false));
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
    for (const [field, value] of parameters) if (field !== "q" && !keys.includes(field)) this.choose(field, value);
    return this.search();
  }

  choose(field, value) { this.filter.set(field, (this.filter.get(field) ?? new Set()).add(value)); }

  // change takes them from the page and puts them in the address.
  change(step) {
    this.filter = new Map();
    for (const box of this.facets.querySelectorAll("input:checked")) this.choose(box.name, box.value);
    clearTimeout(this.timer);
    if (step) this.write("pushState"); else this.timer = setTimeout(() => this.write("replaceState"), PAUSE);
    return this.search();
  }

  write(method) {
    const parameters = new URLSearchParams();
    if (this.input.value) parameters.set("q", this.input.value);
    for (const [field, values] of this.filter) for (const value of values) parameters.append(field, value);
    const query = parameters.toString();
    try {
      history[method](null, "", withState(location.pathname + (query && `?${query}`), readList()));
    } catch {
      // A browser may not let a page from file:// change its address.
    }
  }

  async search() {
    const turn = ++this.turn;
    const query = this.input.value;
    if (!query.trim()) return this.clear();
    try {
      const engine = await this.engine();
      for (const field of this.filter.keys()) if (!engine.catalogue.fields.includes(field)) this.filter.delete(field);
      const answer = await engine.search(query, this.filter);
      const [facets, hits] = await Promise.all([answer.units.length > 0 ? engine.facets(answer, this.filter) : undefined, this.hits(engine, answer, 0)]);
      if (turn !== this.turn) return;
      [this.answer, this.used] = [answer, engine];
      this.results.replaceChildren(...hits);
      this.fold();
      this.offer(engine, facets);
      this.tell(query, engine);
      this.root.dataset.query = query; // what is shown is the answer to
    } catch (error) {
      if (turn !== this.turn) return;
      this.clear();
      this.show([], [say(error.stale ? "stale" : "gone")]);
    }
  }

  clear() {
    this.answer = { units: [], list: [] };
    this.results.replaceChildren();
    this.facets.replaceChildren();
    this.narrow.hidden = true;
    this.fold();
    this.show([], []);
  }

  // tell says how many pages were found, and what there is to know about that.
  tell(query, engine) {
    const { units, list, cut, guesses } = this.answer;
    const none = units.length > 0 && list.length === 0;
    if (none && engine.failed) return this.show([], [say("gone")]); // who knows what there is
    const texts = [guesses.length > 0 && say("guess", guesses.join(" ")), none && cut && say("deeper"), engine.failed && say("failed")].filter(Boolean);
    const found = units.length === 0 ? say("empty") : none ? say("none", query) : count(list.length, cut);
    this.show([found], texts, none ? say("help") : [], none && this.filter.size > 0 ? [this.remover()] : []);
  }

  show(found, texts, help = [], more = []) {
    this.status.textContent = found.join("");
    const parts = [...texts.map((text) => make("p", "", text)), ...more];
    if (help.length > 0) parts.push(make("ul", "", ...help.map((text) => make("li", "", text))));
    this.message.replaceChildren(...parts);
    this.message.hidden = parts.length === 0;
    this.announce([...found, ...texts, ...help.slice(0, 1)].join(" "));
  }

  // remover takes away all that narrows.
  remover() {
    const button = make("button", "lt-search-remove", say("clear"));
    button.type = "button";
    button.addEventListener("click", () => {
      for (const box of this.facets.querySelectorAll("input")) box.checked = false;
      this.input.focus();
      this.change(true);
    });
    return button;
  }

  hits(engine, { units, list }, start) {
    return Promise.all(list.slice(start, start + SHOWN).map(async (found) => {
      const hit = await engine.show(found, units);
      return hit ? this.result(engine, hit) : make("li", "lt-search-lost");
    }));
  }

  // add shows the next pages found.
  async add(number, focus) {
    const turn = this.turn;
    const start = this.results.childElementCount;
    const hits = await this.hits(this.used, this.answer, start);
    if (turn !== this.turn) return;
    this.results.append(...hits);
    this.fold();
    if (focus) this.results.children[start]?.querySelector("a")?.focus();
  }

  // fold shows the button for more while there is more, and the lists to browse
  // while there is nothing else.
  fold() {
    this.more.hidden = this.results.childElementCount >= this.answer.list.length;
    if (this.browse) this.browse.hidden = this.answer.list.length > 0;
  }

  mark(key, value) {
    const mark = this.marks.find((element) => element.dataset[key] === value);
    return mark ? [...mark.cloneNode(true).childNodes] : [];
  }

  result(engine, hit) {
    const link = make("a", "", ...titleOf({ ...hit, above: "" }));
    link.href = hit.href;
    const what = make("span", "lt-search-what", make("span", "lt-search-kind", engine.name("kind", hit.kind)));
    if (hit.above) what.append(make("span", "lt-search-above", ` · ${hit.above}`));
    const facts = make("p", "lt-search-facts", ...this.mark("kind", hit.kind), what);
    if (hit.status) facts.append(...this.mark("status", hit.status));
    const item = make("li", "lt-search-hit", facts, make("h2", "", link));
    if (hit.excerpt) item.append(make("p", "", marked(hit)));
    if (hit.part) {
      const part = make("a", "", hit.part.title);
      part.href = hit.part.href;
      item.append(make("p", "lt-search-part", part));
    }
    return item;
  }

  // offer shows what the pages found can be narrowed by.
  offer(engine, facets) {
    const focused = document.activeElement?.closest(".lt-search-facets") && document.activeElement.id;
    const groups = [];
    for (const [field, counts] of facets?.counts ?? []) {
      const chosen = this.filter.get(field) ?? new Set();
      if (counts.size < 2 && chosen.size === 0) continue;
      const values = [...counts].sort((a, b) => chosen.has(b[0]) - chosen.has(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([value, number]) => this.value(field, value, facets.name(field, value), number, chosen.has(value)));
      const first = values.splice(0, Math.max(MOST_VALUES, chosen.size));
      if (values.length === 1) first.push(...values.splice(0));
      groups.push(make("fieldset", "", make("legend", "", engine.name(field, "")), ...first, ...this.rest(field, values)));
    }
    if (this.filter.size > 0) groups.unshift(this.remover());
    this.facets.replaceChildren(...groups);
    this.narrow.hidden = groups.length === 0;
    const number = [...this.filter.values()].reduce((sum, values) => sum + values.size, 0);
    this.narrow.firstElementChild.textContent = say("narrow") + (number > 0 ? ` (${number})` : "");
    if (focused) document.getElementById(focused)?.focus();
  }

  value(field, value, name, number, checked) {
    const box = make("input");
    Object.assign(box, { type: "checkbox", name: field, value, checked, id: `lt-facet-${field}-${value}` });
    return make("label", "lt-search-value", box, make("span", "", name), make("span", "lt-count", String(number)));
  }

  // rest folds the values that few pages have.
  rest(field, values) {
    if (values.length === 0) return [];
    const summary = make("summary", "", say("others", values.length));
    summary.id = `lt-facet-${field}`;
    const details = make("details", "lt-search-rest", summary, ...values);
    details.open = this.unfolded.has(field);
    details.addEventListener("toggle", () => this.unfolded[details.open ? "add" : "delete"](field));
    return [details];
  }
}
