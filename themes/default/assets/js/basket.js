// "Legg i kravliste" wherever an element stands that can be in one, and a line at
// the foot of the window that says how many there are and leads to the list.
import { carry, read, toggle } from "./requirements/state.js";

export function basket() {
  const foot = document.getElementById("lt-basket");
  if (!foot) return;
  carry();
  for (const row of document.querySelectorAll("tr[data-take]")) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "lt-take" });
    button.dataset.take = row.dataset.take;
    button.dataset.name = row.querySelector("th a").textContent;
    row.querySelector("th").append(button);
  }
  const buttons = document.querySelectorAll("button.lt-take");
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => toggle(button.dataset.take));
  }
  const link = foot.querySelector("a");
  const show = () => {
    const { ids } = read();
    for (const button of buttons) {
      const there = ids.includes(button.dataset.take);
      const name = document.createElement("span");
      name.className = "lt-sr";
      name.textContent = `: ${button.dataset.name}`;
      button.replaceChildren(there ? foot.dataset.remove : foot.dataset.add, name);
      button.classList.toggle("lt-taken", there);
    }
    foot.hidden = ids.length === 0;
    document.documentElement.classList.toggle("lt-with-basket", ids.length > 0);
    link.textContent = foot.dataset.count.replace("{n}", ids.length);
  };
  document.addEventListener("lintel:list", show);
  addEventListener("popstate", show);
  show();
}
