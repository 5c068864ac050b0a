package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.format.PageReader;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;
import org.chirograph.search.PageIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code search} prints of the transcript of a sample. */
class SearchCommandTest {
    @TempDir
    private Path folder;

    private String collection = "";

    @BeforeEach
    void index() throws Exception {
        collection = folder.resolve("collection").toString();
        CollectionFolder made = CollectionFolder.createdAt(Path.of(collection));
        Catalog.open(made).close();
        try (PageIndex index = PageIndex.create(made.index())) {
            Page page = PageReader.read(Path.of("samples/truth/lettre-1912/0001.xml"));
            ProcessingStep step = new ProcessingStep("digitize", "", Instant.EPOCH, Map.of("pipeline", "made-up"));
            index.add(
                    "lettre",
                    new Page(page.id(), page.image(), page.width(), page.height(), page.regions(), List.of(step)));
            index.commit();
        }
    }

    @Test
    void alignsWhatWasFoundInAColumn() {
        List<String> lines = search("de", "--kwic").lines().toList();
        assertThat(lines).hasSizeGreaterThan(3).allMatch(line -> line.indexOf('[') == 37);
        assertThat(lines)
                .allMatch(line -> line.substring(37).toLowerCase(Locale.ROOT).startsWith("[de]"));
        assertThat(lines).allMatch(line -> line.endsWith("lettre 0001"));
        assertThat(lines.stream().map(line -> line.indexOf("lettre 0001")).distinct())
                .hasSize(1);
    }

    @Test
    void printsATableWithARowForEveryWordFound() {
        String table = search("de", "--csv", "--limit", "1000");
        List<String> rows = table.lines().toList();
        assertThat(rows.getFirst()).startsWith("document,page,line,word,text,posterior,");
        assertThat(rows).hasSizeGreaterThan(3);
        assertThat(rows.subList(1, rows.size()))
                .allMatch(row -> row.matches("lettre,0001,[^,]+,[^,]+,(?i:de)[^,]*,[0-9.]+,.*"));
    }

    @Test
    void goesOnWhereThePageBeforeEnded() {
        String all = search("de la", "--csv");
        List<String> first = search("de la", "--csv", "--limit", "2").lines().toList();
        List<String> rest =
                search("de la", "--csv", "--from", "2").lines().skip(1).toList();
        assertThat(rest).isNotEmpty();
        assertThat(first.size() + rest.size()).isEqualTo((int) all.lines().count());
        assertThat(all.lines()).startsWith(first.toArray(String[]::new)).endsWith(rest.toArray(String[]::new));
        assertThat(search("de la", "--from", "2", "--limit", "1"))
                .startsWith("  3  ")
                .contains("1 shown after the first 2");
    }

    @Test
    void refusesWhatItCannotShow() {
        assertThat(WholeProgramTest.run("search", collection, "de", "--from", "-1")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(WholeProgramTest.run("search", collection, "de", "--from", "990")
                        .err())
                .contains("reach to 1000 together");
        assertThat(WholeProgramTest.run("search", collection, "de", "--csv", "--kwic")
                        .err())
                .contains("mutually exclusive");
    }

    @Test
    void countsHitsByDocumentConfidenceAndPipeline() throws Exception {
        List<String> told = search("de", "--facets").lines().toList();
        int hits = Integer.parseInt(told.stream()
                .filter(line -> line.contains(" lines found"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D.*", ""));
        assertThat(told)
                .containsSubsequence("by document", String.format("%7d  lettre", hits), "by confidence")
                .contains("by pipeline", String.format("%7d  made-up", hits));
        JsonNode counts =
                new ObjectMapper().readTree(search("de", "--facets", "--json")).get("facets");
        assertThat(counts.get("documents").get(0).get("lines").asInt()).isEqualTo(hits);
        assertThat(search("de pipeline:made-up", "--csv")).isEqualTo(search("de", "--csv"));
        assertThat(search("de pipeline:other")).startsWith("0 lines found");
        assertThat(run("de", "--facets", "--csv").err()).contains("--facets are told with --json");
    }

    @Test
    void tellsHitsAsTheyStandInTheCollection() {
        List<String> places = search("de la", "--csv", "--sort", "document")
                .lines()
                .skip(1)
                .map(row -> String.join(",", List.of(row.split(",")).subList(0, 2)))
                .toList();
        assertThat(places).isSorted().hasSizeGreaterThan(3);
        assertThat(search("de la", "--csv", "--sort", "document")
                        .lines()
                        .sorted()
                        .toList())
                .isEqualTo(search("de la", "--csv").lines().sorted().toList());
    }

    @Test
    void keepsSearchesByName() {
        String hits = search("de la", "--save", "two words");
        search("conf>=0.9 de", "--save", "Sûr");
        assertThat(run("--saved", "two words").out()).isEqualTo(hits);
        assertThat(run("--list-saved").out()).isEqualTo(String.format("Sûr\tconf>=0.9 de%ntwo words\tde la%n"));
        assertThat(run("--delete-saved", "two words").code()).isZero();
        assertThat(run("--list-saved").out()).isEqualTo(String.format("Sûr\tconf>=0.9 de%n"));
        assertThat(run("--saved", "two words").err()).contains("no search is saved as two words; there are: Sûr");
        assertThat(run("--delete-saved", "two words").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("de (", "--save", "broken").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("de", "--save", " ").err()).contains("1 to 60 characters");
        assertThat(run("de", "--saved", "Sûr").err()).contains("not both");
        assertThat(run().err()).contains("QUERY");
        assertThat(run("--list-saved").out()).doesNotContain("broken");
    }

    @Test
    void findsOtherFormsWhereALanguageIsNamed() throws Exception {
        assertThat(search("chevaux")).startsWith("0 lines found");
        String word = "lettres";
        String alone = search("lettre", "--csv");
        String found = search(word, "--stem", "fr", "--csv");
        assertThat(found.lines().toList()).containsAll(alone.lines().toList()).hasSizeGreaterThan(1);
        assertThat(search(word + " stem:fr", "--csv")).isEqualTo(found);
        assertThat(search(word, "--stem", "fr")).contains("forms: lettre ");
        JsonNode told = new ObjectMapper().readTree(search(word, "--stem", "fr", "--json"));
        assertThat(told.get("query").asText()).isEqualTo("lettres stem:fr");
        assertThat(told.get("forms").get(0).get("value").asText()).isEqualTo("lettre");
        assertThat(told.get("hits").get(0).get("words").get(0).get("otherForm").asBoolean())
                .isTrue();
        assertThat(run(word, "--stem", "la").err()).contains("there are stems for de, en, fr, not for la");
        assertThat(run("(" + word, "--stem", "fr").err()).contains("at character 1 of the query");
        search(word, "--stem", "fr", "--save", "letters");
        assertThat(run("--saved", "letters", "--csv").out()).isEqualTo(found);
    }

    private WholeProgramTest.Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("search", collection));
        all.addAll(List.of(arguments));
        return WholeProgramTest.run(all.toArray(String[]::new));
    }

    private String search(String query, String... options) {
        List<String> arguments = new ArrayList<>(List.of(query));
        arguments.addAll(List.of(options));
        WholeProgramTest.Answer answer = run(arguments.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.out();
    }
}
