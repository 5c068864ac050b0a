package org.chirograph.eval;

import java.util.HashMap;
import java.util.Map;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;

/** Which line of the truth a line that was read stands for: the one in whose outline most of its words lie. */
public final class TrueLines {
    private TrueLines() {}

    /** Ids of lines read to ids of true lines; lines that lie in none, by less than a third of their words, are not in it. */
    public static Map<String, String> of(Page truth, Page read) {
        Map<String, String> matched = new HashMap<>();
        for (Line line : read.lines().toList()) {
            double whole =
                    line.words().stream().mapToDouble(word -> word.box().area()).sum();
            double most = whole / 3;
            for (Line other : truth.lines().toList()) {
                double area = 0;
                for (Word word : line.words()) {
                    area += ClippedArea.of(other.outline(), word.box());
                }
                if (area > most) {
                    most = area;
                    matched.put(line.id(), other.id());
                }
            }
        }
        return matched;
    }
}
