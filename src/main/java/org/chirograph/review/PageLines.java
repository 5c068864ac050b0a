package org.chirograph.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Region;

/** Puts lines into a page and takes them out. */
final class PageLines {
    /** What the ids of lines begin with that people drew. */
    static final String DRAWN = "drawn";

    /** What the ids of lines begin with that people split off others. */
    static final String SPLIT = "split";

    private PageLines() {}

    /** What becomes of the lines of a region. */
    interface Mapping {
        List<Line> of(String region, List<Line> lines);
    }

    static Page mapped(Page page, Mapping mapping) {
        return page.withRegions(page.regions().stream()
                .<Region>map(region -> switch (region) {
                    case Region.Text t -> t.withLines(mapping.of(t.id(), t.lines()));
                    case Region.Table t -> t.withLines(mapping.of(t.id(), t.lines()));
                    case Region.Picture p -> p;
                    case Region.Separator s -> s;
                })
                .toList());
    }

    /** The page with these lines where the one is that has the first's id. */
    static Page put(Page page, Line... instead) {
        return mapped(page, (region, lines) -> {
            List<Line> all = new ArrayList<>();
            for (Line line : lines) {
                all.addAll(line.id().equals(instead[0].id()) ? List.of(instead) : List.of(line));
            }
            return all;
        });
    }

    static Page without(Page page, Line line) {
        return mapped(
                page,
                (region, lines) -> lines.stream()
                        .filter(each -> !each.id().equals(line.id()))
                        .toList());
    }

    /** Where a line of the page stands. */
    static Change.Gone place(Page page, Line line) {
        List<Change.Gone> found = new ArrayList<>();
        mapped(page, (region, lines) -> {
            int at = lines.indexOf(line);
            if (at >= 0) {
                found.add(new Change.Gone(line, region, at));
            }
            return lines;
        });
        return found.getFirst();
    }

    /** The page with a line back where it stood; lines that came since stay before it. */
    static Page back(Page page, Change.Gone gone) {
        return mapped(page, (region, lines) -> {
            if (!region.equals(gone.region())) {
                return lines;
            }
            List<Line> all = new ArrayList<>(lines);
            all.add(Math.min(gone.at(), all.size()), gone.line());
            return all;
        });
    }

    /**
     * An id that begins so, and that nothing on the page has or begins with: words keep the ids that they got in lines
     * which have gone since.
     *
     * @param known ids of lines that people changed on the page, also of those that have gone since
     */
    static String fresh(Page page, String stem, Set<String> known) {
        Set<String> taken = new HashSet<>(known);
        page.regions().forEach(region -> taken.add(region.id()));
        page.lines().forEach(line -> {
            taken.add(line.id());
            line.words().forEach(word -> taken.add(word.id()));
        });
        int number = 1;
        while (isTaken(stem + number, taken)) {
            number++;
        }
        return stem + number;
    }

    private static boolean isTaken(String id, Set<String> taken) {
        return taken.stream()
                .anyMatch(other -> other.startsWith(id)
                        && (other.length() == id.length() || !Character.isDigit(other.charAt(id.length()))));
    }

    /** Whether a line of this id is there because people said so. */
    static boolean isOfPeople(String id) {
        return id.matches("(" + DRAWN + "|" + SPLIT + ")[0-9]+");
    }
}
