// Whether posteriors meant what they said, by what people answered.
import {ask, make, plural} from "./dom.js";

const share = value => `${(100 * value).toFixed(1)} %`;
const SAMPLES = {
  drawn: ["In lines drawn by chance", "Told in audits: chance chose the lines, so that this holds for all of these documents that nobody had checked then."],
  asked: ["In words the queue asked about", "The queue asks for what the reader doubts: this says little of what it is sure of, and the error is of these answers, not of the text."],
};

/** What the answers tell of a document, or of the collection. */
export const reliability = document_ => ask("/api/insights/reliability", {document: document_});

/** One of the samples as a figure; what was not judged has none. */
export function figure(told, by, of, document_) {
  const [name, holds] = SAMPLES[by];
  const figures = told[by][of];
  if (!figures) return make("section", {}, make("h3", {}, name), make("p", {}, "No answer yet."));
  const {count, right, expected, ece, chance, bins} = figures;
  const query = new URLSearchParams({by, of, ...(document_ ? {document: document_} : {}), answers: count});
  return make("section", {}, make("h3", {}, name),
    make("img", {src: `/api/insights/reliability.png?${query}`, width: 760, height: 760, class: "honest",
      alt: `Share of ${of} that was right, by posterior; the same is in the table.`}),
    make("p", {}, `${plural(count, of.slice(0, -1), of)}: the reader expected ${share(expected)} to be right, people found ${share(right)}. `
      + `Expected calibration error ${share(ece)}; posteriors without fault would have ${share(chance)} and more by chance alone. ${holds}`),
    make("details", {}, make("summary", {}, "In figures"), table(of, bins)));
}

function table(of, bins) {
  return make("table", {},
    make("thead", {}, make("tr", {}, ...["Posterior", of[0].toUpperCase() + of.slice(1), "Expected", "Right", "With 95 %"].map(name => make("th", {scope: "col"}, name)))),
    make("tbody", {}, ...bins.map(bin => make("tr", {}, ...[`${share(bin.from)} to ${share(bin.to)}`, bin.count.toLocaleString("en"),
      share(bin.expected), share(bin.right), `${share(bin.low)} to ${share(bin.high)}`].map(text => make("td", {}, text))))));
}

/** What is left out, and how to read a picture. */
export function basis({drawn, asked, chosen, earlier}) {
  if (!drawn.words && !asked.words) return "Nobody has answered the queue or an audit here yet, or not since answers keep what the reader had expected.";
  return "Whiskers hold the share with 95 % if answers are independent of each other; where these are long the bars are pale, and say little. "
    + "Each word counts by what was said of it last. "
    + (chosen ? `${plural(chosen, "word is", "words are")} left out, which people picked for being wrong: on a page, in a sheet or in a grid. ` : "")
    + (earlier ? `${plural(earlier, "word is", "words are")} left out, since the page was read again after that.` : "");
}
