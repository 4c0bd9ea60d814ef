// The words a query can name, in shards by their beginnings, and from behind for
// misspellings: generator/search/lexicon.go.
import { lexeme, postings, Reader } from "./decode.js";
import { place } from "./load.js";

// hash is FNV-1a, by which stems are dealt out among the files of postings.
const hash = (term) => new TextEncoder().encode(term).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0;

const reversed = (key) => Array.from(key).reverse().join("");

export class Lexicon {
  constructor(shards) {
    this.shards = shards;
    this.known = new Map(); // key to entry, of what was loaded
    this.blocks = new Map();
    this.lists = new Map();
  }

  // block gives the lines of a shard, sorted, and their keys.
  async block(sort, at) {
    const name = sort + at;
    if (this.blocks.has(name)) return this.blocks.get(name);
    const text = await this.shards.keyed(sort, at);
    const lines = text.split("\n").slice(0, -1);
    const block = { lines, keys: lines.map((line) => line.split(" ", 1)[0]) };
    if (text) this.blocks.set(name, block);
    return block;
  }

  // line finds the line of a key among all shards of a sort.
  async line(sort, key) {
    const keys = this.shards.tables[sort].keys;
    if (!keys || key < keys[0]) return undefined;
    const block = await this.block(sort, place(keys, key));
    const at = place(block.keys, key);
    return block.keys[at] === key ? block.lines[at] : undefined;
  }

  entry(key, line) {
    if (!this.known.has(key)) this.known.set(key, lexeme(line));
    return this.known.get(key);
  }

  async find(key) {
    if (this.known.has(key)) return this.known.get(key);
    const line = await this.line("d", key);
    return line === undefined ? undefined : this.entry(key, line);
  }

  // from gives the entries that begin with a prefix, the first ones only.
  async from(prefix, most) {
    const keys = this.shards.tables.d.keys ?? [];
    const found = [];
    for (let at = place(keys, prefix); at < keys.length && found.length < most; at++) {
      if (keys[at] > prefix && !keys[at].startsWith(prefix)) break;
      const block = await this.block("d", at);
      for (let i = 0; i < block.keys.length && found.length < most; i++) {
        if (block.keys[i].startsWith(prefix)) found.push(this.entry(block.keys[i], block.lines[i]));
      }
    }
    return found;
  }

  // ending gives the keys that end so and may be what a misspelling means.
  async ending(suffix, most) {
    const keys = this.shards.tables.b.keys ?? [];
    const back = reversed(suffix);
    const found = [];
    for (let at = place(keys, back); at < keys.length && found.length < most; at++) {
      if (keys[at] > back && !keys[at].startsWith(back)) break;
      for (const key of (await this.block("b", at)).keys) {
        if (found.length < most && key.endsWith(suffix)) found.push(key);
      }
    }
    return found;
  }

  // list gives {count, list}: the documents that have a stem, undefined for none.
  async list(term) {
    if (this.lists.has(term)) return this.lists.get(term);
    const text = "\n" + await this.shards.numbered("p", hash(term), "");
    const start = text.indexOf(`\n${term} `) + 1;
    if (start === 0) return undefined;
    const [, count, coded] = text.slice(start, text.indexOf("\n", start)).split(" ");
    const list = postings(coded);
    const found = { list, count: count ? new Reader(count).number() : list.length };
    this.lists.set(term, found);
    return found;
  }
}
