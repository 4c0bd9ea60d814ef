// The menu and the list of contents are <details>: open where there is room, closed by Escape.
export function menu() {
  for (const [selector, width] of [["details.lt-menu", "75rem"], ["details.lt-toc", "64rem"]]) {
    for (const fold of document.querySelectorAll(selector)) unfold(fold, matchMedia(`(min-width: ${width})`));
  }
}

function unfold(fold, wide) {
  if (!CSS.supports("selector(::details-content)")) {
    const set = () => { fold.open = wide.matches; };
    set();
    wide.addEventListener("change", set);
  }
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open || wide.matches) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
  fold.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) fold.open = false;
  });
}
