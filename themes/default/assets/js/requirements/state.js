// The requirement list of the reader stands in the address, and nowhere else:
// ?krav=ks-svarut,noark-5&niva=must,should&sprak=nn. No storage, no cookie.
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const most = 200; // elements: what an address has room for
export const keys = ["krav", "niva", "sprak"];

const listOf = (text) => [...new Set((text ?? "").split(","))];

export function read(search = location.search) {
  const query = new URLSearchParams(search);
  return {
    ids: listOf(query.get("krav")).filter((id) => ID.test(id)).slice(0, most),
    levels: listOf(query.get("niva")).filter((level) => ["must", "should", "may"].includes(level)),
    lang: query.get("sprak") ?? "",
  };
}

// withState gives an address with a list in it, and its own query kept.
export function withState(address, { ids, levels, lang }) {
  const url = new URL(address, document.baseURI);
  for (const key of keys) url.searchParams.delete(key);
  if (ids.length > 0) url.searchParams.set("krav", ids.join(","));
  if (levels.length > 0) url.searchParams.set("niva", levels.join(","));
  if (lang) url.searchParams.set("sprak", lang);
  url.search = url.search.replaceAll("%2C", ",");
  return url.href;
}

export function write(state) {
  history.replaceState(null, "", withState(location.href, state));
}

// toggle puts an element into the list, or takes it out.
export function toggle(id) {
  const state = read();
  const there = state.ids.includes(id);
  state.ids = there ? state.ids.filter((other) => other !== id) : [...state.ids, id];
  write(state);
  document.dispatchEvent(new CustomEvent("lintel:list"));
}

// carry takes the list along to the other pages of the site: a link gets it the
// moment it is used, a search form as it is sent.
export function carry() {
  const ours = (a) => (a.protocol === "file:" ? location.protocol === "file:" : a.origin === location.origin) && /(\/|\.html)$/.test(a.pathname);
  const follow = (event) => {
    const a = event.target.closest?.("a[href]");
    if (a && !a.hasAttribute("download") && a.protocol !== "blob:" && ours(a)) {
      const here = a.getAttribute("href").startsWith("#");
      if (!here && withState(a.href, read()) !== a.href) a.href = withState(a.href, read());
    }
  };
  for (const type of ["click", "auxclick", "contextmenu", "dragstart"]) document.addEventListener(type, follow, true);
  document.addEventListener("submit", ({ target }) => {
    if (target.method !== "get") return;
    const query = new URL(withState(location.href, read())).searchParams;
    for (const key of keys) {
      if (!query.has(key) || target.elements.namedItem(key)) continue;
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: key, value: query.get(key) });
      target.append(input);
    }
  }, true);
}
