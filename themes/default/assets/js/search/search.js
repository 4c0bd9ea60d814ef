// Search: the box on every page, and the search page. "/" and Ctrl-K go to it.
import { Box } from "./box.js";
import { Engine } from "./engine.js";
import { Page } from "./page.js";
import * as slash from "./slash.js";
import { lang } from "./text.js";

export function search() {
  const forms = document.querySelectorAll("form[data-search-index]");
  const [form] = forms;
  if (!form) return;
  let opened;
  const engine = () => {
    opened ??= Engine.open(form.dataset.searchIndex, lang, form.dataset.searchRoot).catch((error) => {
      opened = undefined; // the next letter tries again
      throw error;
    });
    return opened;
  };
  slash.tell();
  const page = document.getElementById("lt-search-page");
  if (page) new Page(page, form, engine); else forms.forEach((other, i) => new Box(other, engine, i));
  document.addEventListener("keydown", (event) => {
    const slashed = event.key === "/" && slash.on() && !event.ctrlKey && !event.metaKey && !event.altKey && !isField(event.target);
    const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slashed && !control) return;
    event.preventDefault();
    const input = form.querySelector("input");
    input.focus();
    input.select();
  });
}

const isField = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
