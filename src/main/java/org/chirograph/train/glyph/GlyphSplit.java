package org.chirograph.train.glyph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which pictures of a data set are learnt from, which stop the training in time, and which only measure the finished
 * net. Stratified: of every class the same share goes to each part. The same seed gives the same parts.
 */
public final class GlyphSplit {
    /** Share of each class that only measures. */
    private static final double TEST = 0.1;

    private static final double VALIDATION = 0.05;

    private final int[] learnt;
    private final int[] validation;
    private final int[] test;

    private GlyphSplit(List<Integer> learnt, List<Integer> validation, List<Integer> test) {
        this.learnt = learnt.stream().mapToInt(i -> i).toArray();
        this.validation = validation.stream().mapToInt(i -> i).toArray();
        this.test = test.stream().mapToInt(i -> i).toArray();
    }

    public static GlyphSplit of(GlyphSamples samples, int classes, long seed) {
        List<List<Integer>> byClass = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            byClass.add(new ArrayList<>());
        }
        for (int i = 0; i < samples.count(); i++) {
            byClass.get(samples.classOf(i)).add(i);
        }
        Random random = new Random(seed);
        List<Integer> learnt = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (List<Integer> members : byClass) {
            Collections.shuffle(members, random);
            int tests = (int) Math.round(members.size() * TEST);
            int validations = (int) Math.round(members.size() * VALIDATION);
            test.addAll(members.subList(0, tests));
            validation.addAll(members.subList(tests, tests + validations));
            learnt.addAll(members.subList(tests + validations, members.size()));
        }
        return new GlyphSplit(learnt, validation, test);
    }

    public int[] learnt() {
        return learnt.clone();
    }

    public int[] validation() {
        return validation.clone();
    }

    public int[] test() {
        return test.clone();
    }
}
