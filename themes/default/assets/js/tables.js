// Sortable tables: a heading marked data-sort ("text", "number") becomes a button.
// A cell's own data-value is compared when there is one, its text when not.
export function sortTables() {
  const lang = document.documentElement.lang || "nb";
  const collator = new Intl.Collator(lang, { numeric: true });
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const headings = table.querySelectorAll("thead th[data-sort]");
    for (const th of headings) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...th.childNodes);
      th.append(button);
      if (!th.hasAttribute("aria-sort")) th.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => sortBy(table, th, headings, collator));
    }
  }
}

function sortBy(table, th, headings, collator) {
  const direction = th.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  for (const other of headings) other.setAttribute("aria-sort", other === th ? direction : "none");
  const column = th.cellIndex;
  const numeric = th.dataset.sort === "number";
  const sign = direction === "ascending" ? 1 : -1;
  const body = table.tBodies[0];
  const value = (row) => {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  };
  const rows = Array.from(body.rows, (row) => [value(row), row]);
  const number = numberIn(document.documentElement.lang);
  rows.sort(([a], [b]) => {
    if (a === "" || b === "") return (a === "") - (b === ""); // the empty last, both ways
    return sign * (numeric ? number(a) - number(b) : collator.compare(a, b));
  });
  body.append(...rows.map(([, row]) => row));
}

// Numbers as the language writes them: 16 000,5 and 16,000.5.
function numberIn(lang) {
  return (text) => {
    const plain = text.replace(/[\s\u00a0]/g, "").replace("−", "-");
    return Number(lang.startsWith("en") ? plain.replaceAll(",", "") : plain.replace(",", "."));
  };
}

// A box that does not scroll needs no place in the tab order.
export function releaseScroll() {
  const boxes = document.querySelectorAll(".lt-scroll[tabindex], .lt-table[tabindex], .lt-picture-sheet[tabindex]");
  const look = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth + 1) box.setAttribute("tabindex", "0");
      else box.removeAttribute("tabindex");
    }
  };
  look();
  addEventListener("resize", look);
}
