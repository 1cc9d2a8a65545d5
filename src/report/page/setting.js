// Sets a paper's text: its pieces as headings, paragraphs and tables, its facts as marks in them.

// Which of the facts of one place gives the mark its look.
const RANK = "dmaren";

// From code points, in which the dataset counts, to the units of a string of this language.
function unitsOf(text) {
  const wide = [];
  let codePoints = 0;
  for (const character of text) {
    if (character.length > 1) wide.push(codePoints);
    codePoints += 1;
  }
  return (at) => {
    let [low, high] = [0, wide.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (wide[middle] < at) low = middle + 1;
      else high = middle;
    }
    return at + low;
  };
}

// A paper with its text and facts, from its data.
function unpacked(paper) {
  const data = read(`p${paper.index}`);
  const units = unitsOf(data.text);
  const facts = data.facts.map(([letter, start, end, rule, sentence, page, values]) => ({
    ...named(letter, values), letter, page, id: `${paper.id}-${letter}${start}`,
    start: units(start), end: units(end), rule: data.strings[rule], sentence: data.strings[sentence],
  }));
  const signs = [["sup", data.notes], ["span", data.hyphens]].flatMap(([tag, places]) =>
    places.map(([start, end]) => ({ tag, start: units(start), end: units(end), facts: [] })));
  const pieces = data.pieces.map(([kind, start, end, on]) => ({ kind, at: start, start: units(start), end: units(end), on }));
  const questions = facts.filter((fact) => fact.letter === "q").map((fact) => ({
    ...fact,
    question: [units(fact.question_start), units(fact.question_end)],
    answer: fact.answer_start == null ? [0, 0] : [units(fact.answer_start), units(fact.answer_end)],
  }));
  return { paper, text: data.text, pieces, signs, facts, questions };
}

// The places that are marked, each with its facts, the one that ranks first in front, and what is
// set otherwise than it stands: the signs of notes, raised, and hyphens of the printed lines, hidden.
// By start, the wider first.
function marksOf({ facts, signs }, letters) {
  const places = new Map();
  for (const fact of facts) {
    if (!letters.has(fact.letter) || fact.letter === "q") continue;
    const key = `${fact.start}-${fact.end}`;
    if (!places.has(key)) places.set(key, { start: fact.start, end: fact.end, facts: [] });
    places.get(key).facts.push(fact);
  }
  const marks = [...places.values(), ...signs];
  for (const mark of marks) mark.facts.sort((a, b) => RANK.indexOf(a.letter) - RANK.indexOf(b.letter));
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

// Fills an element with a stretch of the text and the marks in it. A mark inside another is an
// element inside the other's; one that crosses the other's end is cut there and goes on behind.
function fill(parent, text, from, to, marks) {
  const open = [{ element: parent, end: to }];
  const rest = marks.filter((mark) => mark.start < to && mark.end > from)
    .map((mark) => ({ mark, start: Math.max(mark.start, from), end: Math.min(mark.end, to) }));
  let at = from;
  const textTo = (end) => {
    if (end > at) open[open.length - 1].element.append(text.slice(at, end));
    at = Math.max(at, end);
  };
  const closeTo = (start) => {
    while (open.length > 1 && open[open.length - 1].end <= start) {
      textTo(open[open.length - 1].end);
      open.pop();
    }
  };
  while (rest.length) {
    const { mark, start, end } = rest.shift();
    closeTo(start);
    textTo(start);
    const outer = open[open.length - 1];
    if (end > outer.end) {
      const later = { mark, start: outer.end, end };
      const index = rest.findIndex((other) => other.start > later.start || (other.start === later.start && other.end < later.end));
      rest.splice(index < 0 ? rest.length : index, 0, later);
    }
    const element = marked(mark);
    outer.element.append(element);
    open.push({ element, end: Math.min(end, outer.end) });
  }
  closeTo(to);
  textTo(to);
}

// The element of a mark. Only its first part can be focused and is announced. It is a link, for it
// leads to an address; marks can be inside each other, which anchors cannot.
function marked(mark) {
  if (!mark.facts.length) return make(mark.tag, { hidden: mark.tag === "span" });
  const attributes = { class: `k-${mark.facts[0].letter}` };
  const first = !mark.element;
  if (first) Object.assign(attributes, { role: "link", tabindex: "0", "aria-roledescription": `${NAMES[mark.facts[0].letter]} link` });
  const element = make("mark", attributes);
  element.mark = mark;
  if (first) mark.element = element;
  return element;
}

function tableOf(text, piece, marks) {
  const rows = [];
  let start = piece.start;
  for (const line of text.slice(piece.start, piece.end).split("\n")) {
    const row = make("tr");
    for (const cell of line.split("\t")) {
      const element = make("td");
      fill(element, text, start, start + cell.length, marks);
      row.append(element);
      start += cell.length + 1;
    }
    if (line.trim()) rows.push(row);
  }
  return make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Table" }, make("table", {}, make("tbody", {}, ...rows)));
}

// The level of each heading below the paper's title: none is skipped, whatever the paper skips.
function depths(pieces) {
  const open = [];
  return pieces.map((piece) => {
    const level = Number(piece.kind);
    if (!level) return 0;
    while (open.length && open[open.length - 1] >= level) open.pop();
    open.push(level);
    return open.length;
  });
}

function elementOf(text, piece, marks, depth) {
  if (piece.kind === "t" && text.slice(piece.start, piece.end).includes("\t")) return tableOf(text, piece, marks);
  const element = depth ? make(`h${Math.min(depth + 3, 6)}`, { tabindex: "-1" }) : make("div");
  fill(element, text, piece.start, piece.end, marks);
  return element;
}

// Sets the whole text into a room.
function set(room, opened, marks) {
  const { text, pieces, questions } = opened;
  for (const mark of marks) mark.element = null;
  const levels = depths(pieces);
  let question = 0;
  room.replaceChildren(...pieces.map((piece, index) => {
    const element = elementOf(text, piece, marks, levels[index]);
    element.classList.add("piece", `is-${levels[index] ? "heading" : piece.kind}`);
    if (piece.on) element.classList.add("goes-on");
    while (question < questions.length && questions[question].end <= piece.start) question += 1;
    const pair = questions[question];
    const within = ([start, end]) => piece.start < end && piece.end > start;
    if (pair && within(pair.question)) element.classList.add("question");
    else if (pair && within(pair.answer)) element.classList.add("answer");
    if (pair && pair.start < piece.end && !pair.element) pair.element = element;
    piece.element = element;
    return element;
  }));
}
