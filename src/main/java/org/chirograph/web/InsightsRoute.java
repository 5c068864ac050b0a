package org.chirograph.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.Correction;
import org.chirograph.review.Confusions;

/** {@code /api/insights}: what people corrected into what, and where. */
final class InsightsRoute {
    private static final int MOST_MISTAKES = 100;
    private static final int MOST_PLACES = 20;

    /** @param corrections lines that people changed or confirmed, whatever became of them */
    private record Insights(int corrections, List<MistakeRow> characters, List<MistakeRow> words) {}

    /**
     * @param read empty where nothing was read
     * @param said empty where nothing stands
     * @param places the last ones
     */
    private record MistakeRow(String read, String said, int count, List<PlaceRow> places) {}

    private record PlaceRow(String document, String page, String line, String says) {}

    private final Catalog catalog;
    private final Shelf shelf;

    InsightsRoute(Catalog catalog, Shelf shelf) {
        this.catalog = catalog;
        this.shelf = shelf;
    }

    void handle(Context context) throws Exception {
        Optional<String> document = Parameters.text(context, "document");
        List<Correction> trail = document.isEmpty()
                ? catalog.journal().corrections()
                : catalog.journal().corrections(shelf.document(document.get()).id());
        Confusions confusions = Confusions.of(trail);
        Json.answer(context, new Insights(trail.size(), rows(confusions.characters()), rows(confusions.words())));
    }

    private static List<MistakeRow> rows(List<Confusions.Mistake> mistakes) {
        return mistakes.stream().limit(MOST_MISTAKES).map(InsightsRoute::row).toList();
    }

    private static MistakeRow row(Confusions.Mistake mistake) {
        List<Correction> places = mistake.places();
        return new MistakeRow(
                mistake.pair().read(),
                mistake.pair().said(),
                places.size(),
                places.subList(Math.max(0, places.size() - MOST_PLACES), places.size()).stream()
                        .map(c -> new PlaceRow(c.document(), c.page(), c.line(), c.after()))
                        .toList());
    }
}
