package org.chirograph.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.chirograph.recognize.CharacterNet;

/** Lines of like width, laid out as the net takes them. */
final class LineBatch {
    /** Widths are padded to a multiple of this, in columns, as in reading. */
    private static final int WIDTH_STEP = 64;

    private final List<TrainingLine> lines;
    private final int width;

    private LineBatch(List<TrainingLine> lines, int width) {
        this.lines = lines;
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
            if (!open.isEmpty() && (open.size() + 1) * width > columns) {
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

    /** Columns of every line, padding included. */
    int width() {
        return width;
    }

    int characters() {
        return lines.stream().mapToInt(l -> l.labels().length).sum();
    }

    float[] input() {
        int each = lines.getFirst().strip().pixels().height() * width;
        float[] input = new float[lines.size() * each];
        for (int i = 0; i < lines.size(); i++) {
            CharacterNet.unshuffle(lines.get(i).strip(), width, input, i * each);
        }
        return input;
    }
}
