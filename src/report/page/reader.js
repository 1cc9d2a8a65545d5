// The reader: the list of papers, one paper with its marks, its headings.

// Organisations are named so often that they are marked only when asked for.
const letters = new Set(kinds.map((kind) => kind.letter).filter((letter) => letter !== "n"));
const narrow = matchMedia("(max-width: 60rem)");

let opened = null;
let marks = [];
let listed = [];
let shownPapers = 0;

const ABOUT_PAPER = [["soort", "Kind"], ["identifier", "Identifier"], ["dossier", "Dossier"], ["number", "Number"],
  ["session_year", "Session"], ["sender", "From"], ["addressee", "To"], ["signatory", "Signed by"], ["source", "File"]];

function listPapers() {
  const words = wordsOf(find("paper-search").value);
  listed = papers.filter((paper) => {
    paper.words ??= folded([paper.title, label(paper.kind), paper.latest, ...Object.values(paper.about)].join(" "));
    return words.every((word) => paper.words.includes(word));
  });
  find("papers-found").textContent = words.length ? `${plural(listed.length, "paper")} of ${grouped(papers.length)}` : plural(papers.length, "paper");
  shownPapers = 0;
  find("paper-links").replaceChildren();
  morePapers();
}

function morePapers() {
  const next = listed.slice(shownPapers, shownPapers + ROWS_AT_ONCE);
  find("paper-links").append(...next.map((paper) => {
    const facts = paper.counts.reduce((sum, number) => sum + number, 0);
    const current = opened?.paper === paper ? "true" : null;
    return make("li", {}, make("a", { href: place(paper.id), "aria-current": current, "data-doc": paper.id },
      make("span", { class: "title", lang: "nl" }, paper.title),
      make("span", { class: "said" }, [label(paper.kind), between(paper.earliest, paper.latest), plural(facts, "fact")].filter(Boolean).join(" · "))));
  }));
  shownPapers += next.length;
  find("more-papers").hidden = shownPapers >= listed.length;
}

function showAbout(paper) {
  const rows = ABOUT_PAPER.filter(([name]) => paper.about[name]);
  find("paper-title").replaceChildren(make("span", { lang: "nl" }, paper.title));
  find("paper-about").replaceChildren(
    make("p", { class: "said" }, [label(paper.kind), between(paper.earliest, paper.latest)].filter(Boolean).join(" · "),
      ...(paper.url ? [" · ", outward(paper.url, "official publication")] : [])),
    make("details", {}, make("summary", {}, "About this paper"),
      make("dl", {}, ...rows.flatMap(([name, title]) => [make("dt", {}, title), make("dd", { lang: "nl" }, paper.about[name])]),
        make("dt", {}, "Id"), make("dd", {}, paper.id))));
}

function showKinds() {
  const legend = find("kinds").querySelector("legend");
  const choices = kinds.flatMap((kind, index) => {
    const count = opened.paper.counts[index];
    if (!count) return [];
    const box = make("input", { type: "checkbox", value: kind.letter, checked: letters.has(kind.letter) });
    return [make("label", {}, box, make("span", { class: `k-${kind.letter}` }, PLURALS[kind.letter]), make("span", { class: "muted" }, grouped(count)))];
  });
  find("kinds").replaceChildren(legend, ...choices);
  find("marking").hidden = !choices.length;
}

function showOutline() {
  const headings = opened.pieces.filter((piece) => Number(piece.kind) && !piece.on);
  find("outline").hidden = headings.length < 2;
  find("outline").replaceChildren(make("h3", { id: "outline-title" }, "Headings"), make("ul", { lang: "nl" }, ...headings.map((piece) =>
    make("li", { class: `level-${Math.min(Number(piece.kind), 3)}` },
      make("a", { href: `${place(opened.paper.id)}&at=${piece.at}` }, opened.text.slice(piece.start, piece.end))))));
}

function mark() {
  hideTip();
  marks = marksOf(opened, letters);
  find("text").classList.toggle("pairs", letters.has("q"));
  set(find("text"), opened, marks);
}

function open(paper) {
  if (opened?.paper === paper) return;
  opened = unpacked(paper);
  hideCard();
  showAbout(paper);
  showKinds();
  showOutline();
  mark();
  for (const link of find("paper-links").querySelectorAll("a")) {
    if (link.dataset.doc === paper.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// Goes to a place: a fact by its id, a heading by its first character, else the paper's title.
function goTo(paper, fact, at) {
  open(paper);
  if (narrow.matches) find("paper-list").open = false;
  const wanted = fact && opened.facts.find((known) => known.id === fact);
  if (wanted && !letters.has(wanted.letter)) {
    letters.add(wanted.letter);
    showKinds();
    mark();
  }
  const heading = at != null && opened.pieces.find((piece) => piece.at === Number(at));
  const pair = wanted?.letter === "q" && opened.questions.find((question) => question.id === fact);
  const found = wanted && marks.find((known) => known.facts.includes(wanted));
  const element = found?.element || pair?.element || (heading && heading.element);
  if (element && !element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
  const target = element || find("paper-title");
  target.scrollIntoView({ block: element ? "center" : "start" });
  target.focus({ preventScroll: true });
  if (found) showCard(paper, found.facts, element);
  else if (pair) showCard(paper, [wanted], element);
  else hideCard();
  for (const other of find("text").querySelectorAll(".target")) other.classList.remove("target");
  if (found || pair) element.classList.add("target");
}

const markAt = (event) => event.target.closest?.("#text mark")?.mark;

function choose(chosen) {
  hideTip();
  const first = showCard(opened.paper, chosen.facts, chosen.element);
  history.replaceState(null, "", place(opened.paper.id, chosen.facts[0].id));
  for (const other of find("text").querySelectorAll(".target")) other.classList.remove("target");
  chosen.element.classList.add("target");
  first.focus({ preventScroll: !narrow.matches });
}

function onKey(event) {
  const current = markAt(event);
  if (!current) return;
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) {
    const all = [...find("text").querySelectorAll("mark[tabindex]")];
    all[all.indexOf(current.element) + step]?.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    choose(current);
  } else {
    return;
  }
  event.preventDefault();
}

function startReader() {
  const text = find("text");
  find("paper-search").addEventListener("input", listPapers);
  find("more-papers").addEventListener("click", morePapers);
  find("kinds").addEventListener("change", (event) => {
    if (event.target.checked) letters.add(event.target.value);
    else letters.delete(event.target.value);
    mark();
  });
  const show = (event) => {
    const current = markAt(event);
    if (current) showTip(current.element, current.facts);
  };
  text.addEventListener("focusin", show);
  text.addEventListener("pointerover", show);
  text.addEventListener("focusout", hideTipSoon);
  text.addEventListener("pointerout", hideTipSoon);
  find("tip").addEventListener("pointerover", () => clearTimeout(tipTimer));
  find("tip").addEventListener("pointerout", hideTipSoon);
  addEventListener("scroll", placeTip, { passive: true });
  text.addEventListener("click", (event) => {
    const current = markAt(event);
    if (current && getSelection().isCollapsed) choose(current);
  });
  text.addEventListener("keydown", onKey);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!find("tip").hidden) hideTip();
    else if (find("card").contains(document.activeElement)) find("card-close").click();
  });
  listPapers();
}
