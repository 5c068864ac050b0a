package org.chirograph.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.format.PageReader;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.search.LineAudit;
import org.chirograph.search.Occurrences;
import org.chirograph.search.SampleLine;
import org.chirograph.search.Share;

/**
 * A sample that was transcribed, at least in part, beside the collection's records.
 *
 * @param population how many lines the sample was drawn from
 * @param lines that were transcribed and are still as they were drawn
 * @param waiting how many are not transcribed
 * @param passedOver how many of these stand before one that is
 * @param changed how many are not in the collection as they were drawn
 */
public record Audit(int population, List<LineAudit> lines, int waiting, int passedOver, int changed) {
    /** With fewer occurrences an interval says nothing. */
    public static final int FEWEST = 20;

    /**
     * What searches find.
     *
     * @param there occurrences in the sample; from {@value Audit#FEWEST} on with shares
     * @param found by a reading
     * @param withPossible also by possible hits
     */
    public record Statement(int there, Optional<Share> found, Optional<Share> withPossible) {}

    public Audit {
        lines = List.copyOf(lines);
    }

    /** Reads the records of the lines that were transcribed. */
    public static Audit of(CollectionFolder folder, AuditSheet sheet) throws IOException {
        List<LineAudit> lines = new ArrayList<>();
        int waiting = 0;
        int passedOver = 0;
        int changed = 0;
        for (AuditSheet.Row row : sheet.rows()) {
            if (row.transcript().isEmpty()) {
                waiting++;
                continue;
            }
            passedOver = waiting;
            Optional<LineAudit> line = line(folder, row.line(), row.transcript().get());
            line.ifPresent(lines::add);
            changed += line.isEmpty() ? 1 : 0;
        }
        return new Audit(sheet.population(), lines, waiting, passedOver, changed);
    }

    private static Optional<LineAudit> line(CollectionFolder folder, SampleLine drawn, String transcript)
            throws IOException {
        Path record = folder.record(drawn.document(), drawn.page());
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        Page page = PageReader.read(record);
        List<Line> all = page.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            Line line = all.get(i);
            if (line.id().equals(drawn.line()) && line.outline().box().equals(drawn.box())) {
                return Optional.of(new LineAudit(page, i, transcript));
            }
        }
        return Optional.empty();
    }

    /** @param count what is looked for, and found, of one line */
    public Statement state(Function<LineAudit, Occurrences> count) {
        List<Occurrences> counted = lines.stream().map(count).toList();
        int there = counted.stream().mapToInt(Occurrences::there).sum();
        return there < FEWEST
                ? new Statement(there, Optional.empty(), Optional.empty())
                : new Statement(
                        there,
                        Optional.of(Share.of(counted, Occurrences::found, population)),
                        Optional.of(Share.of(counted, Occurrences::withPossible, population)));
    }
}
