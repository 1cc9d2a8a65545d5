// Deadlines ahead of a day that is chosen: by quarter, by firmness, by owner.

const FIRMNESS = ["firm", "expected", "intended"];
const OWNERS = 12;

// A day of the reader's own calendar.
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const lastPaper = papers.map((paper) => paper.latest || "").reduce((a, b) => (a > b ? a : b), "");

// Rows of a name, a bar in parts by firmness, and a number; a name may lead to the table.
function barTable(caption, rows) {
  const largest = Math.max(1, ...rows.map((row) => row.total));
  const body = rows.map((row) => {
    let left = 0;
    const parts = FIRMNESS.map((firmness) => {
      const width = ((row[firmness] || 0) * 100) / largest;
      const part = drawing("rect", { class: firmness, x: `${left}%`, width: `${width}%`, height: "100%" });
      left += width;
      return part;
    });
    const said = FIRMNESS.filter((firmness) => row[firmness]).map((firmness) => `${row[firmness]} ${firmness}`);
    const name = row.link ? make("a", { href: row.link }, row.name) : row.name;
    return make("tr", {},
      make("th", { scope: "row", lang: row.lang }, name),
      make("td", { class: "num" }, grouped(row.total), make("span", { class: "unseen" }, `: ${said.join(", ")}`)),
      make("td", { "aria-hidden": "true" }, drawing("svg", {}, ...parts)));
  });
  return make("div", {}, make("h3", {}, caption), make("table", { class: "bars" }, make("tbody", {}, ...body)));
}

function count(rows, key) {
  const counted = new Map();
  for (const row of rows) {
    const name = key(row);
    const entry = counted.get(name) || { name, total: 0 };
    entry.total += 1;
    entry[row.firmness] = (entry[row.firmness] || 0) + 1;
    counted.set(name, entry);
  }
  return [...counted.values()];
}

function quarterLink(name) {
  const [year, quarter] = name.split(" Q");
  const first = (quarter - 1) * 3 + 1;
  const two = (number) => String(number).padStart(2, "0");
  const last = [31, 30, 30, 31][quarter - 1];
  return `#view=deadlines&from=${year}-${two(first)}-01&to=${year}-${two(first + 2)}-${last}`;
}

function showAhead() {
  const from = find("ahead-from").value;
  // The same as the table's `Due from`: one without a last day lies ahead until its first.
  const ahead = deadlines.filter((deadline) => from && deadline.sortable >= from);
  const open = deadlines.filter((deadline) => !deadline.latest && deadline.earliest && deadline.earliest < from).length;
  const room = find("ahead");
  const link = make("a", { href: `#view=deadlines&from=${from}` }, plural(ahead.length, "deadline"));
  const lede = make("p", { class: "lede" }, link, ` of ${grouped(deadlines.length)} still ahead on ${day(from)}. `,
    open ? `${plural(open, "deadline")} without a last day (“after the summer”), begun before, ${open === 1 ? "is" : "are"} not counted.` : "");
  if (!ahead.length) {
    room.replaceChildren(make("p", { class: "lede" },
      `None of ${plural(deadlines.length, "deadline")} is still ahead on ${day(from) || "no day"}. `,
      lastPaper ? `The last paper is of ${day(lastPaper)}: choose an earlier day to see what lay ahead then.` : ""));
    return;
  }
  const quarters = count(ahead, (deadline) => quarterOf(deadline.sortable)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const owners = count(ahead.filter((deadline) => deadline.owner), (deadline) => deadline.owner)
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
  const firmness = count(ahead, (deadline) => deadline.firmness)
    .sort((a, b) => FIRMNESS.indexOf(a.name) - FIRMNESS.indexOf(b.name));
  const unowned = ahead.filter((deadline) => !deadline.owner).length;
  const filtered = (name, value) => `#view=deadlines&from=${from}&${name}=${encodeURIComponent(value)}`;
  room.replaceChildren(lede, make("div", { class: "groups" },
    barTable("Due by quarter", quarters.map((row) => ({ ...row, link: quarterLink(row.name) }))),
    barTable("By owner, as written", [
      ...owners.slice(0, OWNERS).map((row) => ({ ...row, lang: "nl", link: filtered("owner", row.name) })),
      ...(unowned ? count(ahead.filter((deadline) => !deadline.owner), () => "no owner named") : []),
    ]),
    barTable("By firmness", firmness.map((row) => ({ ...row, link: filtered("firmness", row.name) })))));
}

function startAhead() {
  const from = find("ahead-from");
  from.value = today();
  from.addEventListener("input", showAhead);
  const choose = (value) => () => {
    from.value = value();
    showAhead();
  };
  find("ahead-today").addEventListener("click", choose(today));
  find("ahead-last").addEventListener("click", choose(() => lastPaper));
  find("ahead-last").hidden = !lastPaper;
  showAhead();
}
