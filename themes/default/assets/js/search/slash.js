// The "/" key can be switched off, on the search page: who speaks to the browser,
// or hits keys unmeant, must be able to (WCAG 2.1.4). It is remembered here.
import { make } from "./hit.js";
import { say } from "./text.js";

const KEY = "lintel-slash";

export function on() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true; // nothing can be remembered
  }
}

// tell says by which keys the fields are reached, to who does not see the page.
export function tell() {
  for (const input of document.querySelectorAll("form[data-search-index] input")) input.setAttribute("aria-keyshortcuts", on() ? "/ Control+K" : "Control+K");
}

// choice is the box to tick.
export function choice() {
  const box = make("input");
  box.type = "checkbox";
  box.checked = on();
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(KEY); else localStorage.setItem(KEY, "off");
    } catch {
      box.checked = true;
    }
    tell();
  });
  return make("label", "lt-search-slash", box, say("slash"));
}
