// Days left to a deadline: the page is the same every day, only the reader's own clock knows.
// <span data-deadline="2014-12-15" data-left="{n} dager igjen" data-one="1 dag igjen" data-past="fristen er ute">
export function deadlines() {
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  for (const span of document.querySelectorAll("[data-deadline]")) {
    const days = Math.round((Date.parse(span.dataset.deadline) - today) / 86400000);
    if (Number.isNaN(days)) continue;
    const { left, one, past } = span.dataset;
    span.textContent = days < 0 ? past : days === 1 ? one : left.replace("{n}", String(days));
  }
}
