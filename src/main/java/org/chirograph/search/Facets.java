package org.chirograph.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * How the hits of a search, of the 1,000 most relevant, are spread.
 *
 * @param documents by document, that of the first hit first
 * @param confidence by how sure the reader is, the surest first
 * @param pipelines by the pipeline that the pages were read with, as far as their records say it
 * @param forms by how words that were asked for by their stems are spelt in them, without accents, the commonest first
 */
public record Facets(List<Count> documents, List<Count> confidence, List<Count> pipelines, List<Count> forms) {
    /** Ranges of confidence, as queries write them, and where they begin. */
    private static final SequencedMap<String, Double> RANGES = new LinkedHashMap<>();

    static {
        RANGES.put("conf>=0.9", 0.9);
        RANGES.put("conf>=0.5 conf<0.9", 0.5);
        RANGES.put("conf<0.5", 0.0);
    }

    /**
     * @param value the document's id, the pipeline's name; of a range of confidence the filter that a query has for it
     * @param lines at least 1; of a range of confidence at least 0
     */
    public record Count(String value, int lines) {}

    public Facets {
        documents = List.copyOf(documents);
        confidence = List.copyOf(confidence);
        pipelines = List.copyOf(pipelines);
        forms = List.copyOf(forms);
    }

    /** @param ranked the first first */
    static Facets of(List<Candidate> ranked) {
        Map<String, Integer> documents = new LinkedHashMap<>();
        Map<String, Integer> confidence = new LinkedHashMap<>();
        Map<String, Integer> pipelines = new LinkedHashMap<>();
        Map<String, Integer> forms = new TreeMap<>();
        RANGES.keySet().forEach(range -> confidence.put(range, 0));
        for (Candidate candidate : ranked) {
            documents.merge(candidate.place().document(), 1, Integer::sum);
            candidate.forms().forEach(form -> forms.merge(form, 1, Integer::sum));
            confidence.merge(range(candidate.confidence()), 1, Integer::sum);
            if (!candidate.pipeline().isEmpty()) {
                pipelines.merge(candidate.pipeline(), 1, Integer::sum);
            }
        }
        List<Count> commonest = new ArrayList<>(counts(forms));
        commonest.sort(Comparator.comparingInt((Count form) -> -form.lines));
        return new Facets(counts(documents), counts(confidence), counts(pipelines), commonest);
    }

    private static String range(double confidence) {
        for (Map.Entry<String, Double> range : RANGES.entrySet()) {
            if (confidence >= range.getValue()) {
                return range.getKey();
            }
        }
        return RANGES.lastEntry().getKey();
    }

    private static List<Count> counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> new Count(each.getKey(), each.getValue()))
                .toList();
    }
}
