package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.format.PageReader;
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
            index.add("lettre", PageReader.read(Path.of("samples/truth/lettre-1912/0001.xml")));
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

    private String search(String query, String... options) {
        List<String> arguments = new ArrayList<>(List.of("search", collection, query));
        arguments.addAll(List.of(options));
        WholeProgramTest.Answer answer = WholeProgramTest.run(arguments.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.out();
    }
}
