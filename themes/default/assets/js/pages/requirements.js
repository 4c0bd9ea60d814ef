// The page of the requirement list: shows what the address names, and makes files of
// it here, without a server.
import { csv, makeList } from "../requirements/list.js";
import { docx } from "../requirements/docx.js";
import { loadElement, loadForm } from "../requirements/load.js";
import { read, toggle, write } from "../requirements/state.js";
import { xlsx } from "../requirements/xlsx.js";
import { zip } from "../requirements/zip.js";

const office = "application/vnd.openxmlformats-officedocument.";
const kinds = {
  docx: (list, form) => zip(docx(list, form.docx), `${office}wordprocessingml.document`),
  xlsx: (list) => zip(xlsx(list), `${office}spreadsheetml.sheet`),
  csv: (list) => new Blob([csv(list)], { type: "text/csv;charset=utf-8" }),
};

// make builds an element of the page: make("li", {className}, child, "text").
function make(name, properties, ...children) {
  const element = document.createElement(name);
  Object.assign(element, properties);
  element.append(...children.filter((child) => child !== ""));
  return element;
}

class ListPage {
  constructor(box) {
    this.box = box;
    this.words = box.dataset;
    this.address = new URL(box.dataset.form, document.baseURI).href;
    this.status = box.querySelector("[role=status]");
    this.body = box.querySelector(".lt-list-body");
    this.buttons = [...box.querySelectorAll("button[data-make]")];
    this.turn = 0;
  }

  async start() {
    try {
      this.form = await loadForm(this.address);
    } catch {
      this.status.textContent = this.words.broken;
      return;
    }
    this.fields = [...this.box.querySelectorAll("input")];
    for (const field of this.fields) field.addEventListener("change", () => this.choose());
    for (const button of this.buttons) button.addEventListener("click", () => this.give(button));
    document.addEventListener("lintel:list", () => this.show());
    addEventListener("popstate", () => this.show());
    await this.show();
  }

  choose() {
    const levels = this.fields.filter(({ name, checked }) => name === "niva" && checked).map(({ value }) => value);
    const lang = this.fields.find(({ name, checked }) => name === "sprak" && checked)?.value ?? "";
    write({ ...read(), levels: levels.length === 3 ? [] : levels, lang: lang === document.documentElement.lang ? "" : lang });
    document.dispatchEvent(new CustomEvent("lintel:list"));
  }

  // base is the site's address: its own, or where it is read when it does not know.
  base() {
    if (this.form.base || !location.protocol.startsWith("http")) return this.form.base;
    return new URL("../", this.address).href.replace(/\/$/, "");
  }

  async show() {
    const turn = ++this.turn;
    const state = read();
    const lang = Object.hasOwn(this.form.words, state.lang) ? state.lang : document.documentElement.lang;
    for (const field of this.fields) {
      field.checked = field.name === "sprak" ? field.value === lang : state.levels.length === 0 || state.levels.includes(field.value);
    }
    const folder = this.address.replace(/\.js$/, "/");
    const all = await Promise.all(state.ids.map(async (id) => ({ id, data: await loadElement(folder, id) })));
    if (turn !== this.turn) return; // something newer is on its way
    this.list = makeList(this.form, all.filter(({ data }) => data), { lang, levels: state.levels, base: this.base() });
    this.draw(all);
  }

  draw(all) {
    const { list, words } = this;
    const gone = all.filter(({ data }) => !data).map(({ id }) => id);
    const silent = all.filter(({ id, data }) => data && !list.entries.some((entry) => entry.id === id));
    const messages = [];
    if (all.length === 0) messages.push(words.empty);
    else messages.push(words.sum.replace("{n}", list.count).replace("{m}", list.entries.length));
    if (silent.length > 0) messages.push(words.silent.replace("{names}", silent.map(({ data }) => data[list.lang].name).join(", ")));
    if (gone.length > 0) messages.push(words.gone.replace("{ids}", gone.join(", ")));
    this.status.textContent = messages.join(" ");
    for (const button of this.buttons) button.disabled = list.count === 0 || (button.dataset.make in { copy: 1, share: 1 } && !navigator.clipboard);
    this.body.lang = list.lang;
    this.body.replaceChildren(...list.entries.map((entry) => this.section(entry)), ...[...silent.map(({ id }) => id), ...gone].map((id) => this.left(id)));
  }

  remove(id, name) {
    const button = make("button", { type: "button", className: "lt-take lt-taken", lang: document.documentElement.lang }, this.words.remove, make("span", { className: "lt-sr" }, `: ${name}`));
    button.addEventListener("click", () => {
      if (read().ids.includes(id)) toggle(id);
      this.status.focus();
    });
    return button;
  }

  // left is what the address names and the list does not show.
  left(id) {
    return make("p", { className: "lt-list-left" }, make("span", { className: "lt-id" }, id), " ", this.remove(id, id));
  }

  section(entry) {
    const w = this.list.words;
    const items = entry.rows.map((row) => make("li", { className: "lt-req" },
      make("p", { className: "lt-req-mark" }, make("span", { className: "lt-num" }, row.number), make("strong", { className: "lt-level" }, row.level)),
      make("div", { className: "lt-req-text" },
        make("p", {}, row.text),
        make("p", { className: "lt-req-verify" }, `${w.asked}: ${row.asked}`),
        make("p", { className: "lt-req-verify" }, `${row.assessed} · `, this.link(row), row.basis ? ` · ${row.basis}` : ""))));
    const id = `list-${entry.id}`;
    return make("section", { className: "lt-section" },
      make("div", { className: "lt-list-head" }, make("h2", { id }, `${entry.number} ${entry.name}`), this.remove(entry.id, entry.name)),
      make("p", { className: "lt-small lt-muted" }, entry.line),
      make("ol", { className: "lt-reqs" }, ...items));
  }

  // link leads from a reference to where it is read. Only with a server does its
  // permanent address do that.
  link({ reference, address }) {
    if (!address.startsWith("http")) return make("span", { className: "lt-id" }, reference);
    return make("a", { className: "lt-id", href: address }, reference);
  }

  async give(button) {
    const { make: kind, done } = button.dataset;
    if (kind === "copy" || kind === "share") {
      try {
        await (kind === "copy" ? this.copy() : navigator.clipboard.writeText(location.href));
      } catch {
        this.status.textContent = this.words.failed;
        return;
      }
      this.status.textContent = done;
      return;
    }
    const url = URL.createObjectURL(kinds[kind](this.list, this.form));
    make("a", { href: url, download: `${this.list.words.file}.${kind}` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    this.status.textContent = done;
  }

  // copy puts the list on the clipboard, as a table for a text and as lines.
  copy() {
    const w = this.list.words;
    const cells = [[w.number, w.text, w.level, w.asked, w.reference]];
    for (const { rows } of this.list.entries) for (const r of rows) cells.push([r.number, r.text, `${r.level}, ${r.assessed}`, r.asked, `${r.reference} ${r.address}`]);
    const plain = cells.map((row) => row.join("\t")).join("\n");
    if (!globalThis.ClipboardItem) return navigator.clipboard.writeText(plain);
    const grid = make("table", {}, ...cells.map((row, i) => make("tr", {}, ...row.map((cell) => make(i ? "td" : "th", {}, cell)))));
    return navigator.clipboard.write([new ClipboardItem({
      "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([grid.outerHTML], { type: "text/html" }),
    })]);
  }
}

const box = document.getElementById("lt-list");
if (box) {
  box.hidden = false;
  new ListPage(box).start();
}
