// Characters that were read alike, side by side: the odd ones out are picked and corrected together.
import {ask, find, make, percent, plural} from "./dom.js";
import {keepReviewer, reason, reviewer, send} from "./correct.js";
import {place, shown, tiles} from "./sheet.js";

const scope = new URLSearchParams(location.search);
let sheet = null;
let kept = [];

const say = text => { find("said").textContent = text; };
const complain = text => { find("complaint").textContent = text; };

async function show(read) {
  document.body.setAttribute("aria-busy", "true");
  try {
    let told = await ask("/api/review/grid", {read, document: scope.get("document")});
    if (!read && told.kinds.length) told = await ask("/api/review/grid", {read: told.kinds[0].read, document: scope.get("document")});
    find("read").replaceChildren(...told.kinds.map(kind => make("option", {value: kind.read}, `${kind.read} (${kind.doubtful})`)));
    find("read").value = told.read;
    find("sure").replaceChildren(...told.sure.map(cell => make("li", {}, shown(cell, false))));
    find("sure").hidden = find("sure-title").hidden = !told.sure.length;
    sheet = tiles(find("doubtful"), told.doubtful, cell => [make("span", {}, cell.head, make("mark", {}, cell.read), cell.tail), " ",
      make("small", {}, percent(cell.posterior))], false, count => { find("count").textContent = `${count} chosen of ${plural(told.doubtful.length, "doubtful one", "doubtful ones")}`; });
    find("doubtful").hidden = find("answer").hidden = !told.doubtful.length;
    if (!told.doubtful.length) say("No character is doubtful here.");
  } catch (error) {
    complain(error.message);
  }
  document.body.removeAttribute("aria-busy");
}

async function save() {
  const cells = sheet.chosen();
  const typed = find("typed").value;
  if (!reviewer()) {
    complain("Say who you are: corrections are put down to your name.");
    find("by").focus();
    return;
  }
  if (!cells.length || !typed.trim()) {
    say("Choose characters and type what they say.");
    return;
  }
  complain("");
  try {
    const told = await send("/api/review/sheet", {by: reviewer(), words: cells.map(cell => place(cell, cell.head + typed + cell.tail))});
    if (told.change) kept.push(told.change);
    find("typed").value = "";
    await show(find("read").value);
    say(`${plural(told.kept, "word", "words")} kept`);
    if (told.refused.length) complain(`Not kept: ${told.refused.map(each => each.message).join("; ")}`);
    find("doubtful").focus();
  } catch (error) {
    complain(`Not kept: ${reason(error)}.`);
  }
}

async function undo() {
  const change = kept.pop();
  if (!change) {
    say("There is nothing to undo.");
    return;
  }
  try {
    const {undone} = await send("/api/review/undo", {change});
    await show(find("read").value);
    say(`${plural(undone, "word", "words")} taken back`);
  } catch (error) {
    complain(`Not taken back: ${reason(error)}.`);
  }
}

find("read").addEventListener("change", () => show(find("read").value));
find("undo").addEventListener("click", undo);
find("answer").addEventListener("submit", event => {
  event.preventDefault();
  save();
});
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("input")) {
    if (event.key === "Escape" || (event.key === "Enter" && event.target.id === "by")) find("doubtful").focus();
    return;
  }
  if (event.target.matches("select, button, a")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    find("typed").focus();
  } else if (event.key === "z") undo();
  else if (sheet?.press(event.key)) event.preventDefault();
});

keepReviewer();
show(scope.get("read")).then(() => (reviewer() ? find("doubtful") : find("by")).focus());
