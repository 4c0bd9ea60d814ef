// The order of what is found: generator/search/rank.go, sum by sum.
import { MOST_COMPLETED, MOST_TITLES } from "./query.js";

const FROM_PART = 0.6;
const FROM_PAGE = 0.5;
const SISTER = 0.9;
const FOREIGN = 0.7;
const OTHER = 0.8;
const COMPLETED = 0.5;
const EXACT = 1.25;

const worth = (posting) => 4 * posting.title + posting.body;
const isNorwegian = (lang) => lang === "nb" || lang === "nn";
const raise = (points, number, value) => points.set(number, Math.max(points.get(number) ?? 0, value));

// rank gives {slot, score, sub, part, subs} of each page found, best first, and
// whether there are more than these: a word that is on very many leads to the
// best of them. wanted leaves documents out; without it all are wanted.
export async function rank(lexicon, catalogue, units, lang, wanted) {
  const factors = languageFactors(catalogue.languages, lang);
  const scored = await Promise.all(units.map((unit) => score(lexicon, catalogue.entries, unit, factors)));
  return { list: order(scored, wanted), cut: scored.some(({ cut }) => cut) };
}

function languageFactors(languages, lang) {
  return Array.from({ length: 8 }, (_, mask) => languages.reduce((best, other, i) => {
    if (!(mask & (1 << i))) return best;
    if (other === lang) return 1;
    return isNorwegian(other) && isNorwegian(lang) ? Math.max(best, SISTER) : best;
  }, FOREIGN));
}

function rarity(entries, count) {
  let value = 2;
  for (let ratio = entries / Math.max(1, count); ratio >= 1.4142135623730951 && value < 24; value++) ratio /= 1.4142135623730951;
  return value;
}

async function score(lexicon, entries, unit, factors) {
  const points = new Map();
  let own = 0;
  const ways = [...unit.ways];
  const lists = await Promise.all(ways.map(([term]) => lexicon.list(term)));
  ways.forEach(([, weight], i) => {
    if (!lists[i]) return;
    const rare = rarity(entries, lists[i].count);
    if (weight >= OTHER || own === 0) own = Math.max(own, rare);
    for (const posting of lists[i].list) raise(points, posting.number, weight * rare * worth(posting) * factors[posting.langs]);
  });
  if (own === 0) {
    const titles = unit.begun.reduce((sum, list) => sum + list.length, 0);
    own = titles === 0 ? 0 : rarity(entries, titles);
  }
  for (const list of unit.begun) {
    for (const posting of list) raise(points, posting.number, COMPLETED * own * worth(posting) * factors[posting.langs]);
  }
  const exact = new Map();
  for (const list of unit.exact) {
    for (const posting of list) raise(exact, posting.number, EXACT * own * posting.title * factors[posting.langs]);
  }
  for (const [number, value] of exact) points.set(number, (points.get(number) ?? 0) + value);
  return { points, own, cut: lists.some((list) => list && list.list.length < list.count) || unit.begun.length >= MOST_COMPLETED || unit.begun.some((list) => list.length >= MOST_TITLES) };
}

function order(scored, wanted) {
  const total = scored.reduce((sum, { own }) => sum + own, 0);
  const slots = new Map();
  for (const { points } of scored) {
    for (const number of points.keys()) {
      const slot = Math.floor(number / 64);
      if (!slots.has(slot)) slots.set(slot, new Set());
      slots.get(slot).add(number % 64);
    }
  }
  const list = [];
  for (const [slot, subs] of slots) {
    const ranked = page(scored, total, slot, [...subs].sort((a, b) => a - b), wanted);
    if (ranked.score > 0) list.push(ranked);
  }
  return list.sort((a, b) => b.score - a.score || a.slot - b.slot);
}

function page(scored, total, slot, subs, wanted) {
  const base = slot * 64;
  let pageScore = 0;
  let partScore = 0;
  let part = 0;
  if (!wanted || wanted(base)) {
    pageScore = sum(scored, total, (points) => subs.reduce(
      (value, sub) => (sub > 0 ? Math.max(value, FROM_PART * (points.get(base + sub) ?? 0)) : value), points.get(base) ?? 0));
  }
  for (const sub of subs) {
    if (sub === 0 || (wanted && !wanted(base + sub))) continue;
    const value = sum(scored, total, (points) => Math.max(points.get(base + sub) ?? 0, FROM_PAGE * (points.get(base) ?? 0)));
    if (value > partScore) [partScore, part] = [value, sub];
  }
  if (partScore > pageScore) return { slot, score: partScore, sub: part, part: 0, subs };
  // A place that has no more of any word than its page is not where to go.
  const more = scored.some(({ points }) => (points.get(base + part) ?? 0) > (points.get(base) ?? 0));
  return { slot, score: pageScore, sub: 0, part: more ? part : 0, subs };
}

function sum(scored, total, value) {
  let all = 0;
  let covered = 0;
  for (const { points, own } of scored) {
    const v = value(points);
    if (v > 0) {
      all += v;
      covered += own;
    }
  }
  if (total === 0) return 0;
  const share = covered / total;
  return all * (share * share);
}
