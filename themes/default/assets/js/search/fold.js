// Words and the keys they are looked up by: the same as generator/search/fold.go.
const LETTERS = { "æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ð": "d" };

export function fold(word) {
  if (/^[a-z0-9]*$/.test(word)) return word;
  return word.normalize("NFC").toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[æøßđð]/g, (c) => LETTERS[c]);
}

export const respelled = (key) => key.replaceAll("oe", "o").replaceAll("aa", "a");

export const isNumber = (key) => /^[0-9]+$/.test(key);

// words gives {key, start, end, joined} of each word of a text.
export function words(text) {
  const list = [];
  for (const match of text.matchAll(/[\p{L}\p{Nd}\p{Mn}]+/gu)) {
    // Signs beyond the basic plane are no words, as when the index was made.
    for (const piece of match[0].matchAll(/[^\ud800-\udfff]+/g)) {
      const key = fold(piece[0]);
      if (!key) continue;
      const start = match.index + piece.index;
      const last = list.at(-1);
      const between = last ? text.slice(last.end, start) : "";
      const joined = Boolean(last) && (/^[-./:#_&]$/.test(between) || (between === " " && isNumber(key) && !isNumber(last.key)));
      list.push({ key, start, end: start + piece[0].length, joined });
    }
  }
  return list;
}

// wholes gives the identifiers among words as single keys: kssvarut, noark5.
export function wholes(list) {
  const found = [];
  for (let i = 1; i < list.length; i++) {
    if (!list[i].joined) continue;
    const from = i - 1;
    let key = list[from].key + list[i].key;
    found.push({ key, from, to: i });
    while (i + 1 < list.length && list[i + 1].joined && key.length < 40) key += list[++i].key;
    if (i > from + 1) found.push({ key, from, to: i });
  }
  return found;
}
