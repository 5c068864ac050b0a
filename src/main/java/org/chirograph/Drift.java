package org.chirograph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.RunEntry;
import org.chirograph.catalog.WordConfidence;

/** A document of which the reader is far less sure than the model's card leads to expect. */
record Drift(String document, Method method, WordConfidence found) {
    /** Those among the pages that the last run did. */
    static List<Drift> ofLastRun(Catalog catalog) throws CatalogException {
        int last = catalog.journal().runs().size();
        return in(catalog, catalog.pages().stream().filter(p -> p.run() == last).toList());
    }

    /** Those in the whole collection, by document; pages read in different ways are taken apart. */
    static List<Drift> of(Catalog catalog) throws CatalogException {
        return in(catalog, catalog.pages());
    }

    private static List<Drift> in(Catalog catalog, List<PageEntry> pages) throws CatalogException {
        Map<Integer, Method> methods =
                catalog.journal().runs().stream().collect(Collectors.toMap(RunEntry::number, RunEntry::method));
        Map<String, Map<String, List<PageEntry>>> parts = pages.stream()
                .filter(p -> p.outcome() == PageEntry.Outcome.DONE && methods.containsKey(p.run()))
                .collect(Collectors.groupingBy(
                        PageEntry::document,
                        TreeMap::new,
                        Collectors.groupingBy(PageEntry::fingerprint, TreeMap::new, Collectors.toList())));
        List<Drift> drifts = new ArrayList<>();
        parts.forEach((document, ways) -> ways.values().forEach(part -> {
            WordConfidence found =
                    WordConfidence.of(part.stream().map(PageEntry::confidence).toList());
            Method method = methods.getOrDefault(part.getFirst().run(), Method.NONE);
            if (found.drifts(method.expected())) {
                drifts.add(new Drift(document, method, found));
            }
        }));
        return drifts;
    }

    /** What was seen and what to try, in a sentence. */
    String advice() {
        String seen = String.format(
                Locale.ROOT,
                "%s: read with a confidence of %.2f, where %.2f is expected of %s. Look at its pages: another hand or"
                        + " machine, or bad scans? ",
                document,
                found.mean(),
                method.expected(),
                method.models());
        return seen
                + switch (method.pipeline()) {
                    case "auto" ->
                        "A better scan, or a model trained on some of its pages (train lines --base), may help";
                    case "typewritten" -> "Try --pipeline auto, or handwritten or fraktur if it is such";
                    default -> "Try --pipeline auto, which finds out what reads best";
                };
    }
}
