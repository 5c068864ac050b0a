package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.page.Box;
import org.chirograph.page.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
    @TempDir
    Path folder;

    @Test
    void aWordIsFoundByAnAlternativeReadingBelowTheCertainOnes() throws Exception {
        index(Pages.page("0001", "le rodium:0.7/radium:0.2 pur", "du radium pur", "un radium:0.6/radius:0.4"));
        List<Hit> hits = search("radium");
        assertThat(hits).extracting(Hit::line).containsExactly("l1", "l2", "l0");
        assertThat(hits).extracting(Hit::confidence).containsExactly(1.0, 0.6, 0.2);
        Hit.Match match = hits.getLast().words().getFirst();
        assertThat(match).isEqualTo(new Hit.Match("l0w1", 1, new Box(50, 0, 40, 30), "radium", 0.2, true, false));
        assertThat(hits.getFirst().words().getFirst().alternative()).isFalse();
    }

    @Test
    void aHitTellsAllThatIsNeededToShowIt() throws Exception {
        index(Pages.page("0007", "", "il y a du radium"));
        Hit hit = search("radium").getFirst();
        assertThat(hit.document()).isEqualTo("box-1");
        assertThat(hit.page()).isEqualTo("0007");
        assertThat(hit.line()).isEqualTo("l1");
        assertThat(hit.image()).isEqualTo("scan-0007.jpg");
        assertThat(hit.text()).isEqualTo("il y a du radium");
        assertThat(hit.box()).isEqualTo(new Box(0, 100, 2000, 40));
        assertThat(hit.words()).extracting(Hit.Match::box).containsExactly(new Box(200, 100, 40, 30));
    }

    @Test
    void linesWithAllTheWordsComeBeforeLinesOfPagesWithAllThenTheRest() throws Exception {
        index(
                Pages.page("0001", "le radium"),
                Pages.page("0002", "le radium", "sans rien", "la lumière"),
                Pages.page("0003", "radium et lumière"));
        assertThat(search("radium lumiere"))
                .extracting(hit -> hit.page() + hit.line())
                .containsExactly("0003l0", "0002l0", "0002l2", "0001l0");
    }

    @Test
    void readingsOfAWordAddUpAndWordsOfALineMeetByChance() throws Exception {
        index(Pages.page("0001", "Été:0.5/été:0.25/ete:0.125/autre:0.125 été:0.5/elle:0.5"));
        assertThat(search("ete").getFirst().confidence()).isCloseTo(1 - 0.125 * 0.5, within(1e-9));
    }

    @Test
    void caseAccentsLongSAndLigaturesMakeNoDifference() throws Exception {
        index(Pages.page("0001", "L'Œuvre", "Waſſer", "ﬁn", "STRASSE", "Ångström", "e\u0301te\u0301"));
        assertThat(lines("oeuvre")).containsExactly("l0");
        assertThat(lines("wasser")).containsExactly("l1");
        assertThat(lines("fin")).containsExactly("l2");
        assertThat(lines("straße")).containsExactly("l3");
        assertThat(lines("angstrom")).containsExactly("l4");
        assertThat(lines("Été")).containsExactly("l5");
    }

    @Test
    void uAndVAndIAndJAreOneUnlessTheSpellingIsAskedFor() throws Exception {
        index(Pages.page("0001", "Vne fois", "une:0.5/vne:0.25", "iour", "le jour", "jouir"));
        assertThat(lines("une")).containsExactly("l0", "l1");
        assertThat(lines("vne")).containsExactly("l0", "l1");
        assertThat(search("vne").getLast().confidence()).isEqualTo(0.75);
        assertThat(lines("jour")).containsExactly("l2", "l3");
        assertThat(lines("\"le iour\"")).containsExactly("l3");
        assertThat(lines("jo*r")).containsExactly("l2", "l3", "l4");
        assertThat(lines("io*")).containsExactly("l2", "l3", "l4");
        assertThat(lines("/[j]ou+r/")).containsExactly("l2", "l3");
        assertThat(lines("=vne")).containsExactly("l0", "l1");
        assertThat(search("=vne").getLast().words().getFirst().text()).isEqualTo("vne");
        assertThat(search("=vne").getLast().confidence()).isEqualTo(0.25);
        assertThat(lines("=JOUR")).containsExactly("l3");
        assertThat(lines("fois -une")).isEmpty();
    }

    @Test
    void aPhraseMayRunThroughAlternatives() throws Exception {
        index(Pages.page(
                "0001", "la lumière:0.5/lumiere:0.3 du rodium:0.8/radium:0.1 pur", "du pur radium", "radium du"));
        List<Hit> hits = search("\"lumière du radium\"");
        assertThat(hits).extracting(Hit::line).containsExactly("l0");
        assertThat(hits.getFirst().confidence()).isCloseTo(0.8 * 0.1, within(1e-9));
        assertThat(hits.getFirst().words()).extracting(Hit.Match::index).containsExactly(1, 2, 3);
        assertThat(lines("\"du radium\"")).containsExactly("l0");
        assertThat(lines("\"du radium\"~1")).containsExactly("l1", "l0");
        assertThat(lines("\"du radium\"~2")).containsExactly("l1", "l2", "l0");
    }

    @Test
    void punctuationInLinesAndQueriesIsNoWord() throws Exception {
        index(Pages.page("0001", "du - radium, (pur).", "l'armée"));
        assertThat(lines("\"du radium pur\"")).containsExactly("l0");
        assertThat(lines("armée")).containsExactly("l1");
        assertThat(lines("l'armée!")).containsExactly("l1");
        assertThat(lines("d'armée")).isEmpty();
    }

    @Test
    void beginningsFindWholeWordsAndAlternatives() throws Exception {
        index(Pages.page("0001", "radioactif", "rodium:0.9/radium:0.1", "grade"));
        assertThat(lines("rad*")).containsExactly("l0", "l1");
        assertThat(lines("l'radi*")).isEmpty();
    }

    @Test
    void wildcardsStandAnywhereInAWord() throws Exception {
        index(Pages.page("0001", "militant", "rodium:0.9/Militaire:0.1", "mulet", "limité", "l'Émile-militairement"));
        assertThat(lines("mil*t")).containsExactly("l0", "l4");
        assertThat(lines("m?litaire")).containsExactly("l1");
        assertThat(lines("m?l*t*")).containsExactly("l0", "l2", "l4", "l1");
        assertThat(lines("*ité")).containsExactly("l3");
        assertThat(lines("l'?mile")).containsExactly("l4");
        assertThat(lines("limité?")).containsExactly("l3");
        assertThat(search("m?litaire").getFirst().confidence()).isEqualTo(0.1);
        assertThat(lines("limit* -lim?té")).isEmpty();
    }

    @Test
    void regularExpressionsMatchWholeWords() throws Exception {
        index(Pages.page("0001", "militant", "rodium:0.9/Militaire:0.1", "mulet", "cœur", "1914"));
        assertThat(lines("/milit.*/")).containsExactly("l0", "l1");
        assertThat(lines("/mili/")).isEmpty();
        assertThat(lines("/M[iu]l(et|itant)/")).containsExactlyInAnyOrder("l0", "l2");
        assertThat(lines("/c(œ|eu)+ur/")).containsExactly("l3");
        assertThat(lines("(/19[0-9]{2}/ OR /muü?let/)")).containsExactlyInAnyOrder("l4", "l2");
        assertThat(lines("/[^m].*/ -cœur -19*")).containsExactly("l1");
    }

    @Test
    void aPatternThatFitsTooManyWordsIsRefusedWithAdvice() throws Exception {
        String[] lines = new String[WordPattern.MAX_WORDS / 10 + 1];
        for (int i = 0; i < lines.length; i++) {
            StringBuilder words = new StringBuilder("ab" + i);
            for (int j = 1; j < 10; j++) {
                words.append(" ab").append(i).append('x').append(j);
            }
            lines[i] = words.toString();
        }
        index(Pages.page("0001", lines));
        assertThat(lines("ab?x*")).hasSize(10);
        assertThatThrownBy(() -> lines("(ab7 OR ab?*)"))
                .isInstanceOf(QueryException.class)
                .hasMessage("at character 11 of the query: more than 10000 different words of this collection fit this;"
                        + " give more letters");
        assertThatThrownBy(() -> lines("ab7 -/.*/")).isInstanceOf(QueryException.class);
    }

    @Test
    void fuzzyWordsComeAfterExactOnes() throws Exception {
        index(Pages.page("0001", "rdaium", "radium", "rodiun", "sodium", "nadium"));
        assertThat(lines("radium~1")).containsExactly("l1", "l0", "l4");
        assertThat(lines("radium~")).containsExactly("l1", "l0", "l4", "l2", "l3");
        assertThat(lines("radium~0")).containsExactly("l1");
    }

    @Test
    void operatorsSayWhatMustStandInALine() throws Exception {
        index(Pages.page("0001", "radium pur", "radium", "pur", "or pur", "or"));
        assertThat(lines("radium pur")).startsWith("l0").hasSize(4);
        assertThat(lines("radium AND pur")).containsExactly("l0");
        assertThat(lines("+pur radium"))
                .containsExactlyInAnyOrder("l0", "l2", "l3")
                .startsWith("l0");
        assertThat(lines("pur -radium")).containsExactlyInAnyOrder("l2", "l3");
        assertThat(lines("pur AND NOT (radium OR or)")).containsExactly("l2");
        assertThat(lines("(radium OR or) AND pur")).containsExactlyInAnyOrder("l0", "l3");
        assertThat(lines("or OR radium AND pur")).containsExactlyInAnyOrder("l3", "l4", "l0");
    }

    @Test
    void aWordThatIsOnlyAnAlternativeRulesNothingOut() throws Exception {
        index(Pages.page("0001", "pur rodium:0.8/radium:0.2", "pur radium:0.8/rodium:0.2"));
        assertThat(lines("pur -radium")).containsExactly("l0");
    }

    @Test
    void allLinesAreCountedButOnlyTheBestGiven() throws Exception {
        index(Pages.page("0001", "a1", "a1", "a1:0.5", "a1"));
        try (PageSearch search = PageSearch.open(folder)) {
            Hits hits = search.search("a1", 2);
            assertThat(hits.lines()).isEqualTo(4);
            assertThat(hits.hits()).extracting(Hit::line).containsExactly("l0", "l1");
        }
    }

    @Test
    void filtersNarrowTheSearchToDocumentsAndPages() throws Exception {
        try (PageIndex index = PageIndex.open(folder)) {
            index.add("box-1", Pages.page("0001", "radium pur"));
            index.add("box-1", Pages.page("0002", "radium"));
            index.add("box-2", Pages.page("0001", "radium", "pur"));
            index.add("my bag", Pages.page("0001", "radium"));
            index.commit();
        }
        assertThat(places("radium document:box-1")).containsExactly("box-1 0001 l0", "box-1 0002 l0");
        assertThat(places("page:0002 radium")).containsExactly("box-1 0002 l0");
        assertThat(places("radium document:box* page:0001")).containsExactly("box-1 0001 l0", "box-2 0001 l0");
        assertThat(places("radium document:\"my bag\"")).containsExactly("my bag 0001 l0");
        assertThat(places("radium document:box")).isEmpty();
        assertThat(places("radium -document:box*")).containsExactly("my bag 0001 l0");
        assertThat(places("document:box-2 AND (radium OR pur)"))
                .containsExactlyInAnyOrder("box-2 0001 l0", "box-2 0001 l1");
        assertThat(places("document:box-2 AND page:0001 radium")).containsExactly("box-2 0001 l0");
        assertThat(places("(radium page:0002) OR (pur document:box-2)"))
                .containsExactlyInAnyOrder("box-1 0002 l0", "box-2 0001 l1");
        assertThat(places("(\"radium pur\" document:box-2) OR \"pur radium\"")).isEmpty();
    }

    @Test
    void aFilterFindsWhatManyBetterLinesOfOtherDocumentsWouldHide() throws Exception {
        String[] many = new String[1_200];
        Arrays.fill(many, "radium");
        try (PageIndex index = PageIndex.open(folder)) {
            index.add("box-1", Pages.page("0001", many));
            index.add("box-2", Pages.page("0001", "rodium:0.9/radium:0.1"));
            index.commit();
        }
        assertThat(places("radium document:box-2")).containsExactly("box-2 0001 l0");
        try (PageSearch search = PageSearch.open(folder)) {
            Query within = Query.parse("radium OR sel").within(Optional.of("box-2"), Optional.of("0001"));
            assertThat(search.search(within, 10, false).hits()).hasSize(1);
            assertThat(search.search("radium", 10).lines()).isGreaterThan(1_000);
        }
    }

    @Test
    void confidenceBoundsWhichHitsAreShown() throws Exception {
        index(Pages.page("0001", "radium:0.9", "radium:0.8", "rodium:0.5/radium:0.4 pur", "radium:0.9 pur:0.8"));
        assertThat(lines("radium conf>=0.8")).containsExactly("l0", "l3", "l1");
        assertThat(lines("radium conf<.8")).containsExactly("l2");
        assertThat(lines("conf>=0.8 (radium AND pur)")).isEmpty();
        assertThat(lines("radium AND pur AND conf>=0.7")).containsExactly("l3");
        try (PageSearch search = PageSearch.open(folder)) {
            assertThat(search.search("radium conf>=0.8", 10).lines()).isEqualTo(3);
        }
    }

    @Test
    void datesNarrowTheSearchToDocumentsOfThatTime() throws Exception {
        try (PageIndex index = PageIndex.open(folder)) {
            for (String id : List.of("a-1", "b-2", "c-3", "d-4")) {
                index.add(id, Pages.page("0001", "radium"));
            }
            index.commit();
        }
        Path table = folder.resolve("dates.csv");
        Dates dates = new Dates(table, () -> Map.of("a-1", "a", "b-2", "b", "c-3", "c", "d-4", "d"), Map::of);
        try (PageSearch search = PageSearch.open(folder, dates)) {
            assertThatThrownBy(() -> search.search("radium date:1914", 10))
                    .isInstanceOf(QueryException.class)
                    .hasMessageStartingWith("at character 8 of the query: no document here has a date; write");
            Files.writeString(table, "a,1914-07\nb-2,1914-09/1916\nc,1918-11-11\n");
            assertThat(dated(search, "radium date:1914")).containsExactly("a-1", "b-2");
            assertThat(dated(search, "radium date:1914-08..1918")).containsExactly("b-2", "c-3");
            assertThat(dated(search, "radium date:1916..")).containsExactly("b-2", "c-3");
            assertThat(dated(search, "radium date:..1914-08-31")).containsExactly("a-1");
            assertThat(dated(search, "radium -date:1914")).containsExactly("c-3", "d-4");
            assertThat(dated(search, "(radium date:1918) OR (radium document:d-4)"))
                    .containsExactly("c-3", "d-4");
            assertThat(dated(search, "radium~1 date:1950")).isEmpty();
        }
        for (String wrong : List.of("radium date:", "radium date:Aug", "radium date:1918..1914")) {
            assertThatThrownBy(() -> Query.parse(wrong)).as(wrong).isInstanceOf(QueryException.class);
        }
    }

    private static List<String> dated(PageSearch search, String query) throws Exception {
        return search.search(query, 10).hits().stream().map(Hit::document).toList();
    }

    @Test
    void aVeryLongWordNeitherBreaksTheIndexNorTheSearch() throws Exception {
        index(Pages.page("0001", "x".repeat(50_000) + " radium"));
        assertThat(lines("radium")).containsExactly("l0");
        assertThat(lines("x".repeat(900))).containsExactly("l0");
    }

    private void index(Page... pages) throws IOException {
        try (PageIndex index = PageIndex.open(folder)) {
            for (Page page : pages) {
                index.add("box-1", page);
            }
            index.commit();
        }
    }

    private List<String> lines(String query) throws Exception {
        return search(query).stream().map(Hit::line).toList();
    }

    private List<String> places(String query) throws Exception {
        return search(query).stream()
                .map(hit -> hit.document() + " " + hit.page() + " " + hit.line())
                .toList();
    }

    private List<Hit> search(String query) throws Exception {
        try (PageSearch search = PageSearch.open(folder)) {
            return search.search(query, 100).hits();
        }
    }
}
