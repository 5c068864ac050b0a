package org.chirograph.review;

import java.util.Optional;
import org.chirograph.page.Line;

/**
 * What was done to a line, so that it can be taken back.
 *
 * @param before the line as it was; empty where it was drawn
 * @param made what was split off it
 * @param gone what was joined to it
 */
public record Change(
        String document,
        String page,
        Optional<Line> before,
        Line after,
        Optional<Line> made,
        Optional<Gone> gone,
        String who) {
    /**
     * A line that left its page.
     *
     * @param region in which it stood
     * @param at its place among the region's lines
     */
    public record Gone(Line line, String region, int at) {}

    /** A line that remained one. */
    public Change(String document, String page, Optional<Line> before, Line after, String who) {
        this(document, page, before, after, Optional.empty(), Optional.empty(), who);
    }
}
