package org.chirograph.page;

import java.util.List;
import java.util.function.UnaryOperator;

/** A part of a page that holds one kind of thing. */
public sealed interface Region {
    String id();

    Polygon outline();

    /** Its lines in reading order; none where there is no text. */
    List<Line> lines();

    /** This region with every line replaced by what {@code change} makes of it. */
    Region mapLines(UnaryOperator<Line> change);

    /** Running text; its lines stand in reading order. */
    record Text(String id, Polygon outline, Kind kind, List<Line> lines) implements Region {
        public Text {
            lines = List.copyOf(lines);
        }

        public Text withLines(List<Line> other) {
            return new Text(id, outline, kind, other);
        }

        @Override
        public Text mapLines(UnaryOperator<Line> change) {
            return withLines(lines.stream().map(change).toList());
        }
    }

    /** What the text is to its page, after PAGE's {@code TextRegion/@type}. */
    enum Kind {
        PARAGRAPH,
        HEADING,
        MARGINALIA,
        PAGE_NUMBER,
        /** What others put on the page: stamps, file numbers, notes of a registry. */
        OTHER
    }

    /** A picture, a stamp, a drawing: ink that is not text. */
    record Picture(String id, Polygon outline) implements Region {
        @Override
        public List<Line> lines() {
            return List.of();
        }

        @Override
        public Picture mapLines(UnaryOperator<Line> change) {
            return this;
        }
    }

    /** A rule that parts other regions. */
    record Separator(String id, Polygon outline) implements Region {
        @Override
        public List<Line> lines() {
            return List.of();
        }

        @Override
        public Separator mapLines(UnaryOperator<Line> change) {
            return this;
        }
    }

    /** Short entries in rows and columns; its lines stand row by row. */
    record Table(String id, Polygon outline, List<Line> lines) implements Region {
        public Table {
            lines = List.copyOf(lines);
        }

        public Table withLines(List<Line> other) {
            return new Table(id, outline, other);
        }

        @Override
        public Table mapLines(UnaryOperator<Line> change) {
            return withLines(lines.stream().map(change).toList());
        }
    }
}
