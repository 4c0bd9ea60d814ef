// Footnotes move from the end of the text to the paragraph that names them first: into the
// margin where there is one (the style sheet sees to that), below the paragraph elsewhere.
export function notes() {
  for (const list of document.querySelectorAll(".lt-prose > .lt-footnotes")) {
    for (const item of list.querySelectorAll(":scope > ol > li[id]")) move(list.parentElement, item);
    if (!list.querySelector("li")) list.remove();
  }
}

function move(prose, item) {
  const reference = prose.querySelector(`a.lt-footnote[href="#${CSS.escape(item.id)}"], a.lt-footnote[href="#${item.id}"]`);
  let block = reference;
  while (block && block.parentElement !== prose) {
    if (block.parentElement.matches(".lt-noted")) break;
    block = block.parentElement;
  }
  if (!block || block.matches(".lt-footnotes")) return;
  let pair = block.parentElement;
  if (pair === prose) {
    pair = document.createElement("div");
    pair.className = "lt-noted";
    block.replaceWith(pair);
    pair.append(block);
  }
  let margin = pair.querySelector(":scope > .lt-margin");
  if (!margin) {
    margin = document.createElement("div");
    margin.className = "lt-margin";
    pair.append(margin);
  }
  const note = document.createElement("div");
  note.id = item.id;
  note.setAttribute("role", "note");
  note.append(...item.childNodes);
  const number = document.createElement("span");
  number.className = "lt-margin-no";
  number.textContent = reference.textContent;
  (note.querySelector("p") ?? note).prepend(number);
  item.remove();
  margin.append(note);
}
