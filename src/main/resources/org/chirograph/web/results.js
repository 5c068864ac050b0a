// The start page and the list of results.
import {address, ask, draw, find, make, percent, plural} from "./dom.js";
import {saver} from "./searches.js";

/** Paper shown around a line, as a share of its height. */
const MARGIN = .35;
/** A short line is shown with what stands beside it, this many times as wide as high. */
const NARROWEST = 8.2;
const SIZE = 20;
/** Documents on the start page. */
const SHOWN = 200;
/** Documents that hits can stand in: as many as there are hits. */
const MOST_DOCUMENTS = 1000;
/** Shades of doubt: the fifth begins where a third of the words is doubtful. */
const HEAT = 15;

export function showShelf(documents, status) {
  find("summary").textContent = `${plural(status.documents, "document", "documents")}, ${plural(status.done, "page", "pages")} read`
    + (status.failed ? `, ${plural(status.failed, "page", "pages")} failed` : "")
    + `. ${plural(status.lines, "line", "lines")} can be searched. A square is a page, the darker the more doubtful.`
    + (documents.length > SHOWN ? ` The first ${SHOWN} documents are shown; search finds the others.` : "");
  find("shelf").replaceChildren(...documents.filter(each => each.pages.length).slice(0, SHOWN).map(each => make("li", {},
    make("a", {href: address({open: `${each.document}/${each.pages[0]}`})},
      make("img", {src: `/iiif/image/${each.document}/${each.pages[0]}/full/!360,480/0/default.jpg`, alt: "", loading: "lazy"}),
      make("span", {}, each.title, make("small", {}, plural(each.pages.length, "page", "pages")))),
    heat(each))));
}

/** How sure the reader was of each page, the least sure the darkest; each cell opens its page. */
function heat({document, title, pages, sureness}) {
  const shade = mean => Math.min(5, Math.floor(HEAT * (1 - mean)));
  return make("div", {class: "heat", role: "group", "aria-label": `Pages of ${title} by how doubtful they are`},
    ...pages.slice(0, SHOWN).map((page, at) => make("a", {class: `heat-${shade(sureness[at])}`,
      href: address({open: `${document}/${page}`}), title: `page ${Number(page)}, ${percent(sureness[at])} sure`,
      "aria-label": `page ${Number(page)}, ${percent(sureness[at])} sure`})));
}

export function showResults(found, state) {
  const title = found.lines ? `${plural(found.lines, "line", "lines")} with ${found.query}` : `Nothing found for ${found.query}`;
  find("found-title").textContent = title;
  find("expected").textContent = found.judged ? expected(found) : "";
  showFacets(found, state);
  find("results").replaceChildren(...found.hits.map(hit => result(hit, state)));
  const links = [];
  if (found.from > 0) links.push(pageLink("Results before", state, Math.max(0, found.from - SIZE)));
  if (found.from + SIZE < found.ranked) links.push(pageLink("More results", state, found.from + SIZE));
  find("paging").replaceChildren(...links);
  return title;
}

/** How many of the lines are right; of more than a thousand only the best are judged. */
function expected({lines, judged, expected: {mean, low, high}}) {
  const all = judged < lines ? `the best ${judged.toLocaleString("en")}` : plural(judged, "line", "lines");
  return `About ${Math.round(mean).toLocaleString("en")} of ${all} should truly have it (90 % interval: ${low.toLocaleString("en")} to ${high.toLocaleString("en")}).`;
}

function pageLink(text, state, from) {
  return make("a", {href: address({q: state.q, document: state.document, sort: state.sort, from: from || null})}, text);
}

const ORDERS = {relevance: "most relevant first", confidence: "surest first", document: "as in the collection"};
const RANGES = {"conf>=0.9": "90 % and more", "conf>=0.5 conf<0.9": "50 to 90 %", "conf<0.5": "less than 50 %"};

const FORMS = {none: "as typed", fr: "French", de: "German", en: "English"};
const STEM = /(?<=^|[\s(])stem:[a-z]*/g;
const stemmed = (query, language) => `${query.replace(STEM, "").trim()}${language === "none" ? "" : ` stem:${language}`}`;

const SURE = /(?<=^|\s)conf(?:>=|<)[^\s()]*/g;

/** The same query for fewer lines; bounds of confidence may not stand in parentheses. */
const narrowed = (query, filter) => [`(${query.replace(SURE, "").trim()})`, ...query.match(SURE) ?? [], filter].join(" ");

function showFacets(found, state) {
  const {q, document, sort} = state;
  const entry = (text, count, to, isCurrent) => make("li", {}, make("a", {href: address(to), "aria-current": isCurrent ? "true" : null},
    text, make("small", {}, count === null ? "" : count.toLocaleString("en"))));
  const list = (title, id, entries) => [make("h2", {}, title), make("ul", {id}, ...entries)];
  const forms = list("Forms of the words", "stems", Object.entries(FORMS).map(([language, text]) =>
    entry(text, null, {q: stemmed(q, language), document, sort}, (q.match(STEM)?.[0].slice(5) ?? "none") === language)));
  if (!found.documents.length) {
    find("facets").replaceChildren(...forms);
    return;
  }
  const within = (text, count, to) => entry(text, count, {q, document: to, sort}, (document ?? null) === to);
  const narrow = (counts, text, filter) => counts.filter(each => each.lines).map(each =>
    entry(text(each.value), each.lines, {q: narrowed(q, filter(each.value)), document, sort}, false));
  const table = new URLSearchParams({q, ...(document ? {document} : {}), ...(sort ? {sort} : {})});
  const review = new URLSearchParams(document ? {q, document} : {q});
  const documents = some => [
    within("all documents", found.documents.reduce((sum, each) => sum + each.lines, found.otherDocuments.lines), null),
    ...some.map(each => within(each.title, each.lines, each.document))];
  // Documents stand last: there may be hundreds.
  find("facets").replaceChildren(
    ...(q.match(SURE) ? [] : list("How sure", "ranges", narrow(found.confidence, range => RANGES[range] ?? range, range => range))),
    ...(found.pipelines.length < 2 ? []
      : list("Read as", "pipelines", narrow(found.pipelines, name => name, name => `pipeline:"${name}"`))),
    ...list("Order", "orders", Object.entries(ORDERS).map(([order, text]) =>
      entry(text, null, {q, document, sort: order === "relevance" ? null : order}, (sort ?? "relevance") === order))),
    ...forms,
    ...(found.forms.length ? list("Forms found", "forms", found.forms.map(each =>
      make("li", {}, each.value, make("small", {}, each.lines.toLocaleString("en"))))) : []),
    saver(document ? narrowed(q, `document:"${document}"`) : q),
    make("p", {}, make("a", {href: `/review?${review}`}, "Review the doubtful words of these lines")),
    make("p", {}, make("a", {href: `/api/search.csv?${table}`, download: "hits.csv"}, "Save these hits as a table (CSV)")),
    ...list("Found in", "documents", documents(found.documents)),
    ...(found.otherDocuments.documents ? [others(found, state, all => find("documents").replaceChildren(...documents(all)))] : []));
}

/** What lists the other documents too. */
function others(found, {q, document, sort}, show) {
  const button = make("button", {type: "button", class: "quiet", id: "other-documents"},
    plural(found.otherDocuments.documents, "document more", "documents more"));
  button.addEventListener("click", async () => {
    try {
      show((await ask("/api/search", {q, document, sort, size: 1, documents: MOST_DOCUMENTS})).documents);
      find("documents").querySelectorAll("a")[found.documents.length + 1]?.focus();
      button.remove();
    } catch (error) {
      find("complaint").textContent = error.message;
    }
  });
  return button;
}

function result(hit, state) {
  return make("li", {}, make("a", {
    href: address({q: state.q, document: state.document, sort: state.sort, from: state.from, open: `${hit.document}/${hit.page}`, line: hit.line}),
  }, crop(hit), make("div", {class: "told"},
    make("p", {class: "words"}, ...marked(hit)),
    make("p", {class: "where"}, make("span", {}, hit.title), make("span", {}, `page ${Number(hit.page)}`),
      make("span", {class: "much"}, `${percent(hit.confidence)} sure`)))));
}

/** The line on its scan with what was found framed, in scan pixels. */
function crop(hit) {
  const {box} = hit;
  const margin = Math.ceil(box.height * MARGIN);
  const x = Math.max(0, box.x - margin), y = Math.max(0, box.y - margin);
  const height = box.y + box.height + margin - y;
  const width = Math.max(box.x + box.width + margin - x, Math.ceil(height * NARROWEST));
  return draw("svg", {class: "crop", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "xMinYMid", "aria-hidden": "true"},
    draw("image", {href: `/iiif/image/${hit.document}/${hit.page}/${x},${y},${width},${height}/!1600,1600/0/default.jpg`,
      width, height, preserveAspectRatio: "xMinYMin"}),
    ...hit.words.map(({box: at}) => draw("rect",
      {x: at.x - x - 3, y: at.y - y - 3, width: at.width + 6, height: at.height + 6, rx: 4})));
}

/** The words of the line; a hit that was not the reader's first choice shows both. */
export function marked(hit) {
  const found = new Map(hit.words.map(match => [match.index, match]));
  return hit.text.split(" ").flatMap((word, at) => {
    const match = found.get(at);
    const shown = !match ? [word] : match.alternative
      ? [make("mark", {class: "other", title: "the reader preferred the word before"}, `${word} / ${match.text}?`)]
      : [make("mark", match.otherForm ? {class: "form", title: "another form of the word that was asked for"} : {}, word)];
    return at ? [" ", ...shown] : shown;
  });
}
