package org.chirograph.format;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chirograph.page.Page;
import org.chirograph.page.Region;
import org.jspecify.annotations.Nullable;

/**
 * The tags by which ALTO says what it has no attribute for: what kind of text a block is, and how high the small
 * letters of a line are (a style's {@code FONTSIZE} would be in points, which a scan of unknown resolution has not).
 */
final class AltoTags {
    static final String X_HEIGHT = "x-height";
    static final String KIND = "text-kind";

    private record Tag(String type, String label) {}

    private final Map<String, Tag> byId = new LinkedHashMap<>();
    private final Map<Tag, String> idOf = new HashMap<>();

    AltoTags() {}

    /** The tags that a page needs. */
    static AltoTags of(Page page) {
        AltoTags tags = new AltoTags();
        for (Region region : page.regions()) {
            if (region instanceof Region.Text text) {
                tags.idOf(KIND, PageWriter.nameOf(text.kind()));
            }
        }
        page.lines().forEach(line -> tags.idOf(X_HEIGHT, Double.toString(line.xHeight())));
        return tags;
    }

    /** The identifier of this tag, which now exists. */
    String idOf(String type, String label) {
        Tag tag = new Tag(type, label);
        String id = idOf.get(tag);
        if (id == null) {
            id = "tag_" + (byId.size() + 1);
            idOf.put(tag, id);
            byId.put(id, tag);
        }
        return id;
    }

    void write(XmlWriter xml) {
        if (byId.isEmpty()) {
            return;
        }
        xml.open("Tags");
        byId.forEach((id, tag) -> xml.open("OtherTag")
                .id("ID", id)
                .attribute("TYPE", tag.type)
                .attribute("LABEL", tag.label)
                .close());
        xml.close();
    }

    /** Takes in the {@code Tags} element the cursor stands on. */
    void read(XmlCursor xml) throws FormatException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            byId.put(xml.attribute("ID", ""), new Tag(xml.attribute("TYPE", ""), xml.attribute("LABEL", "")));
        }
    }

    /** The label of the first tag of this type among those referred to. */
    @Nullable
    String label(String references, String type) {
        return referred(references)
                .filter(tag -> tag.type.equals(type))
                .map(Tag::label)
                .findFirst()
                .orElse(null);
    }

    /** The labels of the tags referred to that other programs put there. */
    java.util.List<String> foreignLabels(String references) {
        return referred(references)
                .filter(tag -> !tag.type.equals(X_HEIGHT) && !tag.type.equals(KIND))
                .map(Tag::label)
                .collect(Collectors.toUnmodifiableList());
    }

    private Stream<Tag> referred(String references) {
        return Stream.of(references.split("\\s+")).filter(byId::containsKey).map(byId::get);
    }
}
