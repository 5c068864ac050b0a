// A document's audit: which line to tell next, and what the lines told so far prove.
import {address, ask, draw, find, make, plural} from "./dom.js";
import {frame, keepReviewer, picture, reason, reviewer, send} from "./correct.js";
import {figure, reliability} from "./honest.js";

const document_ = new URLSearchParams(location.search).get("document");
const PLOT = {width: 640, height: 220, left: 48, bottom: 28, top: 10, right: 12};
let asked = null;
let kept = [];
let sure = false;

const rate = share => `${(100 * share).toFixed(share < .1 ? 1 : 0)} %`;

async function show() {
  if (!document_) {
    find("complaint").textContent = "An audit is of one document: open one of its pages and choose Audit.";
    return;
  }
  document.body.setAttribute("aria-busy", "true");
  try {
    const [told, honest] = await Promise.all([ask("/api/review/audit", {document: document_}), reliability(document_)]);
    report(told);
    find("honesty").hidden = !honest.drawn.characters;
    find("honest").replaceChildren(figure(honest, "drawn", "characters", document_));
    askFor(told);
  } catch (error) {
    find("complaint").textContent = error.message;
  }
  document.body.removeAttribute("aria-busy");
}

function report({title, confidence, statement}) {
  const {lines, audited, expected, atMost, curve} = statement;
  document.title = `Audit of ${title} – Chirograph`;
  find("title").textContent = `How good is ${title}?`;
  find("stated").replaceChildren(...(atMost >= 1 ? ["Nothing can be said yet."]
    : ["At most ", make("strong", {}, rate(atMost)), ` of its characters are wrong, with ${rate(confidence)} confidence.`]));
  find("basis").textContent = `${audited.toLocaleString("en")} of ${plural(lines, "line", "lines")} drawn by chance were told by people. `
    + `The reader itself expects ${rate(expected)} to be wrong in what nobody has checked. `
    + `Lines that were not found on the scan are not counted. ${new Date().toLocaleDateString()}.`;
  find("curve").replaceChildren(...(audited ? [plot(curve)] : []));
}

/** What could be said after each line that was told. */
function plot(curve) {
  const {width, height, left, bottom, top, right} = PLOT;
  const most = Math.min(1, Math.max(.02, ...curve.slice(Math.floor(curve.length / 4)).map(each => each.atMost)));
  const last = curve.at(-1).audited;
  const x = told => left + (width - left - right) * told / last;
  const y = share => top + (height - top - bottom) * (1 - Math.min(most, share) / most);
  const text = (at, words, more) => draw("text", {...at, ...more}, words);
  return draw("svg", {viewBox: `0 0 ${width} ${height}`, class: "plot", role: "img",
    "aria-label": `What could be said at most: ${curve.map(each => `after ${each.audited} lines ${rate(each.atMost)}`).join(", ")}`},
    draw("path", {class: "axis", d: `M${left},${top}V${height - bottom}H${width - right}`}),
    text({x: left - 6, y: top + 8}, rate(most), {"text-anchor": "end"}),
    text({x: left - 6, y: height - bottom}, "0 %", {"text-anchor": "end"}),
    text({x: width - right, y: height - 8}, plural(last, "line told", "lines told"), {"text-anchor": "end"}),
    draw("polyline", {points: curve.map(each => `${x(each.audited)},${y(each.atMost)}`).join(" ")}),
    ...curve.map(each => draw("circle", {cx: x(each.audited), cy: y(each.atMost), r: 3})));
}

function askFor({document: id, next}) {
  asked = next;
  sure = false;
  find("item").hidden = !next;
  find("end").hidden = Boolean(next);
  if (!next) return;
  find("line").replaceChildren(picture(frame(id, next.page, next.line.box)));
  find("typed").value = next.line.text;
  find("open").href = address({open: `${id}/${next.page}`, line: next.line.id});
  find("typed").focus();
}

async function tell(text) {
  if (!reviewer()) {
    find("complaint").textContent = "Say who you are: answers are put down to your name.";
    find("by").focus();
    return;
  }
  find("complaint").textContent = "";
  try {
    const {change} = await send("/api/review/audit", {document: document_, page: asked.page, line: asked.line.id,
      version: asked.line.version, text, by: reviewer()});
    if (change) kept.push(change);
  } catch (error) {
    find("complaint").textContent = `Not kept: ${reason(error)}.`;
  }
  await show();
}

find("answer").addEventListener("submit", event => {
  event.preventDefault();
  const text = find("typed").value;
  if (!text.trim() && asked.line.text && !sure) {
    sure = true;
    find("said").textContent = "Is there no line? Enter again deletes it.";
    return;
  }
  tell(text);
});
find("typed").addEventListener("input", () => { sure = false; });
find("untold").addEventListener("click", () => tell(null));
find("print").addEventListener("click", () => print());
find("undo").addEventListener("click", async () => {
  const change = kept.pop();
  if (!change) {
    find("said").textContent = "There is nothing to undo.";
    return;
  }
  try {
    await send("/api/review/undo", {change});
    await show();
  } catch (error) {
    find("complaint").textContent = `Not taken back: ${reason(error)}.`;
  }
});

keepReviewer();
show();
