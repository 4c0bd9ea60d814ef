// Filters of a kind's list, combined: each link of a facet leads to the whole list with the
// chosen values in its address (?obligation=obligatory&area-of-use=records), where rows that
// have not all of them are hidden. Without this script a link leads to the list of one value.
export function facets() {
  const box = document.querySelector(".lt-facets[data-all]");
  const table = document.querySelector("table.lt-list");
  if (!box || !table) return;
  const links = Array.from(box.querySelectorAll("a[data-facet]"), (a) => {
    const at = a.dataset.facet.indexOf(":");
    return { a, field: a.dataset.facet.slice(0, at), value: a.dataset.facet.slice(at + 1), count: a.querySelector(".lt-count") };
  });
  const fields = new Set(links.map((l) => l.field));
  const all = new URL(box.dataset.all, location.href);
  const whole = all.pathname === location.pathname;
  const rows = Array.from(table.tBodies[0].rows, (row) => ({ row, has: new Set((row.dataset.facets ?? "").split(" ")) }));
  const caption = table.caption?.textContent;

  // What is chosen: in the address of the whole list, or the one value of a filtered page.
  const chosen = () => {
    const choice = new Map();
    if (!whole) {
      for (const l of links) if (l.a.hasAttribute("aria-current")) choice.set(l.field, l.value);
      return choice;
    }
    for (const [field, value] of new URLSearchParams(location.search)) if (fields.has(field)) choice.set(field, value);
    return choice;
  };
  const address = (choice) => {
    const url = new URL(all);
    for (const [field, value] of choice) url.searchParams.set(field, value);
    return url.href;
  };
  const fits = (has, choice, but) => {
    for (const [field, value] of choice) if (field !== but && !has.has(`${field}:${value}`)) return false;
    return true;
  };

  const show = () => {
    const choice = chosen();
    for (const l of links) {
      const next = new Map(choice);
      const current = choice.get(l.field) === l.value;
      if (current) next.delete(l.field);
      else next.set(l.field, l.value);
      l.a.href = address(next);
      if (!whole) continue;
      if (current) l.a.setAttribute("aria-current", "true");
      else l.a.removeAttribute("aria-current");
      const count = rows.filter(({ has }) => has.has(`${l.field}:${l.value}`) && fits(has, choice, l.field)).length;
      l.count.textContent = String(count);
      l.a.classList.toggle("lt-facet-empty", count === 0);
    }
    if (!whole) return;
    let shown = 0;
    for (const { row, has } of rows) {
      row.hidden = !fits(has, choice);
      if (!row.hidden) shown++;
    }
    const clear = box.querySelector("a[data-clear]");
    if (choice.size) clear.removeAttribute("aria-current");
    else clear.setAttribute("aria-current", "true");
    const status = document.querySelector(".lt-facet-status");
    if (table.caption) table.caption.textContent = choice.size ? "" : caption;
    if (!choice.size) status.textContent = "";
    else if (shown) status.textContent = status.dataset.shown.replace("{n}", shown).replace("{m}", rows.length);
    else status.textContent = status.dataset.none;
    for (const field of choice.keys()) {
      const link = links.find((l) => l.field === field && l.value === choice.get(field));
      const fold = link?.a.closest("details");
      if (fold) fold.open = true;
    }
  };

  if (whole) {
    box.addEventListener("click", (event) => {
      const a = event.target.closest("a");
      if (!a || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      history.pushState(null, "", a.href);
      show();
    });
    addEventListener("popstate", show);
  }
  show();
}
