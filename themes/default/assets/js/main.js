// The scripts of the default theme: nothing on the page needs them to be read.
import { sortTables, releaseScroll } from "./tables.js";
import { refCards } from "./cards.js";
import { copyLinks } from "./copy.js";
import { tabs } from "./tabs.js";
import { notes } from "./notes.js";
import { facets } from "./facets.js";
import { compare } from "./compare.js";
import { menu } from "./menu.js";
import { deadlines } from "./deadlines.js";
import { pictures } from "./picture.js";
import { search } from "./search/search.js";
import { basket } from "./basket.js";

menu();
tabs();
notes();
sortTables();
releaseScroll();
copyLinks();
facets();
compare();
refCards();
deadlines();
pictures();
search();
basket();
