package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StemmingTest {
    private static final String[] LINES = {
        "un cheval blanc", "deux chevaux blancs", "la chevalerie", "un cheuai:0.6/cheval:0.3", "chevaux:0.5/cheval:0.4"
    };

    @TempDir
    private Path folder;

    private Hits found(String query, String... lines) throws Exception {
        try (PageIndex index = PageIndex.create(folder)) {
            index.add("a", Pages.page("0001", lines));
            index.commit();
        }
        try (PageSearch search = PageSearch.open(folder)) {
            return search.search(query, 10);
        }
    }

    private Set<String> lines(String query, String... lines) throws Exception {
        Set<String> found = new TreeSet<>();
        found(query, lines).hits().forEach(hit -> found.add(hit.line()));
        return found;
    }

    @Test
    void otherFormsAreFoundWhereTheQueryAsksForThemAlone() throws Exception {
        assertThat(lines("cheval", LINES)).containsExactly("l0", "l3", "l4");
        assertThat(lines("cheval stem:fr", LINES)).containsExactly("l0", "l1", "l3", "l4");
        assertThat(lines("chevaux stem:fr", LINES)).containsExactly("l0", "l1", "l3", "l4");
        assertThat(lines("=cheval stem:fr", LINES)).as("a spelling stays one").containsExactly("l0", "l3", "l4");
        assertThat(lines("cheval stem:en", LINES)).containsExactly("l0", "l3", "l4");
    }

    @Test
    void aLineHasAWordWithTheProbabilityOfAllItsForms() throws Exception {
        Hits hits = found("cheval stem:fr", LINES);
        Hit both = hits.hits().stream()
                .filter(hit -> hit.line().equals("l4"))
                .findFirst()
                .orElseThrow();
        assertThat(both.confidence()).isCloseTo(0.9, within(1e-3));
        assertThat(hits.expected().mean()).isCloseTo(1 + 1 + 0.3 + 0.9, within(1e-3));
    }

    @Test
    void whatIsFoundIsToldByItsForm() throws Exception {
        Hits hits = found("cheval stem:fr", LINES);
        assertThat(hits.facets().forms())
                .containsExactly(new Facets.Count("cheval", 2), new Facets.Count("chevaux", 2));
        for (Hit hit : hits.hits()) {
            Hit.Match match = hit.words().getFirst();
            assertThat(match.otherForm()).isEqualTo(match.text().equals("chevaux"));
        }
        assertThat(found("cheval", LINES).facets().forms()).isEmpty();
    }

    @Test
    void formsStandInPhrasesAndWithOtherPartsOfAQuery() throws Exception {
        assertThat(lines("\"cheval blanc\" stem:fr", LINES)).containsExactly("l0", "l1");
        assertThat(lines("\"cheval blanc\"", LINES)).containsExactly("l0");
        assertThat(lines("+cheval +deux stem:fr", LINES)).containsExactly("l1");
        assertThat(lines("cheval -blanc stem:fr", LINES)).containsExactly("l3", "l4");
        assertThat(lines("(cheval stem:fr) -blanc", LINES))
                .as("beside it alone")
                .containsExactly("l1", "l3", "l4");
        assertThat(lines("cheval stem:fr page:0002", LINES)).isEmpty();
        assertThat(lines("cheval stem:fr conf>=0.5", LINES)).containsExactly("l0", "l1", "l4");
    }

    @Test
    void lettersThatFoldingTookComeBackBeforeAnEndingIsCut() throws Exception {
        String[] french = {"primitif", "primitives", "blessé", "blessée", "blessèrent", "premier", "première"};
        assertThat(lines("primitif stem:fr", french)).containsExactly("l0", "l1");
        assertThat(lines("blessés stem:fr", french)).containsExactly("l2", "l3", "l4");
        assertThat(lines("premières stem:fr", french)).containsExactly("l5", "l6");
        assertThat(lines("love stem:en", "loved", "loving", "loves", "low")).containsExactly("l0", "l1", "l2");
        assertThat(lines("Haus stem:de", "Häuser", "Hause", "Maus", "häuſern")).containsExactly("l0", "l1", "l3");
        assertThat(lines("versteht stem:de", "verstehen", "urstehen")).isEmpty();
    }

    /** Every form that the stemmer tells is among those that are looked up by their beginning. */
    @Test
    void noFormIsMissedThatTheStemmerTells() throws Exception {
        for (Stemmer language : Stemmer.values()) {
            var stems = language.stems();
            List<String> words = List.of(
                    "cheual",
                    "cheuaux",
                    "national",
                    "nationaux",
                    "iournaux",
                    "uiolence",
                    "uiolemment",
                    "actif",
                    "actiue",
                    "city",
                    "cities",
                    "happy",
                    "happier",
                    "happiness",
                    "generally",
                    "haus",
                    "hauser",
                    "uater",
                    "uatern");
            for (String word : words) {
                WordStem stem = new WordStem(word, language);
                for (String other : words) {
                    assertThat(stem.matches(other))
                            .as("%s of %s", other, word)
                            .isEqualTo(other.equals(word) || stems.apply(word).equals(stems.apply(other)));
                }
            }
        }
    }

    @Test
    void anUnknownLanguageIsNamedAtItsPlace() {
        assertThatThrownBy(() -> Query.parse("cheval stem:la"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("de, en, fr, not for la")
                .satisfies(e -> assertThat(((QueryException) e).place()).isEqualTo(12));
        for (String wrong :
                List.of("cheval stem:", "stem:fr", "cheval -stem:fr", "cheval stem:fr stem:de", "cheval AND stem:fr")) {
            assertThatThrownBy(() -> Query.parse(wrong)).as(wrong).isInstanceOf(QueryException.class);
        }
    }

    /** Lucene counts the words that a query stands for and refuses more than 1,024. */
    @Test
    void everyWordOfALongQueryMayHaveManyForms() throws Exception {
        String[] endings = ("a ai aient ais ait ant ante as e ee ees er era erai eraient erait eras erent erez eriez"
                        + " erions erons eront es ez iez ions ons")
                .split(" ");
        List<String> asked = new ArrayList<>();
        List<String> first = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (char a = 'b'; asked.size() < QueryParser.MAX_LEAVES; a++) {
            for (char b : "bcdfgklmnprst".toCharArray()) {
                String root = a + "alo" + b;
                asked.add(root + "er");
                first.add(root + "ait");
                lines.add(root + String.join(" " + root, endings));
            }
        }
        lines.add(String.join(" ", first));
        String words = String.join(" ", asked.subList(0, QueryParser.MAX_LEAVES));
        String[] there = lines.toArray(String[]::new);
        try (PageIndex index = PageIndex.create(folder)) {
            index.add("a", Pages.page("0001", there));
            index.commit();
        }
        try (PageSearch search = PageSearch.open(folder)) {
            assertThat(search.search(words + " stem:fr", 100).lines()).isEqualTo(QueryParser.MAX_LEAVES + 1);
            String begun = words.replace("er ", "* ");
            assertThat(search.search(begun, 100).lines()).isEqualTo(QueryParser.MAX_LEAVES + 1);
            assertThat(search.search("\"" + words + "\" stem:fr", 100).hits())
                    .extracting(Hit::line)
                    .containsExactly("l" + (lines.size() - 1));
        }
    }
}
