// Light and dark, printing, what can be scrolled, and where in the contents the reader is.

const tools = document.getElementById("tools");
const narrow = matchMedia("(max-width: 62rem)");

// What stays at the top of the window stays below the tools, however many lines they take.
// A table gets a box of its own to scroll in only where it is wider than the page.
const boxes = [...page.querySelectorAll(".scroll")];

function fit() {
  root.style.setProperty("--bar", narrow.matches ? "0px" : `${Math.floor(tools.getBoundingClientRect().height)}px`);
  const shown = boxes.filter((box) => box.clientWidth);
  const wider = shown.map((box) => box.firstElementChild.offsetWidth > box.clientWidth + 1);
  shown.forEach((box, at) => box.classList.toggle("boxed", wider[at]));
  for (const box of page.querySelectorAll(".scroll, .picture")) {
    const moves = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    const title = box.parentElement.querySelector("caption, figcaption")?.textContent.trim() ?? "";
    if (moves) Object.assign(box, { tabIndex: 0, role: "region", ariaLabel: say("wide", { title }) });
    else for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
  }
}
new ResizeObserver(fit).observe(tools);
page.addEventListener("toggle", fit, true);

const theme = document.getElementById("theme");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";

function nameTheme() {
  theme.title = say(isDark() ? "light" : "dark");
  theme.setAttribute("aria-label", theme.title);
}

theme.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.setItem("qualcode-theme", root.dataset.theme);
  } catch { /* A browser may forbid to remember anything. */ }
  nameTheme();
});
prefersDark.addEventListener("change", nameTheme);
nameTheme();

// On a narrow screen the rows of a transcript are set as blocks; they are a table all the same.
for (const table of page.querySelectorAll(".transcript > table")) {
  table.role = "table";
  for (const row of table.rows) {
    row.role = "row";
    for (const one of row.cells) one.role = one.localName === "th" ? "columnheader" : "cell";
  }
}

// On paper the notes and the last row of a table keep together: below a table that goes over pages
// they would be torn off from it.
let joined = [];

function joinNotes() {
  for (const notes of page.querySelectorAll(".table:not(.emptied) > .notes")) {
    const table = notes.parentElement.querySelector("table");
    const body = [...table.tBodies].findLast((one) => !one.hidden);
    if (!body) continue;
    const rows = [...body.rows];
    const last = rows.findLastIndex((row) => !row.hidden);
    const moved = rows.slice(last === 1 && rows[0].matches(".section") ? 0 : Math.max(last, 0));
    const cell = make("td", "", notes);
    cell.colSpan = table.querySelectorAll("col").length || 1;
    const below = make("tbody", "below", ...moved, make("tr", "", cell));
    table.append(below);
    joined.push({ notes, body, moved, below });
  }
}

function partNotes() {
  for (const { notes, body, moved, below } of joined) {
    body.append(...moved);
    below.closest(".scroll").after(notes);
    below.remove();
  }
  joined = [];
}

let openedForPrint = [];
addEventListener("beforeprint", () => {
  joinNotes();
  openedForPrint = [...page.querySelectorAll("details:not([open])")];
  openedForPrint.forEach((details) => { details.open = true; });
});
addEventListener("afterprint", () => {
  partNotes();
  openedForPrint.forEach((details) => { details.open = false; });
});
document.getElementById("printing").addEventListener("click", () => print());

// On a narrow screen the contents would stand before everything else.
const contents = document.querySelector("#contents > details");
const fold = () => { contents.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();
contents.addEventListener("click", (event) => {
  if (narrow.matches && event.target.closest("a")) contents.open = false;
});

const chapters = [...document.querySelectorAll("#contents .chapters a")]
  .map((link) => ({ link, heading: document.getElementById(link.hash.slice(1)) }));
let here = null;
let asked = false;

function follow() {
  asked = false;
  const reached = chapters.findLast(({ heading }) => {
    const { top, height } = heading.getBoundingClientRect();
    return height && top < 140;
  });
  if (reached === here) return;
  here?.link.removeAttribute("aria-current");
  reached?.link.setAttribute("aria-current", "true");
  reached?.link.scrollIntoView({ block: "nearest" });
  here = reached;
}

addEventListener("scroll", () => {
  if (!asked) requestAnimationFrame(follow);
  asked = true;
}, { passive: true });
follow();

// A browser may bring back what was chosen before the page was loaded anew.
if (byCode?.value || bySource?.value) applyFilter();
else searchAgain();
