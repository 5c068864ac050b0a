package org.chirograph.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cheapest way to turn a reference into a hypothesis by replacing, inserting and deleting items, each at cost 1
 * (Levenshtein 1966; traced back after Wagner and Fischer 1974). Items are Unicode code points, or words. Where several
 * ways are as cheap, a match or replacement is preferred to a deletion and that to an insertion, from the end on.
 *
 * <p>Takes a byte for each pair of items between the common beginning and the common end; for the distance alone, a row.
 */
public final class EditAlignment {
    /** What happens to an item. */
    public enum Kind {
        MATCH,
        SUBSTITUTE,
        /** In the hypothesis only. */
        INSERT,
        /** In the reference only. */
        DELETE
    }

    /**
     * One step from left to right.
     *
     * @param reference index of the item in the reference; for an insertion, of the item before which it stands
     * @param hypothesis index of the item in the hypothesis; for a deletion, of the item before which it was missed
     */
    public record Step(Kind kind, int reference, int hypothesis) {}

    private static final byte DIAGONAL = 0;
    private static final byte UP = 1;
    private static final byte LEFT = 2;

    private final List<Step> steps;
    private final int distance;

    private EditAlignment(List<Step> steps) {
        this.steps = List.copyOf(steps);
        distance = (int) steps.stream().filter(s -> s.kind() != Kind.MATCH).count();
    }

    /** Code point by code point. */
    public static EditAlignment ofText(String reference, String hypothesis) {
        return of(codePoints(reference), codePoints(hypothesis));
    }

    /** Word by word. */
    public static EditAlignment ofWords(List<String> reference, List<String> hypothesis) {
        Map<String, Integer> numbers = new HashMap<>();
        return of(numbered(reference, numbers), numbered(hypothesis, numbers));
    }

    /** All steps, from left to right; as many as the longer side has items, or more. */
    public List<Step> steps() {
        return steps;
    }

    /** Replacements, insertions and deletions together. */
    public int distance() {
        return distance;
    }

    /** The distance alone, in memory for one row. */
    public static int distance(String reference, String hypothesis) {
        int[] a = codePoints(reference);
        int[] b = codePoints(hypothesis);
        int[] row = firstRow(b.length);
        for (int i = 1; i <= a.length; i++) {
            nextRow(row, a[i - 1], i, b, 0, null);
        }
        return row[b.length];
    }

    private static EditAlignment of(int[] a, int[] b) {
        int start = 0;
        while (start < Math.min(a.length, b.length) && a[start] == b[start]) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] == b[b.length - 1 - end]) {
            end++;
        }
        int rows = a.length - start - end;
        int columns = b.length - start - end;
        byte[][] choice = new byte[rows][columns];
        int[] row = firstRow(columns);
        for (int i = 1; i <= rows; i++) {
            nextRow(row, a[start + i - 1], i, b, start, choice[i - 1]);
        }
        List<Step> steps = new ArrayList<>(Math.max(a.length, b.length));
        for (int k = end; k > 0; k--) {
            steps.add(new Step(Kind.MATCH, a.length - end + k - 1, b.length - end + k - 1));
        }
        traceBack(choice, a, b, start, rows, columns, steps);
        for (int k = start - 1; k >= 0; k--) {
            steps.add(new Step(Kind.MATCH, k, k));
        }
        Collections.reverse(steps);
        return new EditAlignment(steps);
    }

    private static int[] firstRow(int columns) {
        int[] row = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            row[j] = j;
        }
        return row;
    }

    /** Row {@code i} of the cost table from the row before, in place; the cheapest ways go to {@code choice}. */
    private static void nextRow(int[] row, int item, int i, int[] b, int from, byte @Nullable [] choice) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int replaced = diagonal + (item == b[from + j - 1] ? 0 : 1);
            diagonal = row[j];
            int deleted = row[j] + 1;
            int inserted = row[j - 1] + 1;
            int best = Math.min(replaced, Math.min(deleted, inserted));
            row[j] = best;
            if (choice != null) {
                choice[j - 1] = best == replaced ? DIAGONAL : best == deleted ? UP : LEFT;
            }
        }
    }

    private static void traceBack(
            byte[][] choice, int[] a, int[] b, int start, int rows, int columns, List<Step> steps) {
        int i = rows;
        int j = columns;
        while (i > 0 || j > 0) {
            byte way = i == 0 ? LEFT : j == 0 ? UP : choice[i - 1][j - 1];
            int left = start + (way == LEFT ? i : --i);
            int right = start + (way == UP ? j : --j);
            Kind kind = way == UP
                    ? Kind.DELETE
                    : way == LEFT ? Kind.INSERT : a[left] == b[right] ? Kind.MATCH : Kind.SUBSTITUTE;
            steps.add(new Step(kind, left, right));
        }
    }

    private static int[] codePoints(String text) {
        return text.codePoints().toArray();
    }

    private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
        int[] out = new int[words.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = numbers.computeIfAbsent(words.get(i), w -> numbers.size());
        }
        return out;
    }
}
