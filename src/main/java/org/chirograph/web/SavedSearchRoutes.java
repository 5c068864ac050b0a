package org.chirograph.web;

import io.javalin.http.Context;
import java.util.List;
import org.chirograph.search.SavedSearches;
import org.jspecify.annotations.Nullable;

/** {@code /api/searches}: the queries that people saved. */
final class SavedSearchRoutes {
    private record Listed(List<SavedSearches.Saved> searches) {}

    /** @param query empty or absent where the search is to be kept no longer */
    private record Named(@Nullable String name, @Nullable String query) {}

    private final SavedSearches searches;

    SavedSearchRoutes(SavedSearches searches) {
        this.searches = searches;
    }

    void list(Context context) throws Exception {
        Json.answer(context, new Listed(searches.list()));
    }

    /** Saves or deletes one, and answers with those that are left. */
    void change(Context context) throws Exception {
        Named named = Json.read(context, Named.class);
        String name = Parameters.named(named.name, "name");
        if (named.query == null || named.query.isBlank()) {
            if (!searches.delete(name)) {
                throw RequestException.missing("no search is saved under this name; somebody may have deleted it");
            }
        } else {
            String query = Parameters.bounded(named.query);
            try {
                searches.save(name, query);
            } catch (IllegalArgumentException e) {
                throw RequestException.bad(String.valueOf(e.getMessage()));
            }
        }
        list(context);
    }
}
