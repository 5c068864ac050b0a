package org.chirograph.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chirograph.search.QueryTree.Clause;
import org.chirograph.search.QueryTree.Group;
import org.chirograph.search.QueryTree.Occur;

/** A query that was understood. */
public final class Query {
    private final QueryTree tree;

    private Query(QueryTree tree) {
        this.tree = tree;
    }

    public static Query parse(String text) throws QueryException {
        return new Query(QueryParser.parse(text));
    }

    /** The same in one document, or on one page of it; everywhere if neither is named. */
    public Query within(Optional<String> document, Optional<String> page) {
        List<Clause> clauses = new ArrayList<>(List.of(new Clause(Occur.MUST, tree)));
        document.ifPresent(id -> clauses.add(new Clause(Occur.FILTER, new Filter.InDocument(id, false))));
        page.ifPresent(id -> clauses.add(new Clause(Occur.FILTER, new Filter.OnPage(id))));
        return clauses.size() == 1 ? this : new Query(new Group(clauses));
    }

    /** Whether it asks for documents, pages or confidence, which a line alone doesn't have. */
    public boolean isFiltered() {
        return tree.hasFilter(Filter.class);
    }

    /** Whether it asks when documents were written. */
    public boolean isDated() {
        return tree.hasFilter(Filter.Dated.class);
    }

    QueryTree tree() {
        return tree;
    }
}
