package org.chirograph.pipeline;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chirograph.image.CleanPage;
import org.chirograph.layout.TurnedPage;
import org.chirograph.page.Line;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.Region;
import org.chirograph.page.TurnedFrame;

/**
 * Reads the lines of regions, each the way it runs: what runs up or down the page is read on the page turned. Kinds of text
 * that are to be left unread keep their lines without words. Owns the reader; belongs to one thread.
 */
record RegionReader(WordReader reader, Set<Region.Kind> leaveUnread) implements AutoCloseable {
    /** The regions with the words of their lines. */
    List<Region> read(List<Region> regions, CleanPage clean) {
        Map<QuarterTurn, List<Line>> lines = regions.stream()
                .filter(this::isRead)
                .flatMap(region -> region.lines().stream())
                .collect(Collectors.groupingBy(
                        line -> QuarterTurn.of(line.baseline()),
                        () -> new EnumMap<>(QuarterTurn.class),
                        Collectors.toList()));
        Map<String, Line> read = new HashMap<>();
        lines.forEach((turn, those) -> read(those, turn, clean).forEach(line -> read.put(line.id(), line)));
        return regions.stream()
                .map(region -> region.mapLines(line -> read.getOrDefault(line.id(), line)))
                .toList();
    }

    private boolean isRead(Region region) {
        return !(region instanceof Region.Text text && leaveUnread.contains(text.kind()));
    }

    private List<Line> read(List<Line> lines, QuarterTurn turn, CleanPage clean) {
        TurnedPage turned = TurnedPage.of(clean, turn);
        TurnedFrame back = turned.frame().back();
        List<Line> upright = lines.stream().map(turned.frame()::turned).toList();
        return reader.read(turned.page(), upright).stream().map(back::turned).toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
