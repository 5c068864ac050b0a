package org.chirograph.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chirograph.catalog.Correction;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Polygon;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.TurnedFrame;
import org.chirograph.page.Word;

/**
 * Puts what people decided on a page into a new reading of it. A line of which they vouch for every word, of which they
 * deleted some, or that they split or joined, stays as it is in the place of the new lines it covers; in other lines the words they vouch for take
 * the place of those read anew. A line that the new reading has not, or not with the same words, stays too.
 */
public final class Rereading {
    /** What is covered by more than this share is the same. */
    private static final double SAME = 0.5;

    private final Set<String> taken = new HashSet<>();
    private final List<Line> anew;
    private final List<Line> kept = new ArrayList<>();

    /** By the id of a new line: what it became; a line that is dropped has no words. */
    private final Map<String, Line> changed = new HashMap<>();

    private Rereading(Page anew) {
        this.anew = anew.lines().toList();
    }

    /**
     * The new reading with the decisions.
     *
     * @param before the page as people left it
     * @param trail what they changed in its document, oldest first
     * @param anew the same page, read again
     */
    public static Page of(Page before, List<Correction> trail, Page anew) {
        return new Rereading(anew).merged(before, trail, anew);
    }

    private Page merged(Page before, List<Correction> trail, Page page) {
        Map<String, Deque<Correction>> standing = standing(before.id(), trail);
        taken.addAll(standing.keySet());
        List<Line> partly = new ArrayList<>();
        for (Line line : before.lines().toList()) {
            long checked = line.words().stream().filter(Word::isChecked).count();
            int words = line.words().size();
            boolean deletedFrom = standing.getOrDefault(line.id(), new ArrayDeque<>()).stream()
                    .anyMatch(c -> words(c.after()) < words(c.before()));
            boolean shaped = PageLines.isOfPeople(line.id())
                    || standing.getOrDefault(line.id(), new ArrayDeque<>()).stream()
                            .anyMatch(Correction::reshapes);
            if (deletedFrom || shaped || checked > 0 && checked == words) {
                kept.add(line);
            } else if (checked > 0) {
                partly.add(line);
            }
        }
        Map<String, String> heirs = new HashMap<>();
        for (Line line : partly) {
            Optional<Line> heir = heir(line, heirs);
            if (heir.isPresent()) {
                heirs.put(heir.get().id(), line.id());
                changed.put(heir.get().id(), heir.get());
            } else {
                kept.add(line);
            }
            taken.add(line.id());
        }
        for (Line line : kept) {
            taken.add(line.id());
            line.words().forEach(word -> taken.add(word.id()));
        }
        changed.values()
                .forEach(line -> line.words().stream().filter(Word::isChecked).forEach(word -> taken.add(word.id())));
        return placed(page, heirs).withHistory(history(before, page));
    }

    /** What people changed in each line of a page, without what they took back. */
    private static Map<String, Deque<Correction>> standing(String page, List<Correction> trail) {
        Map<String, Deque<Correction>> standing = new HashMap<>();
        for (Correction c : trail) {
            if (!c.page().equals(page)) {
                continue;
            }
            Deque<Correction> line = standing.computeIfAbsent(c.line(), id -> new ArrayDeque<>());
            Correction last = line.peekLast();
            boolean takesBack = last != null
                    && last.before().equals(c.after())
                    && last.after().equals(c.before())
                    && !c.after().equals(c.before());
            if (takesBack) {
                line.removeLast();
            } else {
                line.addLast(c);
            }
        }
        return standing;
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.split("\\s").length;
    }

    /** The new line that a line lies in, with the words that people vouch for; unless that has other words there. */
    private Optional<Line> heir(Line line, Map<String, String> heirs) {
        double area = SharedArea.of(line.outline());
        Line found = anew.stream()
                .max(Comparator.comparingDouble(each -> SharedArea.of(line.outline(), each.outline())))
                .filter(each -> SharedArea.of(line.outline(), each.outline()) > SAME * area)
                .orElse(null);
        if (found == null || heirs.containsKey(found.id())) {
            return Optional.empty();
        }
        List<Word> words = new ArrayList<>(found.words());
        for (Word word : line.words().stream().filter(Word::isChecked).toList()) {
            Polygon outline = Polygon.of(word.box());
            if (SharedArea.of(found.outline(), outline) <= SAME * SharedArea.of(outline)) {
                return Optional.empty(); // the line was split: another new line has this word
            }
            for (Word other : List.copyOf(words)) {
                long shared = other.box().overlap(word.box());
                boolean covered = shared > SAME * other.box().area();
                if (!covered && shared > SAME * word.box().area()) {
                    return Optional.empty(); // several words were read as one: which part of it is this?
                }
                if (covered && !other.isChecked()) {
                    words.remove(other);
                }
            }
            words.add(word);
        }
        TurnedFrame frame = TurnedFrame.upright(found);
        words.sort(Comparator.comparingInt(word -> {
            Box box = frame.turned(word.box());
            return 2 * box.x() + box.width();
        }));
        return Optional.of(found.withWords(words));
    }

    /** The page with the kept lines in the places of those they cover, and no id twice. */
    private Page placed(Page page, Map<String, String> heirs) {
        Map<String, List<Line>> instead = new HashMap<>();
        Set<String> dropped = new HashSet<>();
        List<Line> homeless = new ArrayList<>();
        for (Line line : kept) {
            List<Line> covered = anew.stream()
                    .filter(each -> !heirs.containsKey(each.id()))
                    .filter(each ->
                            SharedArea.of(line.outline(), each.outline()) > SAME * SharedArea.of(each.outline()))
                    .toList();
            if (covered.isEmpty()) {
                homeless.add(line);
            } else {
                instead.computeIfAbsent(covered.getFirst().id(), id -> new ArrayList<>())
                        .add(line);
                covered.forEach(each -> dropped.add(each.id()));
            }
        }
        Page merged = PageLines.mapped(page, (region, lines) -> lines(lines, instead, dropped, heirs));
        for (Line line : homeless) {
            merged = DrawnLine.added(merged, line);
        }
        return merged;
    }

    private List<Line> lines(
            List<Line> lines, Map<String, List<Line>> instead, Set<String> dropped, Map<String, String> heirs) {
        List<Line> all = new ArrayList<>();
        for (Line line : lines) {
            all.addAll(instead.getOrDefault(line.id(), List.of()));
            if (dropped.contains(line.id())) {
                continue;
            }
            String id = heirs.containsKey(line.id()) ? heirs.get(line.id()) : fresh(line.id());
            Line now = changed.getOrDefault(line.id(), line);
            List<Word> words = now.words().stream()
                    .filter(word -> word.isChecked() || !isKept(word))
                    .toList();
            if (!words.isEmpty() || now.words().isEmpty()) {
                all.add(named(now.withWords(words), id));
            }
        }
        return all;
    }

    /** Whether a line that stays already has this word. */
    private boolean isKept(Word word) {
        Polygon outline = Polygon.of(word.box());
        Box box = word.box();
        return kept.stream()
                .anyMatch(line -> line.outline().box().overlap(box) > SAME * box.area()
                        && SharedArea.of(line.outline(), outline) > SAME * SharedArea.of(outline));
    }

    /** The line with this id, and words whose ids nothing else on the page has. */
    private Line named(Line line, String id) {
        List<Word> words = new ArrayList<>();
        for (Word word : line.words()) {
            if (word.isChecked()) {
                words.add(word);
                continue;
            }
            String name = fresh(id.equals(line.id()) ? word.id() : id + "w" + (words.size() + 1));
            List<Glyph> glyphs = new ArrayList<>();
            for (Glyph glyph : word.glyphs()) {
                glyphs.add(new Glyph(name + "g" + (glyphs.size() + 1), glyph.box(), glyph.readings()));
            }
            words.add(new Word(name, word.box(), glyphs, word.readings()));
        }
        return new Line(id, line.outline(), line.baseline(), line.xHeight(), words);
    }

    /** An id that nothing has yet: this or, if something has it, one like it. */
    private String fresh(String id) {
        String free = id;
        for (int i = 2; !taken.add(free); i++) {
            free = id + "r" + i;
        }
        return free;
    }

    /** All that was done before, then what was done now; of the same thing done twice, the last time. */
    private static List<ProcessingStep> history(Page before, Page anew) {
        List<ProcessingStep> history = new ArrayList<>(before.history());
        history.removeIf(old -> anew.history().stream()
                .anyMatch(step -> step.name().equals(old.name())
                        && step.software().equals(old.software())
                        && step.settings().equals(old.settings())));
        history.addAll(anew.history());
        return history;
    }
}
