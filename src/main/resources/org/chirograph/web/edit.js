// Correcting a page: a line's whole text, lines that are two or were broken, and lines that were missed.
import {find, make} from "./dom.js";
import {reason, reviewer, send} from "./correct.js";

let kept = [];

/** Forgets what could be taken back on the page before. */
export const forget = () => { kept = []; };

const named = () => {
  if (reviewer()) return true;
  find("complaint").textContent = "Say who you are: corrections are put down to your name.";
  find("by").focus();
  return false;
};

/**
 * Makes a line's text a field. Enter saves, Esc leaves.
 * @param item element of the line's text
 * @param done takes the line as it is by now
 * @param again takes the line when it was split, or joined to the next
 */
export function editLine(page, line, item, done, again) {
  if (item.querySelector("input")) return;
  const field = make("input", {dir: "auto", spellcheck: "false", "aria-label": "What the line says"});
  const apart = make("button", {type: "button", class: "quiet", title: "Shift-Enter: the second line begins at the cursor"}, "Split");
  const next = page.lines[page.lines.indexOf(line) + 1];
  const join = make("button", {type: "button", class: "quiet", title: "with the line after it: one line"}, "Join");
  join.hidden = !next;
  const form = make("form", {class: "line"}, field, make("button", {}, "Save"), apart, join);
  const before = [...item.childNodes];
  let sure = false;
  const leave = () => item.replaceChildren(...before);
  field.value = line.text;
  form.addEventListener("click", event => event.stopPropagation());
  field.addEventListener("input", () => { sure = false; });
  const shape = async work => {
    if (field.value !== line.text) {
      find("complaint").textContent = "Save the text first, or leave it as it was; then split or join.";
      return;
    }
    const now = await work();
    if (now) again(now);
  };
  const split = () => shape(() => splitLine(page, line, field.selectionStart));
  apart.addEventListener("click", split);
  join.addEventListener("click", () => shape(() => joinLine(page, line, next)));
  form.addEventListener("keydown", event => {
    event.stopPropagation();
    if (event.key === "Escape") {
      leave();
      find("text").focus();
    }
  });
  field.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      split();
    }
  });
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (!field.value.trim() && !sure) {
      sure = true;
      find("word").textContent = "Is there no line? Enter again deletes its text.";
      return;
    }
    if (!named()) return;
    try {
      const answer = await send("/api/review/answers", {document: page.document, page: page.page, line: line.id,
        version: line.version, text: field.value, by: reviewer()});
      keep(answer, "kept");
      done(answer.line);
    } catch (error) {
      find("complaint").textContent = `Not kept: ${reason(error)}.`;
      if (error.told?.line) {
        line.version = error.told.line.version;
        find("word").textContent = "Save again to put your text in its place.";
      }
    }
  });
  item.replaceChildren(form);
  field.focus();
}

/** Makes two lines of one, the second from the word at the cursor on. @return the first, or null if it was refused */
async function splitLine(page, line, cursor) {
  const before = line.text.slice(0, cursor);
  const word = line.words[before.split(" ").length - 1 + (line.text[cursor] === " " ? 1 : 0)];
  if (!word || word === line.words[0]) {
    find("complaint").textContent = "Put the cursor before the word with which the second line begins.";
    return null;
  }
  return reshape("split", "split in two", {document: page.document, page: page.page, line: line.id, version: line.version, word: word.id});
}

/** Makes one line of two. @return it, or null if it was refused */
export async function joinLine(page, line, next) {
  if (!next) {
    find("word").textContent = "There is no line after this one to join.";
    return null;
  }
  return reshape("join", "joined", {document: page.document, page: page.page, line: line.id, version: line.version,
    other: next.id, otherVersion: next.version});
}

async function reshape(how, words, wanted) {
  if (!named()) return null;
  try {
    const answer = await send(`/api/review/${how}`, {...wanted, by: reviewer()});
    keep(answer, words);
    return answer.line;
  } catch (error) {
    find("complaint").textContent = `Not ${words}: ${reason(error)}.`;
    return null;
  }
}

function keep(answer, words) {
  kept.push(answer.change);
  find("complaint").textContent = "";
  find("word").textContent = words;
}

/** Takes back the last change that was made on this page. @param done is called when it is */
export async function undo(done) {
  const change = kept.pop();
  if (!change) {
    find("word").textContent = "There is nothing to undo.";
    return;
  }
  try {
    await send("/api/review/undo", {change});
    find("complaint").textContent = "";
    await done();
    find("word").textContent = "taken back";
  } catch (error) {
    find("complaint").textContent = `Not taken back: ${reason(error)}.`;
  }
}

const SIDES = ["x", "y", "width", "height"];

/** The box that was drawn or typed. */
const box = () => Object.fromEntries(SIDES.map(side => [side, Number(find(`add-${side}`).value)]));

/** Opens the form for a line that was missed, and lets the box be dragged on the scan. */
export function addLine(page, viewer) {
  find("add").hidden = false;
  const middle = {x: Math.round(page.width / 4), y: Math.round(page.height / 2), width: Math.round(page.width / 2), height: 60};
  for (const side of SIDES) find(`add-${side}`).value = middle[side];
  find("add-text").value = "";
  viewer.setMouseNavEnabled(false);
  const shown = make("div", {class: "box hit now"});
  const place = () => {
    const {x, y, width, height} = box();
    viewer.removeOverlay(shown);
    if (width > 0 && height > 0) viewer.addOverlay({element: shown, location: viewer.viewport.imageToViewportRectangle(x, y, width, height)});
  };
  place();
  let from = null;
  const at = event => viewer.viewport.viewerElementToImageCoordinates(event.position);
  const tracker = new OpenSeadragon.MouseTracker({
    element: viewer.canvas,
    pressHandler: event => { from = at(event); },
    dragHandler: event => {
      if (!from) return;
      const to = at(event);
      const found = {x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y)};
      for (const side of SIDES) find(`add-${side}`).value = Math.round(found[side]);
      place();
    },
    releaseHandler: () => {
      if (from) find("add-text").focus();
      from = null;
    },
  });
  for (const side of SIDES) find(`add-${side}`).oninput = place;
  find("add-x").focus();
  return () => {
    tracker.destroy();
    viewer.removeOverlay(shown);
    viewer.setMouseNavEnabled(true);
    find("add").hidden = true;
  };
}

/** Sends the line that was drawn. @return the line, or null if it was refused */
export async function saveLine(page) {
  if (!named()) return null;
  const wanted = box();
  try {
    const answer = await send("/api/review/lines", {document: page.document, page: page.page, ...wanted,
      text: find("add-text").value, by: reviewer()});
    const cut = SIDES.some(side => answer.line.box[side] !== wanted[side]);
    keep(answer, cut ? "added; what lay outside of the page was cut off" : "added");
    return answer.line;
  } catch (error) {
    find("complaint").textContent = `Not added: ${reason(error)}.`;
    return null;
  }
}
