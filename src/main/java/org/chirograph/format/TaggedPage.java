package org.chirograph.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chirograph.page.Page;

/**
 * A page with what its file says of its lines beyond the page model.
 *
 * @param lineTags labels of the tags of a line, such as {@code "DefaultLine:Handwritten"}, by the line's id; lines
 *     without tags are absent
 */
public record TaggedPage(Page page, Map<String, List<String>> lineTags) {
    public TaggedPage {
        lineTags = java.util.Collections.unmodifiableMap(new TreeMap<>(lineTags));
    }

    /** Reads ALTO or PAGE XML, whichever the file is; fails with the complaint of the reader that got further. */
    public static TaggedPage read(Path file) throws IOException {
        try {
            return AltoReader.readTagged(file);
        } catch (FormatException noAlto) {
            try {
                return new TaggedPage(PageReader.read(file), Map.of());
            } catch (FormatException noPage) {
                throw Files.readString(file, StandardCharsets.ISO_8859_1).contains("PcGts") ? noPage : noAlto;
            }
        }
    }

    public List<String> tagsOf(String lineId) {
        return lineTags.getOrDefault(lineId, List.of());
    }
}
