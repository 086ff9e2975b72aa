// Search in everything that is shown: hits are marked, counted, and walked through.

const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, caption, figcaption, summary, footer";
const MOST = 3000;
const query = document.getElementById("query");
const counter = document.getElementById("hits");
let hits = [];
let current = -1;

// The text of each block with the nodes that hold it: a hit may go over the border of a coding.
function texts() {
  const found = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.hidden || node.localName === "svg" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  let last = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const block = node.parentElement.closest(BLOCKS);
    if (!block) continue;
    if (block !== last) found.push({ text: "", nodes: [] });
    last = block;
    const into = found.at(-1);
    into.nodes.push({ node, start: into.text.length, length: node.length });
    into.text += node.data;
  }
  return found;
}

function patternOf(words) {
  const literal = words.trim().replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(literal, "giu");
}

// From the end to the beginning, so that places before a mark stay what they are.
function markOne({ nodes }, from, to) {
  const marked = [];
  for (const { node, start, length } of [...nodes].reverse()) {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
    if (first >= last) continue;
    if (last < node.length) node.splitText(last);
    const part = first > 0 ? node.splitText(first) : node;
    const mark = make("mark", "hit");
    part.replaceWith(mark);
    mark.append(part);
    marked.unshift(mark);
  }
  return marked;
}

function clearHits() {
  const around = new Set();
  for (const mark of page.querySelectorAll("mark.hit")) {
    around.add(mark.parentNode);
    unwrap(mark);
  }
  around.forEach((node) => node.normalize());
  document.querySelectorAll("#contents .found").forEach((count) => count.remove());
  hits = [];
  current = -1;
}

function search() {
  clearHits();
  const words = query.value.trim();
  if (words.length > 1) {
    const pattern = patternOf(words);
    for (const block of texts()) {
      const found = [...block.text.matchAll(pattern)].slice(0, MOST - hits.length);
      const marked = found.reverse().map((one) => markOne(block, one.index, one.index + one[0].length));
      hits.push(...marked.reverse());
      if (hits.length >= MOST) break;
    }
    countInContents();
  }
  tell();
}

function countInContents() {
  const links = [...document.querySelectorAll("#contents .chapters a")];
  const begins = links.map((link) => document.getElementById(link.hash.slice(1)));
  const counts = links.map(() => 0);
  let at = -1;
  for (const [mark] of hits) {
    const reached = (one) => one.compareDocumentPosition(mark)
      & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY);
    while (at + 1 < begins.length && reached(begins[at + 1])) at += 1;
    if (at >= 0) counts[at] += 1;
  }
  counts.forEach((n, number) => n && links[number].prepend(make("span", "found", String(n))));
}

function tell() {
  const some = query.value.trim().length > 1;
  const of = hits.length < MOST ? hits.length : `${MOST}+`;
  counter.textContent = !some ? "" : hits.length ? say("hits", { n: current + 1, of }) : say("hits.none");
}

function step(by) {
  if (!hits.length) return;
  hits[current]?.forEach((mark) => mark.classList.remove("now"));
  current = (current + by + hits.length) % hits.length;
  const [first] = hits[current];
  hits[current].forEach((mark) => mark.classList.add("now"));
  for (let inside = first.closest("details"); inside; inside = inside.parentElement.closest("details")) inside.open = true;
  first.scrollIntoView({ block: "center", inline: "nearest" });
  tell();
}

function searchAgain() {
  if (query.value) search();
}

let waiting = 0;
query.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 150);
});
query.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  step(event.shiftKey ? (current < 0 ? 0 : -1) : 1);
});
document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("previous").addEventListener("click", () => step(current < 0 ? 0 : -1));
