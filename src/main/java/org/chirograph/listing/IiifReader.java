package org.chirograph.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chirograph.format.FormatException;

/**
 * Reads which pictures a manifest of the IIIF Presentation API, version 2 or 3, gives for its canvases: of each the
 * first, in order. Image services are passed over: only files are read.
 */
public final class IiifReader {
    /** A manifest of a thousand pages takes a megabyte or two. */
    private static final int MAX_BYTES = 64 << 20;

    private static final int MAX_DEPTH = 100;
    private static final int MOST_PAGES = 100_000;

    private static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    private IiifReader() {}

    /**
     * Reads the pages' files; at least one. A canvas without a picture is left out.
     *
     * @param name what complaints call the file
     */
    public static List<ListedFile> read(InputStream in, String name) throws IOException {
        JsonNode manifest = manifest(in, name);
        boolean second = manifest.has("sequences");
        List<ListedFile> pages = new ArrayList<>();
        for (JsonNode canvas : second ? manifest.path("sequences").path(0).path("canvases") : manifest.path("items")) {
            String picture = second
                    ? id(canvas.path("images").path(0).path("resource"), "default")
                    : id(canvas.path("items").path(0).path("items").path(0).path("body"), "items");
            if (!picture.isEmpty()) {
                pages.add(new ListedFile(picture, Optional.empty()));
            }
            if (pages.size() > MOST_PAGES) {
                throw new FormatException(name, 0, "more than " + MOST_PAGES + " pages");
            }
        }
        if (pages.isEmpty()) {
            throw new FormatException(name, 0, "a IIIF manifest that names no picture");
        }
        return List.copyOf(pages);
    }

    /**
     * The day under which the document is to stand on a time line, its {@code navDate}. Need not be a date.
     *
     * @param name what complaints call the file
     */
    public static Optional<String> date(InputStream in, String name) throws IOException {
        String day = manifest(in, name).path("navDate").asText("");
        return day.isBlank() ? Optional.empty() : Optional.of(ModsDates.plain(day));
    }

    private static JsonNode manifest(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new FormatException(name, 0, "larger than " + (MAX_BYTES >> 20) + " MiB, which no manifest takes");
        }
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new FormatException(name, line, "not JSON: " + e.getOriginalMessage());
        }
    }

    /** The id of a picture; of several to choose from, which stand in {@code choices}, the first. */
    private static String id(JsonNode resource, String choices) {
        JsonNode one = resource.isArray() ? resource.path(0) : resource;
        if (one.has(choices)) {
            JsonNode chosen = one.path(choices);
            one = chosen.isArray() ? chosen.path(0) : chosen;
        }
        return one.path("id").asText(one.path("@id").asText(""));
    }
}
