// How a page that was found is shown. Everything is put in as text: a query or a
// title with tags in it is only read.
export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

// titleOf writes a title, with what it is on.
export function titleOf(hit) {
  const title = make("span", "lt-search-name", hit.title);
  if (hit.titleLang) title.lang = hit.titleLang;
  return hit.above && !hit.title.startsWith(hit.above) ? [title, make("span", "lt-search-above", ` · ${hit.above}`)] : [title];
}

// marked writes an excerpt with what was found in it.
export function marked(hit) {
  const line = make("span", "lt-search-excerpt");
  if (hit.textLang) line.lang = hit.textLang;
  if (hit.before) line.append("… ");
  let at = 0;
  for (const [from, to] of hit.marks) {
    line.append(hit.excerpt.slice(at, from), make("mark", "", hit.excerpt.slice(from, to)));
    at = to;
  }
  line.append(hit.excerpt.slice(at));
  if (hit.after) line.append(" …");
  return line;
}
