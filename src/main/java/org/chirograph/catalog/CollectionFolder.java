package org.chirograph.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything of a collection lies on disk.
 *
 * <pre>
 * catalog.db                    what was digitized, how, with which outcome
 * record/&lt;document&gt;/0001.xml    PAGE XML: the record
 * index/                        Lucene; derived from the records
 * searches.tsv                  queries that people saved, by name
 * dates.csv                     when documents were written, kept by people
 * runs/0001.json                what each run did, chained by hash
 * quarantine/&lt;document&gt;-0001.json  why a page could not be digitized, and what to do
 * </pre>
 */
public record CollectionFolder(Path root) {
    /** The folder of a collection that must exist already. */
    public static CollectionFolder existing(Path root) throws CatalogException {
        if (!Files.isRegularFile(new CollectionFolder(root).catalog())) {
            throw new CatalogException(
                    root + " is not a collection: it has no catalog.db. Make one with: chirograph digitize --into "
                            + root + " SCANS");
        }
        return new CollectionFolder(root);
    }

    /** The folder of a collection, made when it is not there; a folder with other things in it is refused. */
    public static CollectionFolder createdAt(Path root) throws CatalogException {
        CollectionFolder folder = new CollectionFolder(root);
        try {
            if (Files.exists(root) && !Files.isDirectory(root)) {
                throw new CatalogException(root + " is a file; a collection needs a folder");
            }
            if (Files.isDirectory(root) && !Files.exists(folder.catalog())) {
                try (var inside = Files.list(root)) {
                    if (inside.anyMatch(p -> !p.getFileName().toString().equals(LOCK))) {
                        throw new CatalogException(root
                                + " holds other files and no collection. Choose an empty or a new folder for --into");
                    }
                }
            }
            // The root alone: were anything made in it before the catalogue, a run killed in between could not go on.
            Files.createDirectories(root);
            return folder;
        } catch (IOException e) {
            throw new CatalogException("can't make a collection in " + root, e);
        }
    }

    static final String LOCK = "collection.lock";

    Path catalog() {
        return root.resolve("catalog.db");
    }

    Path lock() {
        return root.resolve(LOCK);
    }

    public Path records() {
        return root.resolve("record");
    }

    public Path index() {
        return root.resolve("index");
    }

    public Path searches() {
        return root.resolve("searches.tsv");
    }

    public Path dates() {
        return root.resolve("dates.csv");
    }

    public Path runs() {
        return root.resolve("runs");
    }

    /** The manifest of one run. */
    public Path manifest(int run) {
        return runs().resolve(String.format("%04d.json", run));
    }

    public Path quarantine() {
        return root.resolve("quarantine");
    }

    /** The record of one page. */
    public Path record(String document, String page) {
        return records().resolve(document).resolve(page + ".xml");
    }
}
