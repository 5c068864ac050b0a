// What people change, and who they are: the same for words in the queue, lines on a page and lines of an audit.
import {draw, find} from "./dom.js";

/** Paper shown around a line, as a share of its height. */
const MARGIN = .35;

/** Sends a change. What went wrong is thrown as the server words it, with what it says beside in `told`. */
export async function send(path, body) {
  const answer = await fetch(path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)})
    .catch(() => { throw new Error("the server can't be reached; nothing was kept"); });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const error = told.error ?? {};
    throw Object.assign(new Error(error.message ?? `the server answers ${answer.status}`), {status: answer.status, told: error});
  }
  return told;
}

/** What went wrong, for the person whose change it was. */
export function reason(error) {
  const {who, at, line} = error.told ?? {};
  if (error.status !== 409 || !who) return error.message;
  return `${who} was here first (${new Date(at).toLocaleString()})${line ? `: the line says “${line.text}” by now` : ""}`;
}

/** The reviewer's name, kept in this browser. */
export const reviewer = () => find("by").value.trim();

export function keepReviewer() {
  const field = find("by");
  field.value = localStorage.getItem("reviewer") ?? "";
  field.addEventListener("input", () => localStorage.setItem("reviewer", reviewer()));
}

/** Where on the scan a line's picture is cut, and its address. */
export function frame(document, page, box) {
  const margin = Math.ceil(box.height * MARGIN);
  const x = Math.max(0, box.x - margin), y = Math.max(0, box.y - margin);
  const width = box.x + box.width + margin - x, height = box.y + box.height + margin - y;
  return {x, y, width, height, url: `/iiif/image/${document}/${page}/${x},${y},${width},${height}/!1600,1600/0/default.jpg`};
}

/** The picture of a line with a word framed; `part`, if given, is all that is shown of it. */
export function picture(cut, word, part, onLoad) {
  const shown = part ?? cut;
  const image = draw("image", {href: cut.url, width: cut.width, height: cut.height, preserveAspectRatio: "xMinYMin"});
  if (onLoad) {
    image.addEventListener("load", onLoad);
    image.addEventListener("error", onLoad);
  }
  return draw("svg", {viewBox: `${shown.x - cut.x} ${shown.y - cut.y} ${shown.width} ${shown.height}`,
    class: "cut", "aria-hidden": "true"}, image,
    ...(word ? [draw("rect", {x: word.x - cut.x - 2, y: word.y - cut.y - 2, width: word.width + 4, height: word.height + 4, rx: 3})] : []));
}
