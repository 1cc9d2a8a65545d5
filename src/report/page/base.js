// What every part of the page uses. Text reaches the page as text nodes and attributes only.

const find = (id) => document.getElementById(id);
const read = (id) => JSON.parse(find(id).textContent);
const shared = read("data");
const kinds = shared.kinds;
const kindOf = new Map(kinds.map((kind) => [kind.letter, kind]));
const [NAMED, DEADLINES] = [shared.papers, shared.deadlines];
const ROWS_AT_ONCE = 200;

const NAMES = {
  d: "Deadline", e: "Event", a: "Sum", m: "Motion", r: "Reference", n: "Organisation", q: "Question",
};
const PLURALS = {
  d: "Deadlines", e: "Events", a: "Sums", m: "Motions", r: "References", n: "Organisations", q: "Questions",
};

// An element with attributes and children; children are elements or texts.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

function drawing(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const label = (term) => Object.hasOwn(shared.labels, term) ? shared.labels[term] : String(term).replaceAll("_", " ");
const plural = (count, thing) => `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// 2024-05-31 as 31 May 2024.
function day(iso) {
  const parts = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(iso || "");
  return parts ? `${Number(parts[3])} ${MONTHS[parts[2] - 1]} ${parts[1]}` : "";
}

// A whole year, quarter or month by its name, else null.
function whole(earliest, latest) {
  const [year, first, last] = [earliest.slice(0, 4), earliest.slice(5), latest.slice(5)];
  if (year !== latest.slice(0, 4)) return null;
  if (first === "01-01" && last === "12-31") return year;
  const quarter = ["01-01 03-31", "04-01 06-30", "07-01 09-30", "10-01 12-31"].indexOf(`${first} ${last}`);
  if (quarter >= 0) return `${year} Q${quarter + 1}`;
  const month = Number(first.slice(0, 2));
  const end = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return first.slice(0, 2) === last.slice(0, 2) && first.endsWith("-01") && last.endsWith(`-${end}`) ? `${MONTHS[month - 1]} ${year}` : null;
}

// The time between two days, either of which may be unknown.
function between(earliest, latest) {
  if (!earliest || !latest) return latest ? `by ${day(latest)}` : earliest ? `from ${day(earliest)}` : "";
  if (earliest === latest) return day(earliest);
  const sameYear = earliest.slice(0, 4) === latest.slice(0, 4);
  return whole(earliest, latest) || `${sameYear ? day(earliest).slice(0, -5) : day(earliest)} – ${day(latest)}`;
}

const quarterOf = (iso) => `${iso.slice(0, 4)} Q${Math.floor((Number(iso.slice(5, 7)) - 1) / 3) + 1}`;

// Only addresses of the web are ever links.
function address(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === "https:" || parsed.protocol === "http:" ? parsed.href : null;
  } catch {
    return null;
  }
}

const outward = (url, text) => make("a", { href: url, rel: "noopener noreferrer external" }, text);
const place = (doc, fact) => `#doc=${encodeURIComponent(doc)}${fact ? `&fact=${encodeURIComponent(fact)}` : ""}`;

function organisation(id) {
  return Object.hasOwn(shared.organisations, id) ? shared.organisations[id] : [id, null];
}

// The values of a fact by the names of their columns.
function named(letter, values) {
  const columns = kindOf.get(letter).columns;
  return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
}

// Words to be looked for: all of them must be found.
const wordsOf = (text) => folded(text).split(/\s+/).filter(Boolean);
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const papers = NAMED.map(([id, title, kind, earliest, latest, counts, about, url], index) =>
  ({ index, id, title, kind, earliest, latest, counts, about, url: url && address(url) }));
const paperOf = new Map(papers.map((paper) => [paper.id, paper]));

const deadlines = DEADLINES.map(([paper, start, sentence, values]) => {
  const fact = named("d", values);
  const owner = fact.owner || (fact.owner_id ? organisation(fact.owner_id)[0] : "");
  return {
    ...fact, owner, sentence, paper: papers[paper], id: `${papers[paper].id}-d${start}`,
    sortable: fact.latest || fact.earliest || "",
  };
});
