package org.chirograph.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.chirograph.catalog.AuditedLine;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;
import org.junit.jupiter.api.Test;

class DocumentAuditTest {
    private static final int LENGTH = 40;

    @Test
    void nothingIsKnownBeforeALineWasTold() {
        assertThat(audit("d", written(new Random(1), 30, 0.1), List.of()).atMost())
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void theLineAskedForStaysTheSameUntilItIsTold() {
        Map<String, String> truths = written(new Random(2), 30, 0.1);
        assertThat(audit("d", truths, List.of()).next())
                .isEqualTo(audit("d", truths, List.of()).next());
    }

    @Test
    void everyLineIsDrawnOnceAndInTheEndAllIsKnown() {
        Map<String, String> truths = written(new Random(3), 40, 0.2);
        List<AuditedLine> drawn = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            DocumentAudit audit = audit("d", truths, drawn);
            DocumentAudit.Stake next = audit.next().orElseThrow();
            assertThat(asked.add(next.line().id())).isTrue();
            drawn.add(audit.told(next, truths.get(next.line().id()), "Ada", Instant.EPOCH));
        }
        assertThat(audit("d", truths, drawn).next()).isEmpty();
        assertThat(audit("d", truths, drawn).atMost()).isCloseTo(0, within(1e-6));
    }

    @Test
    void whatNobodyCanTellCountsAsWrongAndStaysSo() {
        Map<String, String> truths = written(new Random(4), 2, 0);
        DocumentAudit audit = audit("d", truths, List.of());
        List<AuditedLine> drawn = new ArrayList<>();
        drawn.add(audit.untold(audit.next().orElseThrow(), "Ada", Instant.EPOCH));
        audit = audit("d", truths, drawn);
        drawn.add(audit.told(
                audit.next().orElseThrow(),
                truths.get(audit.next().orElseThrow().line().id()),
                "Ada",
                Instant.EPOCH));
        assertThat(audit("d", truths, drawn).atMost()).isCloseTo(0.5, within(0.01));
    }

    /** Documents of all kinds, some with a few lines that are wholly wrong; looked at after every line told. */
    @Test
    void isRightInNineteenOfTwentyDocumentsAtEveryLook() {
        int wrong = 0;
        double widest = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<String, String> truths = written(random, 150, random.nextDouble() * 0.1);
            List<AuditedLine> drawn = new ArrayList<>();
            boolean good = true;
            double bound = 1;
            for (int i = 0; i < 60; i++) {
                DocumentAudit audit = audit("document " + seed, truths, drawn);
                DocumentAudit.Stake next = audit.next().orElseThrow();
                drawn.add(audit.told(next, truths.get(next.line().id()), "Ada", Instant.EPOCH));
                if (i % 10 == 9) {
                    bound = audit("document " + seed, truths, drawn).atMost();
                    good &= left(truths, drawn) <= bound;
                }
            }
            wrong += good ? 0 : 1;
            widest = Math.max(widest, bound - left(truths, drawn));
        }
        assertThat(wrong).isLessThanOrEqualTo(10);
        assertThat(widest).as("says something after sixty lines").isLessThan(0.3);
    }

    /** The error rate of the lines that are not told yet, of all characters. */
    private static double left(Map<String, String> truths, List<AuditedLine> drawn) {
        Set<String> told = new HashSet<>();
        drawn.forEach(line -> told.add(line.line()));
        double errors = 0;
        for (var each : truths.entrySet()) {
            if (!told.contains(each.getKey())) {
                errors += each.getValue().chars().filter(c -> c == '!').count();
            }
        }
        return errors / (LENGTH * truths.size());
    }

    /** What stands in the lines of a document, by their ids; all of them were read as letters, and "!" is an error. */
    private static Map<String, String> written(Random random, int lines, double share) {
        Map<String, String> truths = new HashMap<>();
        for (int i = 0; i < lines; i++) {
            double own = random.nextInt(20) == 0 && share > 0 ? 1 : share * random.nextDouble();
            StringBuilder text = new StringBuilder();
            for (int c = 0; c < LENGTH; c++) {
                text.append(random.nextDouble() < own ? '!' : 'a');
            }
            truths.put("l" + i, text.toString());
        }
        return truths;
    }

    private static DocumentAudit audit(String document, Map<String, String> truths, List<AuditedLine> drawn) {
        Box box = new Box(0, 0, 400, 20);
        List<Line> lines = new ArrayList<>();
        truths.keySet().stream()
                .sorted()
                .forEach(id -> lines.add(new Line(
                        id,
                        Polygon.of(box),
                        new Baseline(List.of(new Point(0, 15), new Point(400, 15))),
                        10,
                        List.of(new Word(id + "w", box, List.of(), List.of(new Reading("a".repeat(LENGTH), 0.9)))))));
        Region region = new Region.Text("r", Polygon.of(box), Region.Kind.PARAGRAPH, lines);
        return DocumentAudit.of(document, List.of(new Page("0001", "", 400, 400, List.of(region), List.of())), drawn);
    }
}
