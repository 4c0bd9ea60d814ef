// The search box: a combobox whose list has the pages found, grouped by kind
// (ARIA Authoring Practices, combobox with a list). It works as a plain form
// where there is no script.
import { make, marked, titleOf } from "./hit.js";
import { announcer, count, say } from "./text.js";

const SHOWN = 8;

export class Box {
  constructor(form, engine, number) {
    this.form = form;
    this.id = `lt-found-${number}`; // several boxes may stand on a page
    this.input = form.querySelector("input");
    this.engine = engine; // a function that gives a promise
    this.turn = 0;
    this.options = [];
    this.active = -1;
    this.list = make("div", "lt-search-list");
    this.list.id = this.id;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", say("results"));
    this.note = make("p", "lt-search-note");
    this.popup = make("div", "lt-search-popup", this.note, this.list);
    this.popup.hidden = true;
    const status = make("p", "lt-search-said");
    status.setAttribute("role", "status");
    this.announce = announcer(status);
    form.append(this.popup, status);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.list.id]]) {
      this.input.setAttribute(name, value);
    }
    this.input.addEventListener("focus", () => { this.engine().catch(() => {}); }, { once: true });
    this.input.addEventListener("input", () => this.search());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) this.close(); });
    this.popup.addEventListener("pointerdown", (event) => { if (event.target.closest("[role=option]")) event.preventDefault(); });
  }

  async search() {
    const turn = ++this.turn;
    const query = this.input.value;
    if (!query.trim()) return this.close();
    try {
      const engine = await this.engine();
      const { units, list, cut, guesses } = await engine.search(query);
      const hits = (await Promise.all(list.slice(0, SHOWN).map((found) => engine.show(found, units)))).filter(Boolean);
      if (turn !== this.turn) return; // another letter came meanwhile
      this.show(query, engine, hits, { total: list.length, cut, empty: units.length === 0, guesses });
    } catch (error) {
      if (turn !== this.turn) return;
      this.fill([], say(error.stale ? "stale" : "gone"));
    }
  }

  show(query, engine, hits, { total, cut, empty, guesses }) {
    const groups = new Map();
    for (const hit of hits) {
      if (!groups.has(hit.kind)) groups.set(hit.kind, []);
      groups.get(hit.kind).push(hit);
    }
    const elements = [...groups].map(([kind, members], i) => {
      const label = make("div", "lt-search-kind", engine.name("kind", kind));
      label.id = `${this.id}-kind-${i}`;
      const group = make("div", "lt-search-group", label, ...members.map((hit) => this.option(hit)));
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", label.id);
      return group;
    });
    if (total > hits.length) {
      const all = make("a", "lt-search-option lt-search-all", `${say("all")} (${total}${cut ? "+" : ""})`);
      all.href = `${this.form.action}?q=${encodeURIComponent(query)}`;
      elements.push(asOption(all));
    }
    const notes = [];
    if (empty) notes.push(say("empty"));
    else if (hits.length === 0 && engine.failed) return this.fill([], say("gone"));
    else if (hits.length === 0) notes.push(`${say("none", query)}. ${say("help")[0]}`);
    if (guesses.length > 0) notes.push(say("guess", guesses.join(" ")));
    if (engine.failed) notes.push(say("failed"));
    this.fill(elements, notes.join(" "), hits.length > 0 ? `${count(total, cut)}. ${say("choose")}` : "");
  }

  option(hit) {
    const link = make("a", "lt-search-option", make("span", "lt-search-title", ...titleOf(hit)), marked(hit));
    link.href = hit.part?.href ?? hit.href;
    if (hit.part) link.querySelector(".lt-search-title").append(make("span", "lt-search-above", ` › ${hit.part.title}`));
    return asOption(link);
  }

  fill(elements, note, said = note) {
    this.list.replaceChildren(...elements);
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, i) => { option.id = `${this.id}-${i}`; });
    this.note.textContent = note;
    this.note.hidden = !note;
    this.list.hidden = elements.length === 0;
    this.choose(-1);
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", String(elements.length > 0));
    this.announce(said || note);
  }

  choose(at) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = at;
    const option = this.options[at];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  close() {
    this.turn++;
    this.popup.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
    this.announce("");
  }

  key(event) {
    const last = this.options.length - 1;
    const shown = !this.popup.hidden;
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (shown) this.close(); else this.input.value = "";
    } else if (event.key === "ArrowDown" && !shown) {
      this.search();
    } else if (event.key === "ArrowDown" && last >= 0) {
      this.choose(this.active === last ? -1 : this.active + 1);
    } else if (event.key === "ArrowUp" && shown && last >= 0) {
      this.choose(this.active < 0 ? last : this.active - 1);
    } else if (event.key === "Enter" && shown && this.active >= 0) {
      this.options[this.active].click();
    } else {
      return;
    }
    event.preventDefault();
  }
}

function asOption(link) {
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  return link;
}
