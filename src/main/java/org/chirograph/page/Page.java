package org.chirograph.page;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One page as recorded.
 *
 * @param id the page's name inside its document, such as {@code "0001"}
 * @param image file name of the scan, as given; for a file of several pages the same for all of them
 * @param width in scan pixels, at least 1
 * @param height in scan pixels, at least 1
 * @param regions in reading order
 * @param history what was done, oldest first
 */
public record Page(String id, String image, int width, int height, List<Region> regions, List<ProcessingStep> history) {
    public Page {
        regions = List.copyOf(regions);
        history = List.copyOf(history);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a page holds at least one pixel, not " + width + "×" + height);
        }
    }

    /** Every line in reading order. */
    public Stream<Line> lines() {
        return regions.stream().flatMap(region -> region.lines().stream());
    }

    /** The line of this id, if the page has it. */
    public Optional<Line> line(String id) {
        return lines().filter(line -> line.id().equals(id)).findFirst();
    }

    /** This page with every line replaced by what {@code change} makes of it. */
    public Page mapLines(UnaryOperator<Line> change) {
        return withRegions(
                regions.stream().map(region -> region.mapLines(change)).toList());
    }

    public Page withRegions(List<Region> other) {
        return new Page(id, image, width, height, other, history);
    }

    public Page withHistory(List<ProcessingStep> other) {
        return new Page(id, image, width, height, regions, other);
    }
}
