// Marks in a picture: what hangs together with a node, and what is filtered away.
export function highlights(picture) {
  const { svg, nodes, edges } = picture;
  const byID = new Map(nodes.map((node) => [node.dataset.node, node]));
  const at = new Map();
  for (const edge of edges) {
    for (const id of [edge.dataset.from, edge.dataset.to]) {
      if (!at.has(id)) at.set(id, []);
      at.get(id).push(edge);
    }
  }
  // What belongs to a node and has no lines of its own: a step's name and components,
  // the text beside a milestone.
  const besides = (id) => {
    const own = id?.match(/^(?:step|at)-(.+)$/)?.[1];
    return own ? nodes.filter((n) => n.dataset.node === `caption-${own}` || n.dataset.node === `text-${own}` || n.dataset.node.replace(/-\d+$/, "") === `tag-${own}`) : [];
  };
  let lit = [];
  const light = (node) => {
    for (const e of lit) e.classList.remove("lt-on");
    lit = [];
    const mine = node && at.get(node.dataset.node);
    if (mine) {
      lit = [node, ...mine];
      for (const edge of mine) {
        for (const id of [edge.dataset.from, edge.dataset.to]) if (byID.has(id)) lit.push(byID.get(id));
      }
      for (const e of lit.slice()) lit.push(...besides(e.dataset.node));
      for (const e of lit) e.classList.add("lt-on");
    }
    svg.classList.toggle("lt-lit", lit.length > 0);
  };
  picture.light = light;
  const nodeOf = (target) => target.closest?.("[data-node]") ?? null;
  let kept = null; // what has focus stays lit when the pointer leaves
  picture.keep = (node) => { kept = node; light(node); };
  svg.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const node = nodeOf(event.target);
    light(node && at.has(node.dataset.node) ? node : kept);
  });
  svg.addEventListener("pointerleave", () => light(kept));
  svg.addEventListener("focusin", (event) => {
    if (event.target.matches(":focus-visible")) picture.keep(nodeOf(event.target));
  });
  svg.addEventListener("focusout", () => picture.keep(null));
}

const pairs = (text) => (text ? text.split(";").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]) : []);

// filter builds a group of boxes to tick for relation types and for statuses, each
// where there are at least two to choose among.
export function filter(picture) {
  const { tools, words, figure } = picture;
  const groups = [["relation", words.relation, pairs(words.kinds)], ["status", words.status, pairs(words.statuses)]].filter(([, , values]) => values.length > 1);
  if (groups.length === 0) return;
  const details = document.createElement("details");
  details.className = "lt-picture-filter";
  const summary = document.createElement("summary");
  summary.textContent = words.filter;
  const panel = document.createElement("div");
  details.append(summary, panel);
  const off = { relation: new Set(), status: new Set() };
  for (const [by, name, values] of groups) {
    const set = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = name;
    set.append(legend);
    for (const [id, text] of values) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = true;
      box.name = `${figure.id}-${by}`;
      box.value = id;
      box.addEventListener("change", () => {
        if (box.checked) off[by].delete(id);
        else off[by].add(id);
        apply(picture, off);
      });
      label.append(box, text);
      set.append(label);
    }
    panel.append(set);
  }
  tools.insertBefore(details, tools.querySelector("a[download]"));
}

// apply hides what is not ticked: nodes of a status with their lines, lines of a
// relation, and in a context also who is then joined to nothing. What the picture
// is about stays.
function apply({ svg, nodes, edges, type, say, words }, off) {
  const hidden = new Set();
  for (const node of nodes) {
    if (node.dataset.status && off.status.has(node.dataset.status) && !node.classList.contains("lt-focus")) hidden.add(node.dataset.node);
  }
  const gone = (edge) => off.relation.has(edge.dataset.relation) || hidden.has(edge.dataset.from) || hidden.has(edge.dataset.to);
  const joined = new Set();
  const ends = new Set();
  for (const edge of edges) {
    const away = gone(edge);
    edge.classList.toggle("lt-off", away);
    for (const id of [edge.dataset.from, edge.dataset.to]) {
      ends.add(id);
      if (!away) joined.add(id);
    }
  }
  if (type === "context") headings(svg, nodes, joined);
  let shown = 0;
  let all = 0;
  for (const node of nodes) {
    const id = node.dataset.node;
    const alone = type === "context" && ends.has(id) && !joined.has(id) && !node.classList.contains("lt-focus");
    if (node.classList.contains("lt-more")) continue;
    node.classList.toggle("lt-off", hidden.has(id) || alone);
    if (!node.dataset.id) continue;
    all++;
    if (!node.classList.contains("lt-off")) shown++;
  }
  say(shown === all ? "" : words.shown.replace("{n}", shown).replace("{m}", all));
}

// headings: what stands over and under a group of a context, and has no line itself,
// goes with the last of the group. A group is what stands below a heading, at its left
// edge, as far as the next.
function headings(svg, nodes, joined) {
  const left = (e) => Math.round(e.getBBox().x);
  const top = (e) => e.getBBox().y;
  const titles = Array.from(svg.querySelectorAll(":scope > .lt-label.lt-strong")).sort((a, b) => top(a) - top(b));
  const column = (e) => titles.filter((t) => Math.abs(left(t) - left(e)) < 4 && top(t) < top(e)).at(-1);
  const groups = new Map(titles.map((title) => [title, []]));
  for (const node of nodes) {
    if (node.classList.contains("lt-more")) continue;
    groups.get(column(node))?.push(node);
  }
  for (const more of nodes.filter((n) => n.classList.contains("lt-more"))) {
    const prefix = more.dataset.node.replace(/more$/, "");
    more.classList.toggle("lt-off", !nodes.some((n) => n !== more && n.dataset.node.startsWith(prefix) && joined.has(n.dataset.node)));
  }
  for (const [title, group] of groups) title.classList.toggle("lt-off", group.length > 0 && !group.some((n) => joined.has(n.dataset.node)));
}
