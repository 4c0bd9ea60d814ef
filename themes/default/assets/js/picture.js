// Tools of the pictures. Without this script a picture is whole, scrolls in its
// sheet and stands below as a table; its tools wait hidden in the page.
import { zoomable } from "./picture-zoom.js";
import { highlights, filter } from "./picture-marks.js";
import { fullScreen } from "./picture-full.js";
import { png } from "./picture-png.js";
import { walk } from "./picture-walk.js";

export function pictures() {
  for (const figure of document.querySelectorAll("figure.lt-picture")) {
    const svg = figure.querySelector(".lt-picture-sheet > svg");
    const tools = figure.querySelector(".lt-picture-tools");
    if (svg && tools) equip(figure, svg, tools);
  }
}

function equip(figure, svg, tools) {
  const picture = {
    figure, svg, tools,
    sheet: figure.querySelector(".lt-picture-sheet"),
    type: figure.dataset.type,
    words: tools.dataset,
    nodes: Array.from(svg.querySelectorAll("[data-node]")),
    edges: Array.from(svg.querySelectorAll("[data-from]")).filter((e) => e.dataset.from && e.dataset.to),
    button: (name) => tools.querySelector(`button[data-do="${name}"]`),
  };
  // What a tool did is said where it is seen, and read out when the reader pauses.
  const said = document.createElement("span");
  said.className = "lt-picture-said";
  said.setAttribute("role", "status");
  tools.append(said);
  picture.say = (text) => { said.textContent = text; };

  figure.classList.add("lt-live");
  zoomable(picture);
  highlights(picture);
  filter(picture);
  fullScreen(picture);
  png(picture);
  walk(picture);
}
