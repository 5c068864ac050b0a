package org.chirograph.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import org.chirograph.text.EditAlignment;

/**
 * Lays the settings a user wrote over a record of defaults. Only keys that the record has are taken; any other is
 * answered with the nearest one that exists.
 */
final class Overlay {
    static final ObjectMapper JSON = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private Overlay() {}

    /**
     * The defaults with every given key replaced.
     *
     * @param where names the place in the file, for messages
     */
    @SuppressWarnings("unchecked") // of the class of the defaults
    static <T> T lay(JsonNode given, T defaults, String where) throws PipelineException {
        ObjectNode merged = JSON.valueToTree(defaults);
        if (!given.isNull() && !given.isObject()) {
            throw new PipelineException(where + " holds keys and values, such as "
                    + merged.properties().stream()
                            .findFirst()
                            .map(Object::toString)
                            .orElse("{}") + ", not " + given);
        }
        TreeSet<String> keys = new TreeSet<>();
        merged.fieldNames().forEachRemaining(keys::add);
        for (var entry : given.properties()) {
            requireKnown(
                    entry.getKey(),
                    new TreeSet<>(merged.propertyStream()
                            .map(java.util.Map.Entry::getKey)
                            .toList()),
                    where);
            merged.set(entry.getKey(), entry.getValue());
        }
        try {
            return (T) JSON.treeToValue(merged, defaults.getClass());
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PipelineException(where + ": " + firstLine(cause));
        }
    }

    /** Fails on a key that is not among the known ones, and names the nearest of them. */
    static void requireKnown(String key, Collection<String> known, String where) throws PipelineException {
        if (known.contains(key)) {
            return;
        }
        String nearest = known.stream()
                .min(Comparator.comparingInt(k -> EditAlignment.distance(key, k)))
                .orElse("");
        throw new PipelineException(where + ": there is no \"" + key + "\"; did you mean \"" + nearest + "\"? Known: "
                + String.join(", ", known));
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }
}
