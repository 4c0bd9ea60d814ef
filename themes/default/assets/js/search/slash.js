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
  });
  return make("label", "lt-search-slash", box, say("slash"));
}
