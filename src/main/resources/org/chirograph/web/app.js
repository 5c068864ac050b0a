// The page: its state is the address, and every change of state is a change of the address.
import {address, ask, find, make, plural} from "./dom.js";
import {showResults, showShelf} from "./results.js";
import {showSaved} from "./searches.js";
import {keepReviewer} from "./correct.js";
import {addLine, closeScan, cycleMarks, editLine, goToLine, joinLine, leaveLine, mark, neighbours, openPage, saveLine, stepHit,
  stepLine, undo, wholePage, zoom} from "./viewer.js";

const KEYS = ["q", "document", "sort", "from", "open", "line"];
let asking = new AbortController();
/** What the server last said of the collection as a whole. */
let known = null;

let library = null;

/** The viewer's library, ten times as large as all the rest: only pages wait for it. */
function loaded() {
  library ??= new Promise((done, fail) => {
    const script = make("script", {src: "/openseadragon.js"});
    script.onload = done;
    script.onerror = () => {
      library = null;
      fail(new Error("the viewer can't be loaded; is the server there?"));
    };
    document.head.append(script);
  });
  return library;
}

const state = () => {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(KEYS.map(key => [key, query.get(key)]));
};

function go(to, replace = false) {
  history[replace ? "replaceState" : "pushState"](null, "", to);
  return show();
}

async function show() {
  const wanted = state();
  asking.abort();
  asking = new AbortController();
  const {signal} = asking;
  find("complaint").textContent = "";
  find("q").value = wanted.q ?? "";
  document.body.setAttribute("aria-busy", "true");
  try {
    if (wanted.open) await showPage(wanted, signal);
    else if (wanted.q) await showFound(wanted, signal);
    else await showStart(signal);
  } catch (error) {
    if (error.name === "AbortError") return;
    find("complaint").textContent = error.message;
    only(null);
  }
  document.body.removeAttribute("aria-busy");
}

async function showStart(signal) {
  const [{documents}, status] = await Promise.all([ask("/api/documents", {}, signal), ask("/api/status", {}, signal),
    showSaved(signal)]);
  showShelf(documents, status);
  known = status;
  title("");
  only("start");
}

async function showFound(wanted, signal) {
  const found = await ask("/api/search", {q: wanted.q, document: wanted.document, sort: wanted.sort, from: wanted.from}, signal);
  const told = showResults(found, wanted);
  title(wanted.q);
  only("found");
  find("said").textContent = `${told}, ${plural(found.hits.length, "shown", "shown")}`;
  const left = sessionStorage.getItem("left");
  sessionStorage.removeItem("left");
  if (left) links().find(link => link.getAttribute("href") === left)?.focus();
}

async function showPage(wanted, signal) {
  const [opened] = await Promise.all([
    ask(`/api/pages/${wanted.open.split("/").map(encodeURIComponent).join("/")}`, {q: wanted.q}, signal), loaded()]);
  title(`${opened.title}, page ${Number(opened.page)}`);
  only("page");
  find("to-review").href = `/review?document=${encodeURIComponent(opened.document)}`;
  for (const name of ["grid", "insights"]) find(`to-${name}`).href = `/${name}?document=${encodeURIComponent(opened.document)}`;
  find("to-audit").href = `/audit?document=${encodeURIComponent(opened.document)}`;
  openPage(opened, wanted.line, chooseLine, show);
}

function chooseLine(line) {
  goToLine(line);
  history.replaceState(null, "", address({...state(), line}));
}

function only(shown) {
  for (const id of ["start", "found", "page"]) find(id).hidden = id !== shown;
  if (shown !== "page") closeScan();
}

const title = text => { document.title = text ? `${text} – Chirograph` : "Chirograph"; };
const links = () => [...find("results").querySelectorAll("a")];

function back() {
  const {q, document: within, sort, from} = state();
  sessionStorage.setItem("left", address(state()));
  return go(address({q, document: within, sort, from}));
}

function turn(page) {
  const now = state();
  if (page) return go(address({...now, open: `${now.open.split("/")[0]}/${page}`, line: null}));
}

function stepResult(by) {
  const all = links();
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
}

document.addEventListener("click", event => {
  const link = event.target.closest("a[href='/'], a[href^='/?']");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  scrollTo(0, 0);
  go(link.getAttribute("href"));
});

find("search").addEventListener("submit", event => {
  event.preventDefault();
  go(address({q: find("q").value.trim()}));
  find("q").blur();
  find("main").focus();
});

find("back").addEventListener("click", back);
find("previous").addEventListener("click", () => turn(neighbours().previous));
find("next").addEventListener("click", () => turn(neighbours().next));
find("zoom-in").addEventListener("click", () => zoom(1.5));
find("zoom-out").addEventListener("click", () => zoom(1 / 1.5));
find("whole").addEventListener("click", wholePage);
find("hit-before").addEventListener("click", () => stepHit(-1));
find("hit-after").addEventListener("click", () => stepHit(1));
find("boxes").addEventListener("change", mark);
find("edit").addEventListener("click", editLine);
find("draw").addEventListener("click", addLine);
find("take-back").addEventListener("click", undo);
find("add-leave").addEventListener("click", leaveLine);
find("add").addEventListener("submit", event => {
  event.preventDefault();
  saveLine();
});
find("help").addEventListener("click", () => find("keys").showModal());

const ON_PAGE = {
  n: () => stepHit(1), p: () => stepHit(-1), c: cycleMarks, "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5),
  0: wholePage, Escape: back, ArrowDown: () => stepLine(1), ArrowUp: () => stepLine(-1),
  e: editLine, Enter: editLine, j: joinLine, a: addLine, z: undo,
  ArrowRight: () => turn(neighbours().next), ArrowLeft: () => turn(neighbours().previous),
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || find("keys").open) return;
  const typing = event.target.matches("input, select, textarea");
  if (event.key === "Escape" && typing) {
    if (find("add").contains(event.target)) leaveLine();
    event.target.blur();
    return;
  }
  if (event.key === "ArrowDown" && event.target === find("q") && !find("found").hidden) {
    event.preventDefault();
    stepResult(1);
    return;
  }
  if (typing || (event.key === "Enter" && event.target.matches("button, a"))) return;
  const action = event.key === "/" ? () => find("q").select() : event.key === "?" ? () => find("keys").showModal()
    : !find("page").hidden && !(find("scan").contains(event.target) && event.key.startsWith("Arrow")) ? ON_PAGE[event.key]
    : !find("found").hidden && event.key === "ArrowDown" ? () => stepResult(1)
    : !find("found").hidden && event.key === "ArrowUp" ? () => stepResult(-1) : null;
  if (action) {
    event.preventDefault();
    action();
  }
});

keepReviewer();
addEventListener("popstate", show);
// After what was asked for, which it would hold up; then what will be asked for next.
show().then(() => known ?? ask("/api/status", {}))
  .then(({readOnly}) => document.body.classList.toggle("read-only", readOnly), () => {})
  .then(loaded).catch(() => {});
