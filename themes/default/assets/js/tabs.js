// Tabs: <div class="lt-tabs"> with <section class="lt-tab"> in it, each with a .lt-tab-title.
// Without this script the sections stand one after the other.
let made = 0;

export function tabs() {
  for (const box of document.querySelectorAll(".lt-tabs")) {
    const panels = Array.from(box.querySelectorAll(":scope > .lt-tab"));
    if (panels.length > 1) make(box, panels);
  }
}

function make(box, panels) {
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  const buttons = panels.map((panel) => {
    const n = ++made;
    panel.id ||= `panel-${n}`;
    panel.setAttribute("role", "tabpanel");
    panel.tabIndex = 0;
    const button = document.createElement("button");
    button.type = "button";
    button.id = `tab-${n}`;
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", panel.id);
    button.textContent = panel.querySelector(".lt-tab-title").textContent;
    panel.setAttribute("aria-labelledby", button.id);
    list.append(button);
    return button;
  });
  const choose = (i, focus) => {
    buttons.forEach((button, j) => {
      button.setAttribute("aria-selected", String(i === j));
      button.tabIndex = i === j ? 0 : -1;
      panels[j].hidden = i !== j;
    });
    if (focus) buttons[i].focus();
  };
  list.addEventListener("click", (event) => {
    const i = buttons.indexOf(event.target);
    if (i >= 0) choose(i, false);
  });
  list.addEventListener("keydown", (event) => {
    const i = buttons.indexOf(event.target);
    const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (i < 0 || to === undefined) return;
    event.preventDefault();
    choose((to + buttons.length) % buttons.length, true);
  });
  box.prepend(list);
  box.classList.add("ds-tabs");
  choose(0, false);
}
