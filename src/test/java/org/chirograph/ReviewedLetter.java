package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Occasion;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.review.Change;
import org.chirograph.review.Corrector;
import org.chirograph.review.Place;
import org.chirograph.review.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A sample letter, digitized, for people to review. */
abstract class ReviewedLetter {
    static final String LETTER = "samples/lettre-1912.jpg";

    @TempDir
    Path folder;

    CollectionFolder collection;
    PageEntry page;

    @BeforeEach
    void digitize() throws Exception {
        assertThat(run("", "digitize", "--into", folder.resolve("c").toString(), LETTER)
                        .code())
                .isZero();
        collection = CollectionFolder.existing(folder.resolve("c"));
        try (Catalog catalog = Catalog.open(collection)) {
            page = catalog.pages().getFirst();
        }
    }

    /** As it is by now. */
    Line line(String id) throws Exception {
        return lines().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    /** Sets a text in the place of a line's first word. */
    Change answer(Corrector corrector, Line seen, String text, String who) throws Exception {
        Word word = seen.words().getFirst();
        Place place = new Place(page.document(), page.page(), seen.id(), word.id());
        return corrector.answer(place, Version.of(word), text, who, Occasion.ASKED);
    }

    void retype(Corrector corrector, Line seen, String text) throws Exception {
        corrector.retype(page.document(), page.page(), seen.id(), Version.of(seen), text, "Ada", Occasion.CHOSEN);
    }

    List<Line> lines() throws Exception {
        return PageReader.read(collection.record(page.document(), page.page()))
                .lines()
                .toList();
    }

    String root() {
        return collection.root().toString();
    }

    static Answer run(String typed, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            return WholeProgramTest.run(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
