// Only what rests on one code, or stands in one source: rows of tables and turns of transcripts.

const byCode = document.getElementById("by-code");
const bySource = document.getElementById("by-source");
const filtered = document.getElementById("filtered");

const chosenPassages = () => new Set(
  [...passages.keys()].filter((number) =>
    (!byCode.value || passages[number].code === byCode.value)
    && (!bySource.value || passages[number].source === bySource.value)),
);
let chosenNow = null;
const holds = (element, chosen) =>
  [...element.querySelectorAll("[data-p]")].some((one) => numbersOf(one).some((number) => chosen.has(number)));

function leftOut(text) {
  const note = make("p", "left-out", text);
  note.dataset.note = "filter";
  return note;
}

// A table that opens nothing but has a row for each source, or for turns of them, keeps those of
// the chosen source; of a code it knows nothing.
function filterTable(table, chosen) {
  const opens = table.querySelector(OPENER);
  const bySources = !opens && table.querySelector("tr[data-source]");
  if (!opens && !bySources) return;
  const wanted = (row) => (opens ? !chosen || holds(row, chosen)
    : !bySource.value || row.dataset.source === bySource.value);
  let [hidden, shown] = [0, 0];
  for (const body of table.querySelectorAll("tbody")) {
    const rows = [...body.rows].filter((row) => !row.matches(".section"));
    for (const row of rows) {
      row.hidden = !wanted(row);
      if (row.hidden) hidden += 1;
      else shown += 1;
    }
    body.hidden = rows.length > 0 && rows.every((row) => row.hidden);
  }
  table.classList.toggle("emptied", !shown);
  if (hidden) table.append(leftOut(say(opens ? "filter.rows" : "filter.sources", { n: hidden })));
  if (bySources && byCode.value) table.append(leftOut(say("filter.codes")));
}

// Of a source that is left out, its title stays: the contents lead there.
function filterTranscript(transcript, chosen) {
  const other = Boolean(bySource.value) && transcript.dataset.source !== bySource.value;
  let [hidden, shown] = [0, 0];
  for (const turn of transcript.querySelectorAll(".turn")) {
    turn.hidden = other || (Boolean(chosen && byCode.value) && !holds(turn, chosen));
    if (turn.hidden) hidden += 1;
    else shown += 1;
  }
  const left = !shown && (other || hidden > 0);
  for (const part of transcript.querySelectorAll(":scope > :not(h3)")) part.hidden = left;
  transcript.classList.toggle("left", left);
  for (const one of transcript.querySelectorAll("[data-p]")) {
    one.classList.toggle("chosen", Boolean(chosen) && numbersOf(one).some((number) => chosen.has(number)));
  }
  if (left) transcript.append(leftOut(say("filter.transcript")));
  else if (hidden) transcript.append(leftOut(say("filter.turns", { n: hidden })));
}

// The legend stands before the transcripts that it is of.
function filterLegend(legend) {
  let [one, some] = [legend.nextElementSibling, false];
  for (; one?.matches(".transcript"); one = one.nextElementSibling) some ||= !one.matches(".left");
  legend.hidden = !some;
}

// A cell opens what is chosen; one that has nothing of it opens nothing.
function countOpener(opener, chosen) {
  const n = quotationsIn(numbersOf(opener).filter((number) => !chosen || chosen.has(number)));
  opener.dataset.n = n;
  opener.hidden = !n;
  opener.setAttribute("aria-label", say("cell", { n }));
}

function applyFilter() {
  const active = Boolean(byCode.value || bySource.value);
  const chosen = active ? chosenPassages() : null;
  chosenNow = chosen;
  root.classList.toggle("filtering", active);
  page.querySelectorAll("[data-note=filter]").forEach((note) => note.remove());
  page.querySelectorAll(".table").forEach((table) => filterTable(table, chosen));
  page.querySelectorAll(".transcript").forEach((transcript) => filterTranscript(transcript, chosen));
  page.querySelectorAll(".legend").forEach(filterLegend);
  page.querySelectorAll("figure").forEach((figure) => active && figure.append(leftOut(say("filter.figure"))));
  page.querySelectorAll(OPENER).forEach((opener) => countOpener(opener, chosen));
  for (const choice of [byCode, bySource]) choice.classList.toggle("chosen", Boolean(choice.value));
  filtered.hidden = !active;
  if (active) {
    const all = make("button", "", say("shown.all"));
    all.type = "button";
    all.addEventListener("click", clearFilter);
    filtered.replaceChildren(say("filtered", { n: chosen.size, of: passages.length }), all);
  }
  searchAgain();
  follow();
}

function clearFilter() {
  const inside = filtered.contains(document.activeElement);
  byCode.value = bySource.value = "";
  applyFilter();
  if (inside) byCode.focus();
}

if (byCode) {
  byCode.addEventListener("change", applyFilter);
  bySource.addEventListener("change", applyFilter);
}
