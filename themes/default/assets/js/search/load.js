// The index comes in classic scripts that hand over their data by one call,
// lintelSearch(name, data): they load from file:// and under script-src 'self'.
const VERSION = 2;
const HASH = 6; // signs
const FOLDER = "../assets/search/"; // from the first file's folder
const waiting = new Map();

globalThis.lintelSearch = (name, data) => {
  waiting.get(name)?.(data);
  waiting.delete(name);
};

// script loads one file, and fails when it is not there, or hands over nothing
// because it is cut off.
function script(address, name) {
  return new Promise((done, failed) => {
    waiting.set(name, done);
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => { element.remove(); if (waiting.delete(name)) failed(new Error(`${address}: cut off`)); };
    element.onerror = () => { element.remove(); waiting.delete(name); failed(new Error(`${address}: not there`)); };
    document.head.append(element);
  });
}

// open reads the first file. load may be another way to get a file, for tests.
export async function open(address, load = script) {
  const catalogue = await load(address, "index");
  if (catalogue.version !== VERSION) throw Object.assign(new Error("another version"), { stale: true });
  return new Shards(catalogue, address.replace(/[^/]*$/, "") + FOLDER, load);
}

// Shards are the files of an index, each loaded once. One that fails is empty,
// and named in failed: what the others hold is still found.
class Shards {
  constructor(catalogue, folder, load) {
    Object.assign(this, { catalogue, folder, load, failed: new Set(), files: new Map(), tables: {} });
    for (const [sort, table] of Object.entries(catalogue.shards)) {
      this.tables[sort] = { ...table, keys: table.keys?.split(" ") };
    }
  }

  get(path, name, empty) {
    if (!this.files.has(name)) {
      this.files.set(name, this.load(this.folder + path, name).then((data) => {
        this.failed.delete(name);
        return data;
      }, () => {
        this.failed.add(name);
        this.files.delete(name); // tried again when it is needed again
        return empty;
      }));
    }
    return this.files.get(name);
  }

  // keyed loads a shard by its place among the first keys.
  keyed(sort, at) {
    const table = this.tables[sort];
    const key = table.keys[at];
    return this.get(`${sort}-${fileName(key)}-${hash(table, at)}.js`, `${sort}:${key}`, "");
  }

  // numbered loads the shard of a slot.
  numbered(sort, slot, empty) {
    const table = this.tables[sort];
    const at = slot >>> (table.shift ?? 0);
    return this.get(`${sort}${at}-${hash(table, Math.floor(at / (table.sealed ?? 1)))}.js`, sort + at, empty);
  }
}

const hash = (table, at) => table.hashes.slice(HASH * at, HASH * (at + 1));
const fileName = (key) => key.replace(/[^a-z0-9]/gu, (sign) => "_" + sign.codePointAt(0).toString(16));

// place finds the last of sorted keys that is not after key.
export function place(keys, key) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] <= key) low = middle + 1; else high = middle;
  }
  return Math.max(0, low - 1);
}
