package org.chirograph.eval;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Occasion;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.review.Corrector;
import org.chirograph.review.Version;

/**
 * A reviewer who knows the truth retypes the lines of a collection's first documents, each a page, so that a model can
 * learn from them. A line that was found in pieces or not at all is left as it is. Arguments: a collection, the folder of
 * its truth, how many documents.
 */
final class LearningBench {
    private LearningBench() {}

    public static void main(String[] arguments) throws Exception {
        CollectionFolder folder = CollectionFolder.existing(Path.of(arguments[0]));
        List<DocumentEntry> documents;
        try (Catalog catalog = Catalog.open(folder)) {
            documents = catalog.documents().subList(0, Integer.parseInt(arguments[2]));
        }
        try (Corrector corrector = Corrector.open(folder, Clock.systemUTC())) {
            for (DocumentEntry document : documents) {
                Page read = PageReader.read(folder.record(document.id(), "0001"));
                Page truth = TaggedPage.read(Path.of(arguments[1], document.stem() + ".xml"))
                        .page();
                System.out.printf(
                        "%s: %d of %d lines retyped, %d true ones%n",
                        document.stem(),
                        retype(corrector, document.id(), read, truth),
                        read.lines().count(),
                        truth.lines().count());
            }
        }
    }

    private static int retype(Corrector corrector, String document, Page read, Page truth) throws Exception {
        Map<String, String> matched = TrueLines.of(truth, read);
        int retyped = 0;
        for (Line line : read.lines().toList()) {
            String match = matched.get(line.id());
            if (match == null || Collections.frequency(matched.values(), match) > 1) {
                continue;
            }
            String text = truth.lines()
                    .filter(l -> l.id().equals(match))
                    .map(Line::text)
                    .findFirst()
                    .orElseThrow();
            corrector.retype(document, read.id(), line.id(), Version.of(line), text, "a reviewer", Occasion.CHOSEN);
            retyped++;
        }
        return retyped;
    }
}
