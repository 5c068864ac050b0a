package org.chirograph.format;

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

    public List<String> tagsOf(String lineId) {
        return lineTags.getOrDefault(lineId, List.of());
    }
}
