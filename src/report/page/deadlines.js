// The table of deadlines: filtered, sorted, saved.

const COLUMNS = [
  { name: "latest", title: "Due", key: (row) => row.sortable, cell: dueCell },
  { name: "clause", title: "What is to be done", key: (row) => folded(row.clause || row.sentence || ""), cell: clauseCell },
  { name: "owner", title: "Owner", key: (row) => folded(row.owner), cell: ownerCell },
  { name: "kind", title: "Kind", key: (row) => label(row.kind), cell: (row) => [label(row.kind)] },
  { name: "firmness", title: "Firmness", key: (row) => FIRMNESS.indexOf(row.firmness), cell: firmnessCell },
  { name: "paper", title: "Paper", key: (row) => folded(row.paper.title), cell: paperCell },
];
const SAVED = ["id", "doc_id", "paper", "source", "paper_date", "edtf", "earliest", "latest", "kind", "firmness",
  "owner", "owner_id", "recipient", "cue", "reading", "clause", "sentence"];
const FILTERS = ["q", "kind", "firmness", "owner", "paper", "from", "to"];

const sorted = { by: "latest", down: false };
let found = [];
let answered = null;
let shownRows = 0;

function dueCell(row) {
  return [make("span", { class: "due" }, between(row.earliest, row.latest) || row.edtf),
    make("span", { class: "said", lang: "nl" }, row.reading)];
}

function clauseCell(row) {
  return [make("a", { href: place(row.paper.id, row.id), lang: "nl" }, row.clause || row.sentence)];
}

function ownerCell(row) {
  const cells = row.owner ? [make("span", { lang: "nl" }, row.owner)] : [make("span", { class: "muted" }, "not named")];
  if (row.recipient) cells.push(make("span", { class: "said" }, "for ", make("span", { lang: "nl" }, row.recipient)));
  return cells;
}

function firmnessCell(row) {
  return [make("span", { class: `firmness ${FIRMNESS.includes(row.firmness) ? row.firmness : ""}` }, label(row.firmness))];
}

function paperCell(row) {
  return [make("span", { class: "title", lang: "nl" }, row.paper.title),
    make("span", { class: "said" }, between(row.paper.earliest, row.paper.latest))];
}

// What the form asks, by the names of its fields; empty fields are left out.
function asked() {
  const form = new FormData(find("filters"));
  return Object.fromEntries(FILTERS.map((name) => [name, String(form.get(name) || "").trim()]).filter(([, value]) => value));
}

function matches(row, filters, words) {
  if (filters.kind && row.kind !== filters.kind) return false;
  if (filters.firmness && row.firmness !== filters.firmness) return false;
  if (filters.owner && row.owner !== filters.owner) return false;
  if (filters.paper && row.paper.id !== filters.paper) return false;
  // Where a deadline has no last day its first one counts.
  if (filters.from && row.sortable < filters.from) return false;
  if (filters.to && (!row.sortable || row.sortable > filters.to)) return false;
  if (!words.length) return true;
  row.words ??= folded([row.sentence, row.reading, row.owner, row.recipient, row.paper.title, row.paper.about.source].join(" "));
  return words.every((word) => row.words.includes(word));
}

function filterDeadlines() {
  const filters = asked();
  remember(filters);
  // What changed nothing, such as leaving a field, leaves the rows as they are.
  const question = JSON.stringify([filters, sorted]);
  if (question === answered) return;
  answered = question;
  const words = wordsOf(filters.q || "");
  const column = COLUMNS.find((known) => known.name === sorted.by);
  const keyed = deadlines.filter((row) => matches(row, filters, words)).map((row, index) => ({ row, index, key: column.key(row) }));
  const direction = sorted.down ? -1 : 1;
  // What has no value comes last either way.
  keyed.sort((a, b) => (a.key === "") - (b.key === "") || (a.key < b.key ? -direction : a.key > b.key ? direction : a.index - b.index));
  found = keyed.map((entry) => entry.row);
  find("found").textContent = `${plural(found.length, "deadline")}${found.length < deadlines.length ? ` of ${grouped(deadlines.length)}` : ""}`;
  find("download").disabled = !found.length;
  shownRows = 0;
  find("deadline-rows").replaceChildren();
  moreDeadlines();
}

function moreDeadlines() {
  const next = found.slice(shownRows, shownRows + ROWS_AT_ONCE);
  const rows = next.map((row) => make("tr", { role: "row" }, ...COLUMNS.map((column) =>
    make("td", { role: "cell", class: column.name, "data-title": column.title }, ...column.cell(row)))));
  find("deadline-rows").append(...rows);
  shownRows += next.length;
  const button = find("more-deadlines");
  button.hidden = shownRows >= found.length;
  button.textContent = `Show ${grouped(Math.min(ROWS_AT_ONCE, found.length - shownRows))} more of ${grouped(found.length - shownRows)}`;
  if (shownRows > next.length) rows[0]?.querySelector("a")?.focus();
}

// The address names the filters, so that it can be kept and shared.
function remember(filters) {
  if (find("deadlines").hidden) return;
  const query = new URLSearchParams({ view: "deadlines", ...filters });
  history.replaceState(null, "", `#${query}`);
}

function showHead() {
  find("deadline-head").replaceChildren(...COLUMNS.map((column) => {
    const state = sorted.by !== column.name ? "none" : sorted.down ? "descending" : "ascending";
    const button = make("button", { type: "button", "data-column": column.name }, column.title,
      make("span", { class: "arrow", "aria-hidden": "true" }, { none: "↕", ascending: "↑", descending: "↓" }[state]));
    button.addEventListener("click", () => sortBy(column.name));
    return make("th", { role: "columnheader", scope: "col", class: column.name, "aria-sort": state }, button);
  }));
}

function sortBy(name) {
  sorted.down = sorted.by === name && !sorted.down;
  sorted.by = name;
  showHead();
  filterDeadlines();
  find("deadline-head").querySelector(`[data-column="${name}"]`).focus();
}

// A cell of CSV; what a spreadsheet would take for a formula is made text.
function quoted(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function download() {
  const cells = (row) => ({ ...row, doc_id: row.paper.id, paper: row.paper.title, source: row.paper.about.source,
    paper_date: row.paper.earliest === row.paper.latest ? row.paper.latest : "" });
  const lines = found.map((row) => SAVED.map((name) => quoted(cells(row)[name])).join(","));
  const text = `\ufeff${[SAVED.join(","), ...lines].join("\r\n")}\r\n`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  make("a", { href: url, download: "deadlines.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

function options(name, all, values) {
  const choices = values.map(([value, text]) => make("option", { value }, text));
  find("filters").elements[name].replaceChildren(make("option", { value: "" }, all), ...choices);
}

function startDeadlines() {
  const values = (key) => [...new Set(deadlines.map(key))].filter(Boolean);
  const form = find("filters");
  options("kind", "all", values((row) => row.kind).sort().map((kind) => [kind, label(kind)]));
  options("firmness", "all", FIRMNESS.map((firmness) => [firmness, firmness]));
  options("owner", "anyone", values((row) => row.owner).sort((a, b) => (folded(a) < folded(b) ? -1 : 1)).map((owner) => [owner, owner]));
  options("paper", "all", values((row) => row.paper).map((paper) => [paper.id, paper.title]));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filterDeadlines);
  form.addEventListener("change", filterDeadlines);
  form.addEventListener("reset", () => setTimeout(filterDeadlines));
  find("download").addEventListener("click", download);
  find("more-deadlines").addEventListener("click", moreDeadlines);
  showHead();
  filterDeadlines();
}

// Fills the form from an address.
function askDeadlines(query) {
  for (const name of FILTERS) find("filters").elements[name].value = query.get(name) || "";
  filterDeadlines();
}
