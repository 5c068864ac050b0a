package org.chirograph.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.chirograph.image.LineStrip;
import org.chirograph.recognize.CharacterNet;

/** Lines of like width, laid out as the net takes them. */
final class LineBatch {
    /** Widths are padded to a multiple of this, in columns, as in reading. */
    private static final int WIDTH_STEP = 64;

    private final List<TrainingLine> lines;
    private final List<LineStrip> views;
    private final int width;

    private LineBatch(List<TrainingLine> lines, int width) {
        this.lines = lines;
        this.views = new ArrayList<>(lines.stream().map(TrainingLine::strip).toList());
        for (TrainingLine line : lines) {
            LineStrip second = line.secondView();
            if (second != null) {
                views.add(second);
            }
        }
        this.width = width;
    }

    /** Sorts lines by width into batches of at most so many padded columns (or one line), in random order. */
    static List<LineBatch> of(List<TrainingLine> lines, int columns, Random random) {
        List<TrainingLine> sorted = new ArrayList<>(lines);
        Collections.shuffle(sorted, random);
        sorted.sort(Comparator.comparingInt(l -> padded(l.strip().width())));
        List<LineBatch> batches = new ArrayList<>();
        List<TrainingLine> open = new ArrayList<>();
        for (TrainingLine line : sorted) {
            int width = padded(line.strip().width());
            int views = line.secondView() == null ? 1 : 2;
            if (!open.isEmpty() && views * (open.size() + 1) * width > columns) {
                batches.add(of(open));
                open.clear();
            }
            open.add(line);
        }
        if (!open.isEmpty()) {
            batches.add(of(open));
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private static LineBatch of(List<TrainingLine> sorted) {
        return new LineBatch(
                List.copyOf(sorted), padded(sorted.getLast().strip().width()));
    }

    private static int padded(int width) {
        return (width + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
    }

    List<TrainingLine> lines() {
        return lines;
    }

    /** The strips of all lines, then, if lines come with a second view, those, in the same order. */
    List<LineStrip> views() {
        return views;
    }

    /** Columns of every line, padding included. */
    int width() {
        return width;
    }

    int characters() {
        return lines.stream().mapToInt(l -> l.labels().length).sum();
    }

    float[] input() {
        int each = views.getFirst().pixels().height() * width;
        float[] input = new float[views.size() * each];
        for (int i = 0; i < views.size(); i++) {
            CharacterNet.unshuffle(views.get(i), width, input, i * each);
        }
        return input;
    }
}
