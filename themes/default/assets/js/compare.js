// Elements side by side: those whose ids stand in the address (?id=a&id=b), each a column of
// a table made of the page's templates. Without this script the page shows the groups that
// are often confused.
export function compare() {
  const form = document.querySelector(".lt-compare-form");
  if (!form) return;
  const most = Number(form.dataset.most);
  const place = document.querySelector(".lt-compare-chosen");
  const templates = new Map(Array.from(document.querySelectorAll("template[data-compare]"), (t) => [t.dataset.compare, t]));
  const first = form.querySelector(".lt-compare-choice");
  for (let i = 2; i <= most; i++) {
    const copy = first.cloneNode(true);
    const label = copy.querySelector("label");
    label.textContent = label.textContent.replace("1", String(i));
    label.htmlFor = copy.querySelector("select").id = `compare-${i}`;
    first.parentNode.insertBefore(copy, form.querySelector(".lt-compare-end"));
  }
  form.hidden = false;
  const selects = Array.from(form.querySelectorAll("select"));
  const status = form.querySelector("[role=status]");
  const inAddress = () => [...new Set(new URLSearchParams(location.search).getAll("id"))].filter((id) => templates.has(id)).slice(0, most);

  const show = () => {
    const ids = inAddress();
    selects.forEach((select, i) => { select.value = ids[i] ?? ""; });
    place.replaceChildren(...(ids.length ? [table(ids)] : []));
    document.querySelector(".lt-compare-groups").hidden = ids.length > 0;
    status.textContent = ids.length ? form.dataset.shown.replace("{n}", String(ids.length)) : "";
  };
  const table = (ids) => {
    const columns = ids.map((id) => ({ name: templates.get(id).dataset.name, cells: Array.from(templates.get(id).content.cloneNode(true).children) }));
    const box = Object.assign(document.createElement("div"), { className: "lt-scroll", tabIndex: 0 });
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", form.dataset.caption);
    const made = Object.assign(document.createElement("table"), { className: "ds-table lt-data lt-compare" });
    made.createCaption().textContent = form.dataset.caption;
    const cell = (row, scope, content) => {
      const th = document.createElement("th");
      th.scope = scope;
      th.append(...content);
      row.append(th);
    };
    const head = made.createTHead().insertRow();
    cell(head, "col", [form.dataset.criterion]);
    for (const column of columns) cell(head, "col", column.cells[0].childNodes);
    const body = made.createTBody();
    for (let i = 1; i < columns[0].cells.length; i++) {
      const row = body.insertRow();
      cell(row, "row", [columns[0].cells[i].dataset.name]);
      for (const column of columns) {
        const td = row.insertCell();
        td.dataset.label = column.name;
        td.append(...column.cells[i].childNodes);
      }
    }
    box.append(made);
    return box;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    place.scrollIntoView();
  });
  form.addEventListener("change", () => {
    const url = new URL(location.href);
    url.searchParams.delete("id");
    for (const select of selects) if (select.value) url.searchParams.append("id", select.value);
    url.hash = "";
    history.pushState(null, "", url);
    show();
  });
  form.querySelector("[data-do=share]").addEventListener("click", (event) => {
    const button = event.currentTarget;
    navigator.clipboard?.writeText(location.href).then(() => { status.textContent = button.textContent = button.dataset.done; }, () => {});
  });
  addEventListener("popstate", show);
  show();
}
