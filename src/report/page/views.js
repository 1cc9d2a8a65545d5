// The three views, the address that names what is shown, and the theme.

const VIEWS = ["overview", "deadlines", "papers"];

function showView(name) {
  hideTip();
  for (const view of VIEWS) {
    const [tab, panel] = [find(`tab-${view}`), find(view)];
    tab.setAttribute("aria-selected", String(view === name));
    tab.tabIndex = view === name ? 0 : -1;
    panel.hidden = view !== name;
  }
}

// Shows what the address asks for: `#view=deadlines&kind=…`, `#doc=…&fact=…`.
function route() {
  const query = new URLSearchParams(location.hash.slice(1));
  const paper = paperOf.get(query.get("doc"));
  if (paper) {
    showView("papers");
    goTo(paper, query.get("fact"), query.get("at"));
    return;
  }
  const view = VIEWS.includes(query.get("view")) ? query.get("view") : "overview";
  showView(view);
  if (view === "deadlines") askDeadlines(query);
  if (view === "papers" && papers.length) open(opened?.paper || papers[0]);
}

function goToView(name) {
  const paper = name === "papers" && opened ? place(opened.paper.id) : `#view=${name}`;
  if (location.hash === paper) route();
  else history.pushState(null, "", paper);
  showView(name);
  if (name === "deadlines") filterDeadlines();
  if (name === "papers" && papers.length) open(opened?.paper || papers[0]);
}

function startTabs() {
  for (const [index, view] of VIEWS.entries()) {
    const tab = find(`tab-${view}`);
    tab.addEventListener("click", () => goToView(view));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: index + 1, ArrowLeft: index + VIEWS.length - 1, Home: 0, End: VIEWS.length - 1 }[event.key];
      if (to === undefined) return;
      const next = VIEWS[to % VIEWS.length];
      goToView(next);
      find(`tab-${next}`).focus();
      event.preventDefault();
    });
  }
}

// The theme is the system's until it is chosen; where the browser keeps it, it is kept.
function startTheme() {
  const button = find("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => {
    try {
      return localStorage.getItem("griffie-theme");
    } catch {
      return null;
    }
  };
  const show = (theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    const other = (theme ? theme === "dark" : dark.matches) ? "light" : "dark";
    button.dataset.to = other;
    button.textContent = other === "dark" ? "Dark" : "Light";
    button.setAttribute("aria-label", `Switch to the ${other} theme`);
  };
  button.addEventListener("click", () => {
    const theme = button.dataset.to;
    try {
      localStorage.setItem("griffie-theme", theme);
    } catch {
      // It holds for this visit.
    }
    show(theme);
  });
  dark.addEventListener("change", () => show(kept()));
  show(["light", "dark"].includes(kept()) ? kept() : null);
}

startTheme();
startTabs();
startAhead();
startDeadlines();
startReader();
addEventListener("hashchange", route);
// A link inside the page to the skip target is no view.
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  find("main").focus();
});
route();
