// Full screen: the browser's own where an element can have it, a dialog where not.
export function fullScreen(picture) {
  const { figure, sheet } = picture;
  const button = picture.button("full");
  if (!button) return;
  button.hidden = false;
  let dialog = null;
  let place = null;

  const changed = (full) => {
    button.setAttribute("aria-pressed", String(full));
    picture.refit?.();
  };
  const open = async () => {
    if (figure.requestFullscreen) {
      try {
        await figure.requestFullscreen();
        return;
      } catch { /* not allowed here: the dialog does */ }
    }
    place = document.createComment("");
    figure.before(place);
    dialog = document.createElement("dialog");
    dialog.className = "lt-picture-dialog";
    dialog.setAttribute("aria-label", sheet.getAttribute("aria-label"));
    place.after(dialog);
    dialog.append(figure);
    dialog.addEventListener("close", () => {
      place.replaceWith(figure);
      dialog.remove();
      dialog = null;
      changed(false);
      button.focus();
    }, { once: true });
    dialog.showModal();
    button.focus();
    changed(true);
  };
  button.addEventListener("click", () => {
    if (dialog) dialog.close();
    else if (document.fullscreenElement === figure) document.exitFullscreen();
    else open();
  });
  figure.addEventListener("fullscreenchange", () => changed(document.fullscreenElement === figure));
}
