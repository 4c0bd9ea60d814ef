// The search itself: a query to pages, in the page's language.
import { words } from "./fold.js";
import { Lexicon } from "./lexicon.js";
import { open } from "./load.js";
import { Planner } from "./query.js";
import { rank } from "./rank.js";
import { Reader } from "./decode.js";

const EXCERPT = 220;
const LEAD = 60;

export class Engine {
  constructor(shards, lang, root) {
    this.shards = shards;
    this.catalogue = shards.catalogue;
    this.lang = this.catalogue.languages.includes(lang) ? lang : this.catalogue.languages[0];
    this.names = this.catalogue.names[this.lang];
    this.lexicon = new Lexicon(shards);
    this.planner = new Planner(this.lexicon, this.catalogue);
    // A portable site's root is a file: its addresses name files too.
    this.file = /index\.html$/.exec(root)?.[0] ?? "";
    this.root = root.slice(0, root.length - this.file.length);
  }

  static async open(address, lang, root, load) { return new Engine(await open(address, load), lang, root); }

  get failed() { return this.shards.failed.size > 0; }

  // search gives the units of a query and the pages found, best first, and
  // whether there are more. filter is a map from fields to sets of values.
  async search(query, filter) {
    const units = await this.planner.plan(query);
    return { units, ...await this.rank(units, filter), guesses: units.map((unit) => unit.guess).filter(Boolean) };
  }

  async rank(units, filter) {
    if (units.length === 0) return { list: [], cut: false };
    const wanted = filter && [...filter.values()].some((values) => values.size > 0) ? await this.wanted(filter) : undefined;
    return rank(this.lexicon, this.catalogue, units, this.lang, wanted);
  }

  // show reads what is shown of a page that was found.
  async show(found, units) {
    const part = found.sub === 0 && found.part > 0 ? this.fragment(found.slot, found.part) : undefined;
    const hit = await this.fragment(found.slot, found.sub);
    if (!hit) return undefined;
    return { ...hit, ...excerpt(hit.text, units, this.lexicon), part: await part };
  }

  async fragment(slot, sub) {
    const fragments = (await this.shards.numbered("f" + this.lang, slot, [])) ?? [];
    const at = (number) => fragments.find((fragment) => fragment[0] === String(number));
    const found = at(slot * 64 + sub);
    if (!found) return undefined;
    const page = sub > 0 ? at(slot * 64) : undefined;
    const [, address, kind, status, title, text, titleLang = "", textLang = ""] = found;
    return { href: this.href((page?.[1] ?? "") + address), kind, status, title, above: page?.[4] ?? "", text, titleLang, textLang };
  }

  href(address) {
    const [path, anchor] = address.split("#");
    const page = path === "" || path.endsWith("/") ? path + this.file : path;
    return (this.root + page || "./") + (anchor ? "#" + anchor : "");
  }

  name(field, id) { return this.names[field]?.[id] ?? id; }

  // meta reads what every document can be narrowed by, by number.
  meta() {
    this.metaRead ??= this.readMeta();
    return this.metaRead;
  }

  async readMeta() {
    const [tables, text] = await Promise.all([this.shards.numbered("v", 0, { sets: [], owners: {} }), this.shards.numbered("m", 0, "")]);
    const sets = tables.sets.map((set) => Object.fromEntries(this.catalogue.fields.map((field, i) => [field, set[i]])));
    const all = new Map();
    for (const reader = new Reader(text); reader.more;) {
      const number = reader.position();
      all.set(number, sets[reader.number()]);
    }
    // What is not there is a section, which has its page's, or has the commonest.
    const of = (number) => all.get(number) ?? all.get(number - (number % 64)) ?? sets[0] ?? {};
    return { owners: tables.owners, of };
  }

  async wanted(filter) {
    const { of } = await this.meta();
    const fields = [...filter].filter(([, values]) => values.size > 0);
    return (number) => fields.every(([field, values]) => of(number)[field]?.some((value) => values.has(value)));
  }

  // facets counts the values of what was found, by field.
  async facets({ units, list: found }, filter) {
    const { owners, of } = await this.meta();
    const counts = new Map();
    for (const field of this.catalogue.fields) {
      // A field is counted as if it were not narrowed by itself.
      const chosen = filter.get(field)?.size > 0;
      const list = chosen ? (await this.rank(units, new Map([...filter].filter(([other]) => other !== field)))).list : found;
      const values = new Map();
      for (const { slot, sub, subs } of list) {
        const numbers = field === "kind" ? [0, ...subs] : [sub];
        for (const value of new Set(numbers.flatMap((number) => of(slot * 64 + number)[field] ?? []))) values.set(value, (values.get(value) ?? 0) + 1);
      }
      for (const value of filter.get(field) ?? []) if (!values.has(value)) values.set(value, 0);
      counts.set(field, values);
    }
    return { counts, name: (field, value) => (field === "owner" ? owners[this.lang]?.[value] : undefined) ?? this.name(field, value) };
  }
}

// excerpt cuts the stretch out of a text that begins at the first word found, and
// says which words of it were: [from, to] pairs.
function excerpt(text, units, lexicon) {
  const terms = new Set(units.flatMap((unit) => [...unit.ways.keys()]));
  const keys = units.map((unit) => unit.key).filter((key) => key.length >= 3);
  const stems = [...terms].filter((term) => term.length >= 4 && term[0] !== "~");
  const list = words(text);
  const found = list.filter(({ key }) => keys.some((k) => key.includes(k)) || stems.some((stem) => key.startsWith(stem)) ||
    lexicon.known.get(key)?.terms.some((term) => terms.has(term)));
  let start = 0;
  if (found.length > 0 && found[0].end > EXCERPT) start = list.find((word) => found[0].start - word.start <= LEAD).start;
  let end = text.length;
  if (end - start > EXCERPT) {
    end = start + EXCERPT;
    const broken = list.find((word) => word.start < end && word.end > end && word.start > start);
    if (broken) end = broken.start;
  }
  const marks = found.filter((word) => word.start >= start && word.end <= end).map((word) => [word.start - start, word.end - start]);
  return { excerpt: text.slice(start, end), marks, before: start > 0, after: end < text.length };
}

