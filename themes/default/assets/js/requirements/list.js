// A requirement list put together from what the site publishes. The texts of every
// cell are decided where the site is built; the command makes the same list.

// makeList takes the form that all lists share, and elements as {id, data}.
export function makeList(form, elements, { lang, levels, base }) {
  const words = form.words[lang];
  const addressOf = (reference) => `${base}/id/${reference.replaceAll("#", "/")}/`;
  const entries = [];
  for (const { id, data } of elements) {
    const { name, kind, status, rows } = data[lang];
    const chosen = rows.filter(([, level]) => levels.length === 0 || levels.includes(level));
    if (chosen.length === 0) continue;
    const number = entries.length + 1;
    entries.push({
      number, id, name, line: [kind, ...(status ? [status] : []), id].join(" · "), address: addressOf(id),
      rows: chosen.map(([reference, level, text, asked, basis], i) => ({
        number: `${number}.${i + 1}`, level: words.levels[level], assessed: words.assessed[level], text, asked, reference,
        address: addressOf(reference), basis: words.bases[basis] ?? "",
      })),
    });
  }
  const edition = form.edition ? `, ${words.edition.toLowerCase()} ${form.edition}` : "";
  return {
    lang, words, entries, edition: form.edition, locale: form.locale[lang],
    subtitle: words.subtitle.replaceAll("%s", form.site[lang]) + edition,
    intro: [...(form.notice[lang] ? [form.notice[lang]] : []), ...words.intro],
    count: entries.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

// table is the flat table of CSV and the workbook.
export function table({ words: w, entries, edition }) {
  return {
    header: [w.number, w.about, w.text, w.level, w.assessment, w.asked, w.reference, w.address, w.basis, w.edition],
    cells: entries.flatMap(({ name, rows }) =>
      rows.map((r) => [r.number, name, r.text, r.level, r.assessed, r.asked, r.reference, r.address, r.basis, edition]),
    ),
  };
}

// csv is for a spreadsheet: semicolons, CRLF, a byte order mark, and an apostrophe
// before what would be run as a formula.
export function csv(list) {
  const { header, cells } = table(list);
  const harmless = (cell) => (/^[=+\-@\t\r]/.test(cell) ? "'" + cell : cell);
  const quoted = (cell) => (/[;"\r\n]|^\s/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return "\uFEFF" + [header, ...cells].map((row) => row.map((cell) => quoted(harmless(cell))).join(";") + "\r\n").join("");
}
