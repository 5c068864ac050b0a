package org.chirograph.web;

import io.javalin.http.Context;
import java.util.List;
import org.chirograph.catalog.PageEntry;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;
import org.chirograph.review.Completions;

/** {@code /api/review/completions}: what a person may be about to type in the place of a word. */
final class CompletionsRoute {
    /**
     * @param typed what was asked about
     * @param words that begin so, the most probable first; keys 1 to 9 take them
     */
    private record Answer(String typed, List<String> words) {}

    private final Shelf shelf;
    private final Completions completions;

    CompletionsRoute(Shelf shelf, Completions completions) {
        this.shelf = shelf;
        this.completions = completions;
    }

    void handle(Context context) throws Exception {
        String document = Parameters.named(context.queryParam("document"), "document");
        PageEntry entry = shelf.page(shelf.document(document), Parameters.named(context.queryParam("page"), "page"));
        String lineId = Parameters.named(context.queryParam("line"), "line");
        String wordId = Parameters.named(context.queryParam("word"), "word");
        String typed = Parameters.typed(context.queryParam("typed"));
        Page page = shelf.record(entry);
        Line line = page.line(lineId).orElseThrow(() -> RequestException.missing("the page has no line of this name"));
        Word word = line.word(wordId).orElseThrow(() -> RequestException.missing("the line has no word of this name"));
        Json.answer(context, new Answer(typed, completions.of(page, line, word, typed)));
    }
}
