package org.chirograph.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;

/**
 * Pages of other text, laid out and misread as real pages were. A word of the text takes the place of a real word of about
 * its length: which of that word's readings is the true one is drawn by their posteriors, and what the others differ in
 * from it, the new word's readings differ in. Belongs to one thread.
 */
final class SyntheticPages {
    private final List<Page> models;
    private final TreeMap<Integer, List<Word>> byLength = new TreeMap<>();
    private final List<String> text;
    private final Random random;
    private int at;

    /** @param text words in their order; it is begun anew where it ends */
    SyntheticPages(List<Page> models, List<String> text, long seed) {
        this.models =
                models.stream().filter(p -> p.lines().findAny().isPresent()).toList();
        this.text = text;
        this.random = new Random(seed);
        this.at = random.nextInt(text.size());
        for (Page page : models) {
            page.lines()
                    .flatMap(line -> line.words().stream())
                    .forEach(w -> byLength.computeIfAbsent(w.best().text().length(), n -> new ArrayList<>())
                            .add(w));
        }
    }

    Page next(String id) {
        Page model = models.get(random.nextInt(models.size()));
        return new Page(id, model.image(), model.width(), model.height(), model.regions(), model.history())
                .mapLines(this::line);
    }

    private Line line(Line model) {
        List<Word> words = new ArrayList<>();
        for (Word place : model.words()) {
            String said = text.get(at++ % text.size());
            words.add(new Word(place.id(), place.box(), List.of(), readings(said)));
        }
        return model.withWords(words);
    }

    private List<Reading> readings(String said) {
        Integer length = byLength.floorKey(said.length());
        List<Word> alike = length == null ? byLength.firstEntry().getValue() : byLength.get(length);
        Word real = alike.get(random.nextInt(alike.size()));
        String truth = draw(real.readings());
        Map<String, Double> readings = new LinkedHashMap<>();
        for (Reading reading : real.readings()) {
            readings.merge(misread(said, truth, reading.text()), reading.posterior(), Double::sum);
        }
        List<Reading> best = new ArrayList<>();
        readings.forEach((read, posterior) -> best.add(new Reading(read, Math.min(1, posterior))));
        best.sort(Comparator.comparingDouble(Reading::posterior).reversed());
        return best;
    }

    private String draw(List<Reading> readings) {
        double sum = readings.stream().mapToDouble(Reading::posterior).sum();
        double left = sum * random.nextDouble();
        for (Reading reading : readings) {
            left -= reading.posterior();
            if (left <= 0) {
                return reading.text();
            }
        }
        return readings.getFirst().text();
    }

    /** The word with that put in which a reading has between the beginning and the end that it shares with its truth. */
    static String misread(String said, String truth, String reading) {
        int most = Math.min(truth.length(), reading.length());
        int head = 0;
        while (head < most && truth.charAt(head) == reading.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && truth.charAt(truth.length() - 1 - tail) == reading.charAt(reading.length() - 1 - tail)) {
            tail++;
        }
        int from = Math.min(head, said.length());
        int to = Math.max(from, said.length() - tail);
        return said.substring(0, from) + reading.substring(head, reading.length() - tail) + said.substring(to);
    }

    /** How often each word stands in a text. */
    static Map<String, Integer> counts(List<String> text) {
        Map<String, Integer> counts = new HashMap<>();
        text.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }
}
