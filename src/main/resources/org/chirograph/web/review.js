// The queue: a word at a time. The next ones are here before they are needed; answers are kept behind the scenes, in
// the order in which they were given, and what can't be kept comes back.
import {address, ask, band, find, make, percent, plural} from "./dom.js";
import {frame, keepReviewer, picture, reason, reviewer, send} from "./correct.js";
import {change as changed, place, tiles} from "./sheet.js";

/** Words asked for ahead, and how few of them are left when more are asked for. */
const AHEAD = 20, FEW = 10;
/** Words whose pictures are asked for ahead. */
const PICTURES = 6;
const WAIT_MILLIS = 400;

const scope = Object.fromEntries(["document", "q"].map(key => [key, new URLSearchParams(location.search).get(key)]));
const fetched = new Map();
let items = [];
let current = null;
let cursor = null;
let fetching = false;
let words = 0;
let given = 0;
let answered = [];
let keeping = Promise.resolve();
let open = 0;
let asked = false;
let alike = null;
let sheet = null;
let looking = new AbortController();
/** Words that begin as what is being typed; null where what was there is mended, or is typed as it is. */
let completed = [];
let completing = new AbortController();
/** Lines passed over, whose words are not asked about again here. */
const passed = new Set();

const lineOf = item => `${item.document}/${item.page}/${item.line}`;

async function fill() {
  if (fetching || (current && !cursor)) return;
  fetching = true;
  try {
    const told = await ask("/api/review/queue", {...scope, size: AHEAD, cursor});
    if (told.ready < 1) {
      find("count").textContent = `${percent(told.ready)} of the records read`;
      setTimeout(fill, WAIT_MILLIS);
      return;
    }
    if (told.words >= 0) words = told.words;
    cursor = told.next;
    items.push(...told.items.filter(item => !passed.has(lineOf(item))));
    if (!current) next();
    prepare();
    if (items.length < FEW && cursor) setTimeout(fill, 0);
  } catch (error) {
    complain(error.message);
  } finally {
    fetching = false;
  }
}

function prepare() {
  for (const item of items.slice(0, PICTURES)) {
    const {url} = frame(item.document, item.page, item.lineBox);
    if (!fetched.has(url)) {
      const image = new Image();
      image.src = url;
      fetched.set(url, image);
      if (fetched.size > 4 * PICTURES) fetched.delete(fetched.keys().next().value);
    }
  }
}

function next() {
  current = items.shift() ?? null;
  show();
  if (items.length < FEW && cursor) fill();
  prepare();
}

function count() {
  find("count").textContent = `${plural(words, "word", "words")}, ${given.toLocaleString("en")} answered`;
}

function show() {
  document.body.removeAttribute("aria-busy");
  asked = false;
  find("typed").value = "";
  count();
  find("item").hidden = !current;
  find("end").hidden = Boolean(current) || Boolean(cursor);
  find("end").textContent = "Nothing is left that is worth a key. An audit says how good a document is.";
  if (!current) return;
  const item = current;
  delete find("item").dataset.shown;
  const cut = frame(item.document, item.page, item.lineBox);
  const {box} = item;
  const pad = Math.ceil(box.height * .5);
  const part = {x: Math.max(cut.x, box.x - 2 * pad), y: Math.max(cut.y, box.y - pad), width: box.width + 4 * pad, height: box.height + 2 * pad};
  find("close").replaceChildren(picture(cut, null, part, () => {
    // A picture may come when its word has already made way for another.
    if (item === current) find("item").dataset.shown = `${item.document}/${item.page}/${item.word}`;
  }));
  find("line").replaceChildren(picture(cut, box));
  find("context").replaceChildren(...item.text.flatMap((word, at) => [at ? " " : "",
    word.id === item.word ? make("mark", {}, word.text) : make("span", {class: word.checked ? "checked" : band(word.posterior)}, word.text)]));
  find("where").textContent = `${item.title}, page ${Number(item.page)}: “${item.best.text}” ${percent(item.best.posterior)} sure`;
  completed = [];
  completing.abort();
  list(item.others);
  find("open").href = address({open: `${item.document}/${item.page}`, line: item.line});
  find("typed").blur();
}

/** Shows what the keys 1 to 9 take. */
function list(others) {
  find("others").replaceChildren(...others.map(({text, posterior}, at) => {
    const sure = posterior === undefined ? [] : [" ", make("small", {}, percent(posterior))];
    const button = make("button", {type: "button", class: "quiet"}, make("kbd", {}, at + 1), " ", make("bdi", {}, text), ...sure);
    button.addEventListener("click", () => take(text));
    return make("li", {}, button);
  }));
}

/** Offers what begins as what was typed: at once what is known, then what the server knows. */
async function complete() {
  const item = current;
  const typed = find("typed").value;
  completing.abort();
  completing = new AbortController();
  if (!typed) {
    completed = item.others.map(other => other.text);
    list(item.others);
    return;
  }
  completed = completed.filter(text => text.startsWith(typed) && text !== typed);
  list(completed.map(text => ({text})));
  const told = await ask("/api/review/completions", {document: item.document, page: item.page, line: item.line, word: item.word, typed},
    completing.signal).catch(() => null);
  if (!told || item !== current || find("typed").value !== typed || !completed) return;
  completed = told.words;
  list(completed.map(text => ({text})));
}

const say = text => { find("said").textContent = text; };
const complain = text => { find("complaint").textContent = text; };

function take(text) {
  if (!current) return;
  if (!reviewer()) {
    complain("Say who you are: answers are put down to your name.");
    find("by").focus();
    return;
  }
  const item = current;
  const entry = {item, kept: keep(() => send("/api/review/answers", {document: item.document, page: item.page, line: item.line,
    word: item.word, version: item.version, text, by: reviewer()}))};
  answered.push(entry);
  given++;
  complain("");
  say(text ? `${text}: kept` : "deleted");
  entry.kept.then(({line, change}) => {
    for (const each of items) refresh(each, item, line);
    if (text && text !== item.best.text) look(change, item.best.text, text);
  }, error => bringBack(entry, error));
  find("main").focus({preventScroll: true});
  next();
}

/** Looks behind the scenes for what is alike; what was offered before is no more. */
async function look(change, read, said) {
  offer(null);
  looking.abort();
  looking = new AbortController();
  const told = await ask("/api/review/alike", {change}, looking.signal).catch(() => null);
  if (told?.alikes.length) offer({read, said, items: told.alikes, change});
}

function offer(found) {
  alike = found;
  find("alike").hidden = !found;
  if (found) find("alike").replaceChildren(make("kbd", {}, "+"), ` ${plural(found.items.length, "looks", "look")} like ${found.read} → ${found.said}`);
}

function openSheet() {
  if (!alike) return;
  const {read, said, items: found} = alike;
  find("sheet-title").replaceChildren("Like ", make("bdi", {}, read), " → ", make("bdi", {}, said));
  sheet = tiles(find("tiles"), found, changed, true, count => { find("sheet-keep").textContent = `Keep ${count} of ${found.length}`; });
  find("sheet").showModal();
  find("tiles").focus();
}

function keepSheet() {
  const chosen = sheet.chosen();
  find("sheet").close();
  if (!chosen.length) return;
  const isKept = item => chosen.some(each => ["document", "page", "line", "word"].every(key => each[key] === item[key]));
  const entry = {sheet: chosen.length, items: items.filter(isKept), kept: keep(() => send("/api/review/sheet", {by: reviewer(), words: chosen.map(each => place(each, each.text))}))};
  offer(null);
  answered.push(entry);
  given += chosen.length;
  count();
  items = items.filter(item => !isKept(item));
  if (current && isKept(current)) {
    entry.items.unshift(current);
    next();
  }
  say(`${plural(chosen.length, "word", "words")} kept`);
  entry.kept.then(({refused}) => {
    entry.sheet -= refused.length;
    given -= refused.length;
    count();
    if (refused.length) complain(`Not kept: ${refused.map(each => each.message).join("; ")}`);
  }, error => {
    answered = answered.filter(each => each !== entry);
    given -= chosen.length;
    items.unshift(...entry.items);
    count();
    complain(`Not kept: ${reason(error)}. The words come again.`);
  });
}

/** Does this when all before is done, whatever came of it. */
function keep(work) {
  open++;
  const done = keeping.then(work);
  keeping = done.then(() => {}, () => {}).finally(() => { open--; });
  return done;
}

/** The words around, as they are by now. */
function refresh(each, item, line) {
  if (each.document !== item.document || each.page !== item.page || each.line !== item.line) return;
  each.text = line.words.map(word => ({id: word.id, text: word.readings[0].text, posterior: word.readings[0].posterior,
    checked: Boolean(word.checkedBy)}));
}

function bringBack(entry, error) {
  answered = answered.filter(each => each !== entry);
  given--;
  const {item} = entry;
  const line = error.told?.line;
  let gone = false;
  if (error.status === 409 && line) {
    refresh(item, item, line);
    const word = line.words.find(each => each.id === item.word);
    gone = !word;
    if (word) {
      item.best = word.readings[0];
      item.others = word.readings.slice(1, 10);
      item.box = word.box;
      item.version = word.version;
    }
  }
  if (gone) {
    complain(`Not kept: ${reason(error)}.`);
    return;
  }
  const typing = Boolean(find("typed").value);
  complain(`Not kept: ${reason(error)}. The word ${typing ? "comes again" : "is here again"}.`);
  if (typing) {
    items.unshift(item);
    return;
  }
  if (current) items.unshift(current);
  current = item;
  show();
}

function skip() {
  if (!current) return;
  answered.push({item: current, kept: null});
  say("passed on");
  next();
}

/** For what is no text at all: one key for the line instead of one for each of its words. */
function passOver() {
  if (!current) return;
  const line = lineOf(current);
  const rest = items.filter(item => lineOf(item) === line);
  passed.add(line);
  items = items.filter(item => lineOf(item) !== line);
  answered.push({item: current, rest, kept: null});
  say("passed over the line");
  next();
}

function undo() {
  const entry = answered.pop();
  if (!entry) {
    say("There is nothing to undo.");
    return;
  }
  offer(null);
  if (entry.item) {
    if (current) items.unshift(current);
    current = entry.item;
    if (entry.rest) {
      passed.delete(lineOf(current));
      items.unshift(...entry.rest);
    }
  } else items.unshift(...entry.items);
  if (entry.kept) {
    given -= entry.sheet ?? 1;
    keep(async () => {
      const kept = await entry.kept.catch(() => null);
      if (kept?.change) await send("/api/review/undo", {change: kept.change});
    }).catch(error => complain(`Not taken back: ${reason(error)}.`));
  }
  if (current) show();
  else next();
  say(entry.sheet ? `${plural(entry.sheet, "word", "words")} taken back` : "taken back");
}

/** Deleting is asked about once. */
function remove() {
  if (asked) {
    take("");
    return;
  }
  asked = true;
  say("Is there no word? Enter or Del deletes it, every other key leaves it.");
}

function type(text, at) {
  const field = find("typed");
  completed = null;
  field.value = text;
  field.focus();
  field.setSelectionRange(at, at);
}

find("answer").addEventListener("submit", event => {
  event.preventDefault();
  const text = find("typed").value;
  if (text.trim()) take(text);
  else remove();
});
find("typed").addEventListener("input", () => {
  if (completed && current) complete();
});
find("right").addEventListener("click", () => current && take(current.best.text));
find("skip").addEventListener("click", skip);
find("undo").addEventListener("click", undo);
find("delete").addEventListener("click", remove);
find("help").addEventListener("click", () => find("keys").showModal());
find("alike").addEventListener("click", openSheet);
find("sheet-keep").addEventListener("click", keepSheet);
find("sheet-leave").addEventListener("click", () => find("sheet").close());
find("sheet").addEventListener("close", () => find("main").focus({preventScroll: true}));
find("sheet").addEventListener("keydown", event => {
  // A key that closes the sheet must not be one of the queue's as well.
  event.stopPropagation();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("button")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    keepSheet();
  } else if (sheet.press(event.key)) event.preventDefault();
});

const KEYS = {
  " ": skip, z: undo, Delete: remove, "=": () => type("", 0), "+": openSheet, "?": () => find("keys").showModal(),
  Enter: () => (asked ? take("") : take(current.best.text)),
  ArrowRight: () => type(current.best.text, current.best.text.length), ArrowLeft: () => type(current.best.text, 0),
};

document.addEventListener("keydown", event => {
  const {key, target} = event;
  if (find("keys").open || find("sheet").open) return;
  if ((event.ctrlKey || event.metaKey) && key === "z" && !target.value) {
    event.preventDefault();
    undo();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target.id === "by") {
    if (key === "Enter") find("main").focus();
    return;
  }
  if (target.id === "typed") {
    if (key === "Escape") show();
    else if (completed?.[key - 1]) {
      event.preventDefault();
      take(completed[key - 1]);
    } else if (key !== "Enter") asked = false;
    return;
  }
  if (target.matches("button, a") && (key === "Enter" || key === " ")) return;
  if (!current && !["z", "?", "+"].includes(key)) return;
  const before = asked;
  if (key === " " && event.shiftKey) {
    event.preventDefault();
    passOver();
  } else if (key >= "1" && key <= "9") {
    const other = current.others[key - 1];
    if (other) take(other.text);
    else say(`There is no alternative ${key}; if the word says ${key}, type =${key}`);
  } else if (KEYS[key]) {
    event.preventDefault();
    KEYS[key]();
  } else if (key === "Dead" || key === "Process" || [...key].length === 1) {
    find("typed").focus();
  }
  if (before) asked = false;
});

document.addEventListener("paste", event => {
  if (!current || event.target.matches("input")) return;
  event.preventDefault();
  type(event.clipboardData.getData("text"), 0);
});

addEventListener("beforeunload", event => { if (open) event.preventDefault(); });

keepReviewer();
if (scope.q) find("title").textContent = `Words worth a look beside ${scope.q}`;
if (!reviewer()) find("by").focus();
else find("main").focus();
fill();
