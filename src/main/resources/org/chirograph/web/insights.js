// What people corrected into what, with the places; and how honest posteriors turned out to be.
import {address, ask, find, make, plural} from "./dom.js";
import {basis, figure, reliability} from "./honest.js";

/** Links of one mistake, the last places. */
const SHOWN = 6;

const named = text => text === "" ? make("em", {}, "nothing") : text === " " ? make("em", {}, "a space") : make("bdi", {}, text);

function table(id, mistakes) {
  const most = mistakes[0]?.count ?? 1;
  find(id).replaceChildren(
    make("thead", {}, make("tr", {}, ...["Read", "Into", "Times", "Where"].map(name => make("th", {scope: "col"}, name)))),
    make("tbody", {}, ...mistakes.map(({read, said, count, places}) => make("tr", {},
      make("td", {}, named(read)), make("td", {}, named(said)),
      make("td", {}, make("meter", {min: 0, max: most, value: count, "aria-label": `${count} of at most ${most}`}), ` ${count}`),
      make("td", {}, ...places.slice(-SHOWN).flatMap((place, at) => [at ? ", " : "", make("a",
        {href: address({open: `${place.document}/${place.page}`, line: place.line}), title: `${place.document}: ${place.says}`}, `p. ${Number(place.page)}`)]))))));
}

const document_ = new URLSearchParams(location.search).get("document");

function picture(told) {
  find("honest").replaceChildren(...["drawn", "asked"].map(by => figure(told, by, find("of").value, document_)));
}

try {
  const [told, honest] = await Promise.all([ask("/api/insights", {document: document_}), reliability(document_)]);
  find("basis").textContent = told.corrections
    ? `From ${plural(told.corrections, "answer", "answers")}; what was taken back is not counted.`
    : "Nobody has corrected anything here yet.";
  table("characters", told.characters);
  table("words", told.words);
  find("honest-basis").textContent = basis(honest);
  if (honest.drawn.words || honest.asked.words) {
    find("honest-choice").hidden = false;
    // Words of a line that another program read may have no character regions.
    if (!honest.drawn.characters && !honest.asked.characters) find("of").value = "words";
    find("of").addEventListener("change", () => picture(honest));
    picture(honest);
  }
} catch (error) {
  find("complaint").textContent = error.message;
}
document.body.removeAttribute("aria-busy");
