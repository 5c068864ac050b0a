// Many places at once: tiles to look through, each chosen or not by a key of its own.
import {make, percent} from "./dom.js";
import {frame, picture} from "./correct.js";

/** Keys of the first tiles; a, n and z mean something else. */
const KEYS = "123456789bcdefghijklmopqrstuvwxy";
/** What is shown around a part of a word, in its heights. */
const AROUND = .6;

/**
 * Fills a list with tiles.
 * @param list an element with the role listbox
 * @param items places, with `taken` where they are chosen from the beginning
 * @param told makes what stands below the picture of an item
 * @param whole whether the whole word is shown, or only what is around the part
 * @param changed is called whenever the choice changes
 */
export function tiles(list, items, told, whole, changed) {
  const chosen = new Set(items.filter(item => item.taken));
  let current = 0;
  const options = items.map((item, at) => {
    const option = make("li", {role: "option", id: `${list.id}-${at}`}, shown(item, whole),
      make("p", {}, ...(KEYS[at] ? [make("kbd", {}, KEYS[at]), " "] : []), ...told(item)));
    option.addEventListener("click", () => { current = at; toggle(); });
    return option;
  });
  const mark = () => {
    options.forEach((option, at) => {
      option.setAttribute("aria-selected", String(chosen.has(items[at])));
      option.classList.toggle("current", at === current);
    });
    if (options.length) list.setAttribute("aria-activedescendant", options[current].id);
    else list.removeAttribute("aria-activedescendant");
    options[current]?.scrollIntoView({block: "nearest"});
    changed?.(chosen.size);
  };
  const toggle = () => {
    const item = items[current];
    if (!chosen.delete(item)) chosen.add(item);
    mark();
  };
  const move = by => { current = Math.min(options.length - 1, Math.max(0, current + by)); mark(); };
  const columns = () => Math.max(1, options.filter(each => each.offsetTop === options[0].offsetTop).length);
  const actions = {
    " ": toggle, ArrowRight: () => move(1), ArrowLeft: () => move(-1), ArrowDown: () => move(columns()), ArrowUp: () => move(-columns()),
    Home: () => move(-options.length), End: () => move(options.length),
    a: () => { items.forEach(item => chosen.add(item)); mark(); }, n: () => { chosen.clear(); mark(); },
  };
  list.replaceChildren(...options);
  mark();
  return {
    chosen: () => items.filter(item => chosen.has(item)),
    /** Does what a key means here. @return whether it means anything */
    press(key) {
      const own = KEYS.indexOf(key);
      if (!options.length) return false;
      if (own >= 0 && key.length === 1 && own < options.length) {
        current = own;
        toggle();
        return true;
      }
      if (!actions[key]) return false;
      actions[key]();
      return true;
    },
  };
}

/** A word on its scan, with what is meant framed. */
export function shown(item, whole) {
  const cut = frame(item.document, item.page, item.box);
  if (whole) return picture(cut, item.part);
  const {part} = item;
  const pad = Math.ceil(Math.max(part.height, part.width) * AROUND);
  return picture(cut, part, {x: part.x - pad, y: part.y - pad / 2, width: part.width + 2 * pad, height: part.height + pad});
}

/** What a word would say, with what it says now. */
export const change = item => [make("del", {}, item.read), " ", make("bdi", {}, item.text), " ", make("small", {}, percent(item.chance))];

/** What a place is known by to the server. */
export const place = (item, text) => ({document: item.document, page: item.page, line: item.line, word: item.word, version: item.version, text});
