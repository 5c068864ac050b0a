package org.chirograph.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Line;

/** Texts as paragraphs: from text files, and from folders of transcribed pages or lines. */
public final class RunningText {
    private RunningText() {}

    /**
     * @param source a text file ({@code .txt}, {@code .txt.gz}) with one paragraph a line, or a folder of transcripts,
     *     where a page or a line is a paragraph
     * @param without names of pages or documents whose transcripts are left out
     */
    public static List<String> paragraphs(Path source, Set<String> without) throws IOException {
        return Files.isDirectory(source)
                ? transcripts(source, without).stream()
                        .map(lines -> String.join(" ", lines))
                        .toList()
                : lines(source);
    }

    /** The lines of the transcripts in a folder, as they stand on their pages; without empty ones. */
    public static List<String> lines(Path folder, Set<String> without) throws IOException {
        return transcripts(folder, without).stream().flatMap(List::stream).toList();
    }

    private static List<String> lines(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    /** Of each page, or line, its lines. */
    private static List<List<String>> transcripts(Path folder, Set<String> without) throws IOException {
        List<List<String>> pages = new ArrayList<>();
        for (Path line : LineImages.in(folder)) {
            if (!named(LineImages.name(line), without)) {
                pages.add(written(Stream.of(Files.readString(line))));
            }
        }
        for (Path page : TranscribedPages.in(folder)) {
            if (!named(TranscribedPages.name(page), without)) {
                pages.add(written(TaggedPage.read(page).page().lines().map(Line::text)));
            }
        }
        return pages;
    }

    private static List<String> written(Stream<String> lines) {
        return lines.map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private static boolean named(String name, Set<String> names) {
        return names.contains(name) || names.contains(TranscribedPages.document(name));
    }
}
