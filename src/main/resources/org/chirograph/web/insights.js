// What people corrected into what, with the places.
import {address, ask, find, make, plural} from "./dom.js";

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

try {
  const told = await ask("/api/insights", {document: new URLSearchParams(location.search).get("document")});
  find("basis").textContent = told.corrections
    ? `From ${plural(told.corrections, "answer", "answers")}; what was taken back is not counted.`
    : "Nobody has corrected anything here yet.";
  table("characters", told.characters);
  table("words", told.words);
} catch (error) {
  find("complaint").textContent = error.message;
}
document.body.removeAttribute("aria-busy");
