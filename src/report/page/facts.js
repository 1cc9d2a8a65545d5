// What is said of a fact: in a tooltip while it is pointed at, in a card once it is chosen.

const QUALIFIERS = { about: "about ", at_least: "at least ", at_most: "at most " };

// A sum, to the cent where it has cents: 1750000.00 as € 1,750,000.
function money(value, currency) {
  const [whole, cents] = String(value).split(".");
  const rest = /^0*$/.test(cents || "") ? "" : `.${cents}`;
  return `${whole.startsWith("-") ? "−" : ""}${currency === "EUR" ? "€" : currency}\u00a0${grouped(whole.replace("-", ""))}${rest}`;
}

const HEADLINES = {
  d: (fact) => between(fact.earliest, fact.latest) || fact.edtf,
  e: (fact) => between(fact.earliest, fact.latest) || fact.edtf,
  a: (fact) => {
    const sums = [...new Set([fact.value_low, fact.value_high])].map((value) => money(value, fact.currency));
    return `${fact.sign_before ? "less " : ""}${QUALIFIERS[fact.qualifier] || ""}${sums.join(" – ")}`;
  },
  m: (fact) => (fact.submitters ? `Motion of ${fact.submitters.replaceAll(";", ", ")}` : "Motion"),
  r: (fact) => fact.identifier || label(fact.kind),
  n: (fact) => organisation(fact.org_id)[0],
  q: (fact) => `Question ${fact.number}`,
};

const ABOUT = {
  d: (fact) => [["Kind", label(fact.kind)], ["Firmness", fact.firmness], ["Owner", fact.owner, "nl"],
    ["Owner is", fact.owner_id && organisation(fact.owner_id)[0], "nl"], ["For", fact.recipient, "nl"],
    ["Cue", fact.cue, "nl"], ["EDTF", fact.edtf]],
  e: (fact) => [["Kind", label(fact.kind)], ["Modality", fact.modality], ["Relation", fact.relation],
    ["Time is", fact.basis], ["EDTF", fact.edtf]],
  a: (fact) => [["Recurrence", fact.recurrence], ["Budget years", years(fact)], ["Line of the table", fact.label, "nl"],
    ["Total", fact.is_total ? "yes" : null]],
  m: (fact) => [["Status", label(fact.status)], ["Identifier", fact.identifier]],
  r: (fact) => [["Kind", label(fact.kind)], ["Law", fact.law, "nl"], ["Article", fact.article], ["Page", fact.cited_page],
    ["Address", fact.url && address(fact.url), "url"]],
  n: (fact) => [["In the register", organisation(fact.org_id)[1], "url"], ["Id", fact.org_id]],
  q: () => [],
};

function years(fact) {
  if (fact.year_from === fact.year_to) return fact.year_from;
  return [fact.year_from, fact.year_to].map((year) => year ?? "…").join(" – ");
}

const headline = (fact) => HEADLINES[fact.letter](fact);

function heading(fact) {
  return [make("span", { class: `kind k-${fact.letter}` }, NAMES[fact.letter]),
    make("strong", { lang: "mnr".includes(fact.letter) ? "nl" : null }, headline(fact))];
}

// The tooltip. It stays while the pointer is on it, and goes with Escape.
let tipFor = null;
let tipTimer = 0;

function showTip(mark, facts) {
  clearTimeout(tipTimer);
  if (tipFor === mark) return;
  hideTip();
  const tip = find("tip");
  tip.replaceChildren(
    ...facts.map((fact) => make("p", { class: "head" }, ...heading(fact))),
    make("q", { lang: "nl" }, facts[0].sentence),
    make("p", { class: "note" }, `Rule ${[...new Set(facts.map((fact) => fact.rule))].join(", ")}`));
  tip.hidden = false;
  mark.setAttribute("aria-describedby", "tip");
  tipFor = mark;
  placeTip();
}

// Above the mark where there is room, else below it.
function placeTip() {
  if (!tipFor) return;
  const tip = find("tip");
  const lines = tipFor.getClientRects();
  if (!lines.length) {
    hideTip();
    return;
  }
  const [top, last] = [lines[0], lines[lines.length - 1]];
  const width = tip.offsetWidth;
  const left = Math.max(8, Math.min(top.left, document.documentElement.clientWidth - width - 8));
  const above = top.top - tip.offsetHeight - 8;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 8 ? above : last.bottom + 8}px`;
}

function hideTip() {
  clearTimeout(tipTimer);
  tipFor?.removeAttribute("aria-describedby");
  tipFor = null;
  find("tip").hidden = true;
}

const hideTipSoon = () => {
  clearTimeout(tipTimer);
  tipTimer = setTimeout(hideTip, 250);
};

// What a rule reads; its examples stand between backticks.
function examples(reads) {
  return reads.split("`").map((part, index) => (index % 2 ? make("i", { lang: "nl" }, part) : part));
}

// The card of the facts of one place.
function showCard(paper, facts, back) {
  const close = make("button", { type: "button", class: "quiet", id: "card-close" }, "Back to the text");
  close.addEventListener("click", () => {
    hideCard();
    back.focus();
  });
  const parts = facts.flatMap((fact) => {
    const about = ABOUT[fact.letter](fact).filter(([, value]) => value != null && value !== "");
    about.push(["Page", fact.page || null], ["Rule", fact.rule]);
    const rows = about.filter(([, value]) => value != null).flatMap(([name, value, form]) => [
      make("dt", {}, name),
      make("dd", { lang: form === "nl" ? "nl" : null }, form === "url" ? outward(value, value) : String(value)),
    ]);
    const link = make("a", { href: place(paper.id, fact.id) }, fact.id);
    const reads = shared.rules[fact.rule];
    return [make("h4", { class: "head", tabindex: "-1" }, ...heading(fact)), make("dl", {}, ...rows),
      reads ? make("p", { class: "note" }, "The rule: ", ...examples(reads)) : null,
      make("p", { class: "note" }, "Cite as ", link)];
  });
  const quote = make("blockquote", { lang: "nl" }, facts[0].sentence);
  const card = find("card");
  card.replaceChildren(make("h3", { id: "card-title", class: "unseen" }, "Fact"), quote, ...parts.filter(Boolean), close);
  card.hidden = false;
  return card.querySelector("h4");
}

function hideCard() {
  find("card").hidden = true;
}
