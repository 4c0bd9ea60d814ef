// A DOCX from the parts that the site publishes: each has names in braces for texts.
export const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const fill = (part, texts) => part.replace(/\{\{(\w+)\}\}/g, (_, key) => (key === "link" ? texts.link : escape(texts[key] ?? "")));

// docx gives the files of a DOCX, as [name, text].
export function docx(list, parts) {
  const w = list.words;
  const common = { title: w.title, subtitle: list.subtitle, language: list.locale, page: w.page };
  const link = (address) => fill(parts[address.startsWith("/") ? "address" : "link"], { address });
  const document = [fill(parts.head, common), ...list.intro.map((paragraph) => fill(parts.paragraph, { paragraph }))];
  for (const entry of list.entries) {
    document.push(fill(parts.section, {
      ...entry, number: String(entry.number), link: link(entry.address), numberHead: w.number, textHead: w.text, levelHead: w.level,
      askedHead: w.asked, referenceHead: w.reference,
    }));
    for (const row of entry.rows) document.push(fill(parts.row, { ...row, link: link(row.address) }));
    document.push(parts["section-end"]);
  }
  document.push(parts.tail);
  return [
    ["[Content_Types].xml", parts["content-types"]],
    ["_rels/.rels", parts.rels],
    ["docProps/core.xml", fill(parts.core, common)],
    ["word/document.xml", document.join("\n") + "\n"],
    ["word/_rels/document.xml.rels", parts["document-rels"]],
    ["word/styles.xml", fill(parts.styles, common)],
    ["word/footer.xml", fill(parts.footer, common)],
  ];
}
