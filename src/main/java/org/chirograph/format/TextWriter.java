package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Region;

/** Writes the best readings of a page as plain text in UTF-8: a line a line, regions parted by an empty line. */
public final class TextWriter {
    private TextWriter() {}

    /** Writes the file wholly or not at all; see {@link AtomicFile}. */
    public static void write(Page page, Path file) throws IOException {
        AtomicFile.write(file, out -> write(page, out));
    }

    public static void write(Page page, OutputStream out) throws IOException {
        out.write(text(page).getBytes(StandardCharsets.UTF_8));
    }

    /** Lines that say nothing are left out, and so are regions of such lines. */
    public static String text(Page page) {
        return page.regions().stream()
                .map(TextWriter::text)
                .filter(region -> !region.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String text(Region region) {
        List<String> texts = region.lines().stream()
                .map(Line::text)
                .filter(text -> !text.isEmpty())
                .toList();
        return texts.isEmpty() ? "" : String.join("\n", texts) + "\n";
    }
}
