// One page: the scan with its marks beside the text.
import {band, find, make, percent} from "./dom.js";
import * as edits from "./edit.js";

const MARKS = ["none", "words", "glyphs", "doubt"];
/** Steps of the colours of doubt; a posterior of a half and less has the last. */
const STEPS = 5;
let viewer = null;
let page = null;
let hits = [];
let current = -1;
let chooseLine = () => {};
let openAgain = () => {};
let stopAdding = null;

/**
 * @param onLine takes the id of a line that is chosen
 * @param again shows the page as it is by now
 */
export function openPage(opened, wantedLine, onLine, again) {
  if (page?.document !== opened.document || page?.page !== opened.page) edits.forget();
  page = opened;
  chooseLine = onLine;
  openAgain = again;
  hits = page.hits.flatMap(hit => hit.words.map(match => ({line: hit.line, ...match})))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  find("page-title").textContent = `${page.title}, page ${Number(page.page)}`;
  find("previous").disabled = !page.previous;
  find("next").disabled = !page.next;
  find("hit-tools").hidden = !hits.length;
  find("word").textContent = "";
  current = -1;
  showText();
  closeScan();
  viewer = OpenSeadragon({
    element: find("scan"),
    tileSources: tiles(page),
    showNavigationControl: false,
    animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : .4,
    gestureSettingsMouse: {clickToZoom: false, dblClickToZoom: true},
    maxZoomPixelRatio: 3,
    visibilityRatio: .3,
    immediateRender: true,
  });
  viewer.addHandler("open", () => {
    mark();
    const first = hits.findIndex(hit => hit.line === wantedLine);
    if (hits.length) countHits();
    if (first >= 0) goToHit(first);
    else if (wantedLine) goToLine(wantedLine);
    find("scan").dataset.ready = "yes";
  });
}

export function closeScan() {
  leaveLine();
  viewer?.destroy();
  viewer = null;
  delete find("scan").dataset.ready;
}

/** Tiles of the IIIF image service: powers of two, whole squares, as its info.json says. */
function tiles({width, height, image}) {
  const size = 512;
  const maxLevel = Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / size)));
  return {
    width, height, tileSize: size, minLevel: 0, maxLevel,
    getTileUrl(level, column, row) {
      const scale = 2 ** (maxLevel - level);
      const x = column * size * scale, y = row * size * scale;
      const w = Math.min(size * scale, width - x), h = Math.min(size * scale, height - y);
      return `${image}/${x},${y},${w},${h}/${Math.ceil(w / scale)},${Math.ceil(h / scale)}/0/default.jpg`;
    },
  };
}

function showText() {
  const found = new Set(hits.filter(hit => !hit.alternative).map(hit => hit.word));
  const doubted = new Map(hits.filter(hit => hit.alternative).map(hit => [hit.word, hit.text]));
  const lines = page.lines.map(line => {
    const words = line.words.flatMap((word, at) => [at ? " " : "", shown(word, found, doubted)]);
    const item = make("li", {"data-line": line.id}, ...words);
    item.addEventListener("click", () => {
      if (item.hasAttribute("aria-current")) edit(line.id);
      else chooseLine(line.id);
    });
    return item;
  });
  find("text").replaceChildren(lines.length ? make("ol", {}, ...lines) : make("p", {}, "Nothing was read on this page."));
}

function shown(word, found, doubted) {
  const best = word.readings[0];
  const others = word.readings.slice(1).map(each => `${each.text} ${percent(each.posterior)}`).join(", ");
  const title = `${percent(best.posterior)} sure${others ? `; or ${others}` : ""}`;
  const checked = word.checkedBy ? `; checked by ${word.checkedBy}` : "";
  const name = found.has(word.id) || doubted.has(word.id) ? "mark" : "span";
  const text = doubted.has(word.id) ? `${best.text} / ${doubted.get(word.id)}?` : best.text;
  const element = make(name, {class: word.checkedBy ? "checked" : band(best.posterior), title: title + checked}, text);
  element.addEventListener("click", () => { find("word").textContent = `${best.text}: ${title}${checked}`; });
  return element;
}

/** Draws the boxes that the user chose, and the hits above them. */
export function mark() {
  if (!viewer) return;
  viewer.clearOverlays();
  const kind = find("boxes").value;
  const words = page.lines.flatMap(line => line.words);
  if (kind === "doubt") {
    for (const word of words) {
      const step = Math.min(STEPS, Math.ceil((1 - word.readings[0].posterior) * 2 * STEPS - .1));
      if (step > 0) overlay(word.box, `box doubt heat-${step}`);
    }
  }
  const boxes = ["none", "doubt"].includes(kind) ? [] : kind === "words" ? words : words.flatMap(word => word.glyphs);
  for (const each of boxes) overlay(each.box, `box ${band(each.readings[0].posterior)}`);
  hits.forEach((hit, at) => overlay(grown(hit.box, 4), at === current ? "box hit now" : "box hit"));
}

const grown = (box, by) => ({x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by});

function overlay(box, kind) {
  viewer.addOverlay({element: make("div", {class: kind}), location: inView(box)});
}

const inView = box => viewer.viewport.imageToViewportRectangle(box.x, box.y, box.width, box.height);

export function cycleMarks() {
  find("boxes").value = MARKS[(MARKS.indexOf(find("boxes").value) + 1) % MARKS.length];
  mark();
}

/** The hit this many further, around the end. */
export function stepHit(by) {
  if (hits.length) goToHit((current + by + hits.length) % hits.length);
}

function goToHit(at) {
  current = at;
  mark();
  countHits();
  const hit = hits[at];
  select(hit.line);
  lookAt(hit.box, 9);
  find("word").textContent = `${hit.text}: ${percent(hit.posterior)} sure`
    + (hit.alternative ? ", though another word was more probable" : "");
}

function countHits() {
  find("hit-count").textContent = current < 0 ? `${hits.length} found` : `${current + 1} of ${hits.length}`;
}

export function goToLine(id) {
  const line = page.lines.find(each => each.id === id);
  if (!line) return;
  select(id);
  lookAt(line.box, 4);
}

function select(id) {
  const text = find("text");
  for (const item of text.querySelectorAll("li")) {
    item.removeAttribute("aria-current");
    if (item.dataset.line === id) {
      item.setAttribute("aria-current", "true");
      text.scrollTo({top: item.offsetTop - text.clientHeight / 2});
    }
  }
}

export function stepLine(by) {
  const ids = page.lines.map(line => line.id);
  const at = ids.indexOf(chosen()?.dataset.line);
  const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
  if (next) goToLine(next);
}

const chosen = () => find("text").querySelector("[aria-current]");

/** Lets the chosen line be corrected, or the first if none is. */
export function editLine() {
  const id = chosen()?.dataset.line ?? page.lines[0]?.id;
  if (id) edit(id);
}

function edit(id) {
  chooseLine(id);
  const line = page.lines.find(each => each.id === id);
  edits.editLine(page, line, chosen(), now => {
    page.lines = page.lines.map(each => each.id === id ? now : each);
    showText();
    mark();
    select(id);
    find("text").focus();
  }, again);
}

/** Joins the chosen line to the one after it. */
export async function joinLine() {
  const at = page.lines.findIndex(each => each.id === chosen()?.dataset.line);
  if (at < 0) return;
  const now = await edits.joinLine(page, page.lines[at], page.lines[at + 1]);
  if (now) await again(now);
}

/** Shows the page as it is by now, with this line chosen and what was told. */
async function again(line) {
  const told = find("word").textContent;
  await openAgain();
  chooseLine(line.id);
  find("word").textContent = told;
  find("text").focus();
}

export const undo = () => edits.undo(() => openAgain());

export function addLine() {
  if (!viewer || stopAdding) return;
  stopAdding = edits.addLine(page, viewer);
}

export function leaveLine() {
  stopAdding?.();
  stopAdding = null;
}

export async function saveLine() {
  const line = await edits.saveLine(page);
  if (line) await again(line);
}

/** Zooms to a box with this many of its heights around it. */
function lookAt(box, heights) {
  const around = grown(box, box.height * heights / 2);
  viewer.viewport.fitBounds(inView(around));
}

export const zoom = factor => viewer?.viewport.zoomBy(factor).applyConstraints();

export const wholePage = () => viewer?.viewport.goHome();

export const neighbours = () => ({previous: page?.previous, next: page?.next});
