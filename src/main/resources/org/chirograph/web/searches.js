// Searches that people saved: the list on the start page, and the form beside results.
import {address, ask, find, make} from "./dom.js";
import {send} from "./correct.js";

export const showSaved = async signal => list((await ask("/api/searches", {}, signal)).searches);

function list(searches) {
  find("saved").hidden = !searches.length;
  find("searches").replaceChildren(...searches.map(({name, query}) => {
    const drop = make("button", {type: "button", class: "quiet", "aria-label": `Delete the saved search ${name}`}, "Delete");
    drop.addEventListener("click", () => change({name}, list));
    return make("li", {}, make("a", {href: address({q: query})}, name), make("small", {}, query), drop);
  }));
}

/** A form that saves this query. */
export function saver(query) {
  const name = make("input", {id: "save-as", maxlength: 60, required: "", spellcheck: "false"});
  const form = make("form", {id: "save", autocomplete: "off"}, make("label", {for: "save-as"}, "Save this search as"), name,
    make("button", {}, "Save"));
  form.addEventListener("submit", event => {
    event.preventDefault();
    change({name: name.value, query}, () => { find("said").textContent = `Saved as ${name.value}; the start page lists it`; });
  });
  return form;
}

async function change(body, then) {
  try {
    then((await send("/api/searches", body)).searches);
    find("complaint").textContent = "";
  } catch (error) {
    find("complaint").textContent = error.message;
  }
}
