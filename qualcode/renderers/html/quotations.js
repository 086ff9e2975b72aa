// The panel in which cells, codes and coded words open the quotations behind them.

const OPENER = "a[data-p]";
const root = document.documentElement;
const page = document.getElementById("page");
const data = JSON.parse(document.getElementById("data").textContent);
function say(key, places = {}) {
  const words = (places.n === 1 && data.words[`${key}.one`]) || data.words[key];
  return words.replace(/\{(\w+)\}/g, (_, name) => places[name]);
}
const passages = data.passages.map(
  ([code, sign, state, place, speaker, source, address, aspect, quotation, translation]) => ({
    code: data.codes[code][0], label: data.codes[code][1],
    sign, state, place, speaker, source, address, aspect, quotation, translation,
  }),
);

function make(name, classes = "", ...content) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...content);
  return made;
}

// Words that have several codes are one quotation.
const quotationsIn = (numbers) => new Set(numbers.map((number) => passages[number].quotation)).size;
const numbersOf = (element) => element.dataset.p.split(" ").map(Number);
const called = ({ code, label, sign }) => `${code}${label === code ? "" : ` ${label}`} (${sign})`;
const unwrap = (element) => element.replaceWith(...element.childNodes);
const dialog = document.getElementById("quotations");
let wayBack = null;

// The words of a turn with what was asked for marked, and no other mark.
function wordsOf(turn, chosen) {
  const said = turn.querySelector(".said").cloneNode(true);
  said.querySelectorAll("mark.hit").forEach(unwrap);
  for (const mark of said.querySelectorAll(".c")) {
    const wanted = numbersOf(mark).find((number) => chosen.has(number));
    if (wanted === undefined) unwrap(mark);
    else mark.replaceWith(make("mark", `k${passages[wanted].aspect}`, ...mark.childNodes));
  }
  const words = make("span", "", ...said.childNodes);
  if (said.lang) words.lang = said.lang;
  return words;
}

function line(turn, chosen, near) {
  const number = turn.cells?.[0].textContent ?? "";
  const who = turn.cells?.[1].textContent ?? "";
  const words = wordsOf(turn, chosen);
  if (who) words.prepend(make("span", "by", `${who}: `));
  return make("p", near ? "near" : "now", make("span", "at", number), words);
}

function around(turn, chosen, reach) {
  const found = [line(turn, chosen, false)];
  let [before, after] = [turn, turn];
  for (let step = 0; step < reach && turn.matches(".turn"); step += 1) {
    do before = before?.previousElementSibling; while (before && !before.matches(".turn"));
    do after = after?.nextElementSibling; while (after && !after.matches(".turn"));
    if (before) found.unshift(line(before, chosen, true));
    if (after) found.push(line(after, chosen, true));
  }
  return make("div", "context", ...found);
}

function codeItem(one) {
  const name = make("span", "", make("b", "", one.code), one.label === one.code ? "" : ` ${one.label}`);
  const sign = one.sign ? [make("span", "sign", `(${one.sign})`)] : [];
  return make("li", `k${one.aspect}`, name, ...sign, make("span", "state", one.state));
}

function card(address, numbers, reach) {
  const turn = document.getElementById(address);
  const those = numbers.map((number) => passages[number]);
  const [{ place, speaker, source }] = those;
  const header = make("header", "", make("span", "place", place), speaker === source ? "" : make("span", "", speaker));
  if (turn?.matches(".turn")) {
    const go = make("a", "go", say("go"));
    go.href = `#${address}`;
    header.append(go);
  }
  const alike = (one) => [one.code, one.sign, one.state].join("\n");
  const told = new Map(those.map((one) => [alike(one), one]));
  const made = make("article", "card", header, make("ul", "", ...[...told.values()].map(codeItem)));
  if (turn) made.append(around(turn, new Set(numbers), reach));
  for (const { translation } of those) {
    if (translation) made.append(make("p", "translation", `${say("translation")}: ${translation}`));
  }
  return made;
}

// What stands over a column of a table, from the top: a group, then the column's own name.
function overColumn(cell) {
  const rows = [...(cell.closest("table").tHead?.rows ?? [])];
  const taken = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const head of row.cells) {
      while (taken[at][column]) column += 1;
      for (let down = 0; down < head.rowSpan; down += 1) {
        for (let along = 0; along < head.colSpan; along += 1) taken[at + down][column + along] = head;
      }
    }
  });
  const heads = new Set(taken.map((row) => row[cell.cellIndex]).filter(Boolean));
  return [...heads].map((head) => head.textContent.trim());
}

function aboutOf(opener, numbers) {
  const cell = opener.matches(OPENER) && opener.closest("td, th");
  const caption = opener.closest(".table, figure")?.querySelector("caption, figcaption");
  if (!cell) return [caption?.textContent ?? called(passages[numbers[0]]), []];
  const row = cell.parentElement.querySelector('th[scope="row"]')?.textContent.trim();
  const number = caption?.querySelector(".number")?.textContent;
  return [row || say("title"), [number, ...overColumn(cell)].filter(Boolean)];
}

function openQuotations(opener, numbers) {
  const turns = new Map();
  for (const number of numbers) {
    const { address } = passages[number];
    turns.set(address, [...(turns.get(address) ?? []), number]);
  }
  const [title, where] = aboutOf(opener, numbers);
  const count = say("cell.count", { n: quotationsIn(numbers) });
  document.getElementById("quotations-title").replaceChildren(
    title, make("small", "", [...where, count].join(" · ")),
  );
  const reach = turns.size > 3 ? 1 : 2;
  const cards = dialog.querySelector(".cards");
  cards.replaceChildren(...[...turns].map(([address, those]) => card(address, those, reach)));
  wayBack = opener.matches("a, button") ? opener : opener.closest(".turn, .passage");
  root.classList.add("locked");
  dialog.showModal();
  cards.scrollTop = 0;
  document.getElementById("close").focus();
}

// The browser's way back from a transcript leads to where its quotation was opened, for the
// keyboard too.
const leftFrom = [];

function goTo(address) {
  history.replaceState({ left: leftFrom.push(wayBack) - 1 }, "");
  wayBack = null;
  dialog.close();
  showAgain(address);
  location.hash = address;
  document.getElementById(address).focus({ preventScroll: true });
}

// What a filter hides is shown again before a link leads there.
function showAgain(address) {
  if (document.getElementById(address)?.closest("[hidden]")) clearFilter();
}

// The codings of the words that were clicked, of all lines under them.
function underWords(mark) {
  const numbers = [];
  for (let one = mark; one?.matches(".c"); one = one.parentElement) numbers.push(...numbersOf(one));
  return [...new Set(numbers)].sort((one, other) => one - other);
}

function clicked(event) {
  const { target } = event;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const button = target.closest(`${OPENER}, .chip[data-p]`);
  const selecting = !button && !getSelection().isCollapsed;
  const opener = button ?? target.closest(".said .c[data-p]")
    ?? target.closest("td, th")?.querySelector(`${OPENER}:not([hidden])`);
  if (!opener || selecting || (!button && target.closest("a, button, summary"))) return;
  event.preventDefault();
  const numbers = opener.matches(".c") ? underWords(opener) : numbersOf(opener);
  const chosen = opener.matches(OPENER) && chosenNow;
  openQuotations(opener, chosen ? numbers.filter((number) => chosen.has(number)) : numbers);
}

// A code in the margin shows its words while it is pointed at.
function light(event, lit) {
  const chip = event.target.closest?.(".chip[data-p]");
  if (!chip) return;
  const wanted = new Set(numbersOf(chip));
  for (const mark of chip.closest(".turn").querySelectorAll(".c")) {
    if (numbersOf(mark).some((number) => wanted.has(number))) mark.classList.toggle("lit", lit);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']:not([data-p])");
  if (link) showAgain(link.hash.slice(1));
}, true);

if (dialog) {
  addEventListener("popstate", ({ state }) => leftFrom[state?.left]?.focus({ preventScroll: true }));
  page.addEventListener("click", clicked);
  page.addEventListener("keydown", (event) => {
    // A link is not followed by the space bar, a button is; this one does what a button does.
    if (event.key !== " " || !event.target.matches(OPENER)) return;
    event.preventDefault();
    event.target.click();
  });
  for (const [kind, lit] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    page.addEventListener(kind, (event) => light(event, lit));
  }
  // Said here and not at every cell and turn of the file, which would be much larger.
  for (const opener of page.querySelectorAll(`${OPENER}, .chip[data-p]`)) {
    opener.setAttribute("aria-haspopup", "dialog");
    if (opener.matches(OPENER)) countOpener(opener, null);
  }
  for (const turn of page.querySelectorAll(".turn, .passage")) turn.tabIndex = -1;
  for (const mark of page.querySelectorAll(".said .c[data-p]")) {
    mark.title = [...new Set(numbersOf(mark).map((number) => called(passages[number])))].join("; ");
  }
  document.getElementById("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    const go = event.target.closest(".go");
    if (go) {
      event.preventDefault();
      goTo(go.hash.slice(1));
    } else if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    root.classList.remove("locked");
    wayBack?.focus({ preventScroll: true });
  });
}
