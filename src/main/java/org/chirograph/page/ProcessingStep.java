package org.chirograph.page;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something a program did to bring the page about.
 *
 * @param name what was done, such as {@code "layout"}
 * @param software program and version
 * @param at when, to the second
 * @param settings what it was done with, in the order of the keys: pipeline, model hash and the like
 */
public record ProcessingStep(String name, String software, Instant at, Map<String, String> settings) {
    public ProcessingStep {
        at = at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
