// What a query may mean: generator/search/query.go, step by step.
import { fold, respelled, wholes, words } from "./fold.js";

const MOST_RUNES = 2000;
const MOST_WORDS = 24;
const MOST_WORD = 60;
const SURE = 1;
const OTHER = 0.8;
const INFLECTED = 0.85;
const SIMILAR = 0.5;
const PART = 0.75;
const TYPO = 0.6;
const DOUBTFUL = 0.4;
export const MOST_COMPLETED = 40;
export const MOST_TITLES = 128; // of a word, in the lexicon
const MOST_GUESSES = 5;
const MOST_TERMS = 3;

const cut = (text, most) => (text.length <= most ? text : Array.from(text).slice(0, most).join(""));
const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const isGuess = (key) => key.length >= 4 && !/[_0-9]/.test(key);

function add(unit, entry, weight) {
  const way = (term, value) => unit.ways.set(term, Math.max(unit.ways.get(term) ?? 0, value));
  entry.terms.forEach((term, i) => way(term, weight * (i > 0 ? OTHER : SURE)));
  for (const group of entry.similar) way(group, weight * SIMILAR);
  if (entry.titles.length > 0 && weight === SURE) unit.exact.push(entry.titles);
}

const newUnit = (key) => ({ key, ways: new Map(), exact: [], begun: [], guess: "" });

export class Planner {
  constructor(lexicon, catalogue) {
    this.lexicon = lexicon;
    this.stops = new Set(catalogue.stops.split(" "));
    this.endings = new Set(["", ...catalogue.endings.split(" ")]);
  }

  // plan gives the units of a query. Its last word may be unfinished, when
  // nothing follows it.
  async plan(query) {
    query = cut(query, MOST_RUNES);
    const list = words(query);
    const keys = [];
    const jobs = [];
    const at = list.map((word, i) => {
      const key = cut(word.key, MOST_WORD);
      if (this.stops.has(key)) return -1;
      const known = keys.indexOf(key);
      if (known >= 0) return known;
      if (keys.length >= MOST_WORDS) return -1;
      keys.push(key);
      jobs.push(this.resolve(key, i === list.length - 1 && word.end === query.length));
      return keys.length - 1;
    });
    const resolved = await Promise.all(jobs);
    await Promise.all([
      ...wholes(list).map(async (whole) => ({ at: at.slice(whole.from, whole.to + 1), entry: await this.lexicon.find(whole.key) })),
      ...this.together(list, at),
      ...this.phrases(list, at),
    ]).then((covers) => {
      for (const { at: covered, entry } of covers) {
        if (entry) for (const i of covered) if (i >= 0) add(resolved[i][0], entry, SURE);
      }
    });
    return resolved.flat();
  }

  // together are a word and a stop word after it as the one that they are when
  // nothing stands between: svar ut as SvarUT.
  together(list, at) {
    return list.flatMap((word, i) => (i === 0 || at[i - 1] < 0 || at[i] >= 0 || word.start !== list[i - 1].end + 1 || word.joined ? []
      : [this.lexicon.find(fold(list[i - 1].key + word.key)).then((entry) => ({ at: [at[i - 1]], entry }))]));
  }

  // phrases are the terms of two to four words that mean the same as others.
  phrases(list, at) {
    const real = list.flatMap((word, i) => (at[i] >= 0 ? [i] : []));
    const jobs = [];
    for (let i = 0; i < real.length; i++) {
      let key = list[real[i]].key;
      for (let j = i + 1; j < Math.min(i + 4, real.length); j++) {
        key += "_" + list[real[j]].key;
        const covered = real.slice(i, j + 1).map((k) => at[k]);
        jobs.push(this.lexicon.find(key).then((entry) => ({ at: covered, entry })));
      }
    }
    return jobs;
  }

  async resolve(written, open) {
    let key = written;
    let entry = await this.lexicon.find(key);
    if (!entry) {
      key = respelled(key);
      entry = await this.lexicon.find(key);
    }
    const unit = newUnit(key);
    if (entry && entry.terms.length + entry.similar.length > 0) {
      add(unit, entry, SURE);
      if (open) await this.complete(unit);
      return [unit];
    }
    if (await this.inflected(unit)) return [unit];
    if (open) await this.complete(unit);
    if (unit.begun.length > 0) return [unit];
    if (await this.guess(unit, key, 1) || await this.guess(unit, written, 1)) return [unit];
    const parts = await this.parts(key);
    if (parts) {
      return parts.map((part) => {
        const half = newUnit(part.key);
        add(half, part, PART);
        return half;
      });
    }
    await this.guess(unit, key, 2);
    return [unit];
  }

  async complete(unit) {
    if (unit.key.length < 2) return;
    for (const entry of await this.lexicon.from(unit.key, 600)) {
      if (unit.begun.length >= MOST_COMPLETED) return;
      if (entry.key !== unit.key && entry.titles.length > 0 && !entry.key.includes("_")) unit.begun.push(entry.titles);
    }
  }

  async inflected(unit) {
    const forms = await this.forms(unit.key);
    for (const entry of forms) add(unit, entry, INFLECTED);
    return forms.length > 0;
  }

  // forms gives the words that only have another ending: the ones that share most
  // with the key.
  async forms(key) {
    for (let size = key.length; size >= 4; size--) {
      if (!this.endings.has(key.slice(size))) continue;
      const list = await this.lexicon.from(key.slice(0, size), 200);
      const found = list.filter((entry) => entry.terms.length > 0 && this.endings.has(entry.key.slice(size)));
      if (found.length > 0) return found.slice(0, MOST_TERMS);
    }
    return [];
  }

  async parts(key) {
    let found;
    let best = 2;
    for (let i = 3; i <= key.length - 3; i++) {
      const head = key.slice(0, i);
      for (const first of [head, head.replace(/s$/, ""), head.replace(/e$/, "")]) {
        const size = Math.min(first.length, key.length - i);
        if (size <= best) continue;
        const one = await this.near(first);
        const other = one && await this.near(key.slice(i));
        if (!other) continue;
        found = [one, other];
        best = size;
      }
    }
    return found;
  }

  async near(key) {
    const entry = await this.lexicon.find(key);
    return entry?.terms.length > 0 ? entry : (await this.forms(key))[0];
  }

  async guess(unit, key, most) {
    if (key.length < (most > 1 ? 9 : 5) || !isGuess(key)) return false;
    const half = key.length >> 1;
    const swapped = key.slice(0, half - 1) + key[half] + key[half - 1] + key.slice(half + 1);
    const [front, back] = await Promise.all([this.lexicon.from(key.slice(0, half), 1500), this.lexicon.ending(key.slice(half), 1500)]);
    const near = [...new Set([swapped, ...front.map((entry) => entry.key), ...back])].filter(isGuess)
      .map((other) => ({ key: other, distance: misspelt(key, other, most) })).filter((c) => c.distance <= most);
    const found = [];
    for (const candidate of near) {
      const entry = await this.lexicon.find(candidate.key);
      if (entry?.terms.length > 0) found.push({ ...candidate, entry });
    }
    found.sort((a, b) => a.distance - b.distance || (b.key[0] === key[0]) - (a.key[0] === key[0]) || b.entry.count - a.entry.count || before(a.key, b.key));
    for (const { entry, distance } of found.slice(0, MOST_GUESSES)) {
      if (distance > found[0].distance) break;
      unit.guess ||= entry.key;
      add(unit, entry, distance > 1 ? DOUBTFUL : TYPO);
    }
    return found.length > 0;
  }
}

// misspelt is how far a word is from another, with ae as one letter or as two.
function misspelt(a, b, most) {
  const distance = apart(a, b, most);
  if (!a.includes("ae") && !b.includes("ae")) return distance;
  return Math.min(distance, apart(a.replaceAll("ae", "æ"), b.replaceAll("ae", "æ"), most));
}

// apart counts the letters to add, drop, change or swap between two words.
function apart(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(last[j] + 1, next[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], older[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    older = last;
    last = next;
  }
  return last[b.length];
}
