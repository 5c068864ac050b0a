package org.chirograph.eval;

import java.util.Optional;
import org.chirograph.page.Line;

/**
 * What became of a line of the truth.
 *
 * @param by the line found there that holds most of its ink; empty when none holds any
 */
public record LineVerdict(Line truth, Kind kind, Optional<Line> by) {
    public enum Kind {
        /** One found line holds it, and little else. */
        FOUND,
        /** Found lines hold it, but none of them enough of it. */
        SPLIT,
        /** One found line holds it together with ink of other true lines. */
        MERGED,
        /** Most of it lies in no found line, or too much for the others to count. */
        MISSED
    }
}
