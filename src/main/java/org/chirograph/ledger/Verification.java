package org.chirograph.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.RunEntry;
import org.chirograph.format.AtomicFile;
import org.chirograph.format.Sha256;
import org.chirograph.ledger.Difference.Kind;

/**
 * Compares a collection with what its manifests and its catalogue say: the chain of manifests, every record, every scan
 * that can still be reached. What the program itself changes goes through a run and so into a manifest; whatever else is
 * different was changed outside. Changes nothing. One object is one check.
 */
public final class Verification {
    private final CollectionFolder folder;
    private final Catalog catalog;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Path> unreachable = new ArrayList<>();

    /** By document and page, what the manifests say the record is. */
    private final Map<String, String> records = new TreeMap<>();

    private final Map<String, String> scans = new HashMap<>();
    private int checked;
    private boolean open;

    public Verification(CollectionFolder folder, Catalog catalog) {
        this.folder = folder;
        this.catalog = catalog;
    }

    /** Checks everything; the collection must not be written meanwhile. */
    public List<Difference> run() throws CatalogException, IOException {
        chain();
        catalogue();
        records();
        scans();
        return List.copyOf(differences);
    }

    /** Scans that are no longer where they were read: whether they are unchanged can't be said. */
    public List<Path> unreachable() {
        return List.copyOf(unreachable);
    }

    /** How many manifests, records and scans were compared. */
    public int checked() {
        return checked;
    }

    /** Whether the last run was killed, and the next one has yet to close it. */
    public boolean open() {
        return open;
    }

    private void chain() throws CatalogException, IOException {
        Set<Path> known = new HashSet<>();
        String previous = "";
        for (RunEntry run : catalog.journal().runs()) {
            Path file = folder.manifest(run.number());
            known.add(file);
            Manifest said = null;
            if (run.manifest().isEmpty()) {
                open = true;
            } else if (!Files.isRegularFile(file)) {
                differs(Kind.LOST, name(file), "the manifest of run " + run.number() + " is missing");
            } else {
                said = manifest(file, run, previous);
            }
            replay(said == null ? fromJournal(run, previous) : said);
            previous = run.manifest();
        }
        for (Path file : files(folder.runs(), 1)) {
            if (!known.contains(file)) {
                differs(Kind.ADDED, name(file), "the catalogue knows of no such run");
            }
        }
    }

    private @org.jspecify.annotations.Nullable Manifest manifest(Path file, RunEntry run, String previous)
            throws IOException {
        checked++;
        byte[] bytes = Files.readAllBytes(file);
        if (!Sha256.of(bytes).equals(run.manifest())) {
            differs(Kind.CHANGED, name(file), "it is not the manifest that run " + run.number() + " wrote");
            return null;
        }
        Manifest manifest = Manifest.parse(bytes);
        if (!manifest.previous().equals(previous)) {
            differs(Kind.CHANGED, name(file), "the chain is broken: it does not name the manifest before it");
        }
        return manifest;
    }

    private Manifest fromJournal(RunEntry run, String previous) throws CatalogException {
        return Manifest.of(
                run,
                previous,
                catalog.journal().inputs(run.number()),
                catalog.journal().of(run.number()));
    }

    private void replay(Manifest manifest) throws IOException {
        for (Manifest.Input input : manifest.inputs()) {
            scans.put(input.document(), input.sha256());
        }
        for (Manifest.Output output : manifest.outputs()) {
            String page = key(output.document(), output.page());
            switch (output.outcome()) {
                case "done" -> records.put(page, output.record());
                case "forgotten" -> records.remove(page);
                // Killed in between: the disk tells whether it was done.
                case "writing" -> {
                    if (output.record().equals(onDisk(folder.record(output.document(), output.page())))) {
                        records.put(page, output.record());
                    }
                }
                case "leaving" -> {
                    if (!Files.exists(folder.record(output.document(), output.page()))) {
                        records.remove(page);
                    }
                }
                default -> {}
            }
        }
    }

    private void catalogue() throws CatalogException {
        Set<String> known = new HashSet<>();
        for (PageEntry page : catalog.pages()) {
            String key = key(page.document(), page.page());
            known.add(key);
            String expected = records.getOrDefault(key, "");
            if (!page.record().equals(expected) && !open) {
                differs(Kind.CHANGED, "catalog.db, " + key, "it speaks of another record than the manifests");
            }
        }
        for (String key : records.keySet()) {
            if (!known.contains(key) && !open) {
                differs(Kind.LOST, "catalog.db, " + key, "the manifests speak of this page, the catalogue does not");
            }
        }
        for (DocumentEntry document : catalog.documents()) {
            String said = scans.getOrDefault(document.id(), document.sha256());
            if (!said.equals(document.sha256())) {
                differs(Kind.CHANGED, "catalog.db, " + document.id(), "it names another scan than the manifests");
            }
        }
    }

    private void records() throws IOException {
        Set<Path> known = new HashSet<>();
        for (Map.Entry<String, String> entry : records.entrySet()) {
            int slash = entry.getKey().indexOf('/');
            Path file = folder.record(
                    entry.getKey().substring(0, slash), entry.getKey().substring(slash + 1));
            known.add(file);
            String found = onDisk(file);
            checked++;
            if (found.isEmpty()) {
                differs(Kind.LOST, name(file), "the record is missing; digitize makes it anew");
            } else if (!found.equals(entry.getValue())) {
                differs(Kind.CHANGED, name(file), "the record was changed outside the program");
            }
        }
        for (Path file : files(folder.records(), 2)) {
            if (!known.contains(file)) {
                differs(Kind.ADDED, name(file), "no run wrote this file");
            }
        }
    }

    private void scans() throws CatalogException, IOException {
        for (DocumentEntry document : catalog.documents()) {
            String expected = scans.getOrDefault(document.id(), document.sha256());
            if (!Files.isRegularFile(document.path())) {
                unreachable.add(document.path());
            } else if (!expected.isEmpty()) {
                checked++;
                if (!Sha256.of(document.path()).equals(expected)) {
                    differs(Kind.CHANGED, document.path().toString(), "the scan is not the one that was digitized");
                }
            }
        }
    }

    /** SHA-256 of a file; empty when there is none. */
    private static String onDisk(Path file) throws IOException {
        return Files.isRegularFile(file) ? Sha256.of(file) : "";
    }

    private static List<Path> files(Path in, int depth) throws IOException {
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(in, depth)) {
            return files.filter(f -> Files.isRegularFile(f) && !AtomicFile.isLeftover(f))
                    .sorted()
                    .toList();
        }
    }

    private static String key(String document, String page) {
        return document + "/" + page;
    }

    private String name(Path file) {
        return folder.root().relativize(file).toString();
    }

    private void differs(Kind kind, String what, String detail) {
        differences.add(new Difference(kind, what, detail));
    }
}
