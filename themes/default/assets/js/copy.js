// Buttons that copy an address. They stand hidden in the page, since only a script can do it.
export function copyLinks() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button.lt-copy[data-copy]")) {
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const address = new URL(button.dataset.copy, document.baseURI).href;
      try {
        await navigator.clipboard.writeText((button.dataset.text ?? "{address}").replace("{address}", address));
      } catch {
        return;
      }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}
