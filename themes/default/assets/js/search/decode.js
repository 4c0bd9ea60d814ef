// What generator/search/encode.go writes.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUE = new Uint8Array(128);
for (let i = 0; i < 64; i++) VALUE[DIGITS.charCodeAt(i)] = i;

// reader reads numbers from a text.
export class Reader {
  constructor(text) { this.text = text; this.at = 0; this.slot = 0; }
  get more() { return this.at < this.text.length; }
  digit() { return VALUE[this.text.charCodeAt(this.at++)]; }
  number() {
    let number = 0;
    let scale = 1;
    for (;;) {
      const digit = this.digit();
      number += (digit & 31) * scale;
      if (!(digit >= 32)) return number; // also at the end of a damaged text
      scale *= 32;
    }
  }
  // position reads a document's number: its page's slot times 64, and its place.
  position() {
    const step = this.number();
    this.slot += step >>> 1;
    return this.slot * 64 + (step & 1 ? this.digit() : 0);
  }
}

// postings gives [number, languages, body, title] of each document.
export function postings(text) {
  const list = [];
  for (const reader = new Reader(text); reader.more;) {
    const number = reader.position();
    const flags = reader.digit();
    const body = reader.digit();
    list.push({ number, langs: flags & 7, body, title: flags & 8 ? reader.digit() : 0 });
  }
  return list;
}

function term(key, text) {
  if (text[0] === "*") return text.slice(1);
  return key.slice(0, key.length - VALUE[text.charCodeAt(0)]) + text.slice(1);
}

// lexeme reads a line of the lexicon.
export function lexeme(line) {
  const [key, terms, similar, count, titles] = line.split(" ");
  return {
    key, terms: terms ? terms.split(",").map((text) => term(key, text)) : [], similar: similar ? similar.split(",") : [],
    count: new Reader(count).number(), titles: postings(titles),
  };
}
