package org.chirograph.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.listing.BagManifest;
import org.chirograph.listing.Checksum;
import org.chirograph.scan.ScanException.Reason;

/** A bag (BagIt, RFC 8493): its payload, each file with the sum that it must have. */
final class Bag {
    private final Path root;
    private final Map<Path, Checksum> sums = new LinkedHashMap<>();
    private final List<FoundScan> faults = new ArrayList<>();

    private Bag(Path root) {
        this.root = root;
    }

    static boolean isBag(Path folder) {
        return Files.isRegularFile(folder.resolve(BagManifest.DECLARATION));
    }

    /** @param root a real path: absolute, without links */
    static Bag open(Path root) {
        Bag bag = new Bag(root);
        try {
            for (var entry : BagManifest.read(root).entrySet()) {
                bag.list(entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            bag.faults.add(FoundScan.refused(
                    root.resolve(BagManifest.DECLARATION),
                    ScanException.decoding(root.toString(), "is a bag that can't be verified", e)));
        }
        return bag;
    }

    private void list(String path, Checksum sum) {
        try {
            sums.put(Inside.find(root, path, root.toString()), sum);
        } catch (ScanException e) {
            faults.add(FoundScan.refused(named(path), e));
        }
    }

    /** What an entry is called that leads nowhere, or out of the bag; never touched. */
    private Path named(String path) {
        try {
            return root.resolve(path).normalize();
        } catch (InvalidPathException e) {
            return root.resolve(BagManifest.DECLARATION);
        }
    }

    /** What is wrong with the bag beside its files: entries that lead nowhere, or out of it. */
    List<FoundScan> faults() {
        return faults;
    }

    /**
     * A file of the bag as it may be digitized; nothing for those that are not payload.
     *
     * @param parts the files that it lists, if it is a list
     */
    Optional<FoundScan> found(Path file, List<Path> parts) {
        if (!file.startsWith(root.resolve("data"))) {
            return Optional.empty();
        }
        Map<Path, Checksum> checksums = new HashMap<>();
        List<Path> all = new ArrayList<>(parts);
        all.add(file);
        for (Path one : all) {
            Checksum sum = sums.get(one);
            if (sum == null) {
                String what = one.equals(file) ? "lies" : "lists " + one + ", which lies";
                return Optional.of(FoundScan.refused(
                        file,
                        new ScanException(
                                Reason.CORRUPT, file.toString(), what + " in a bag whose manifest does not list it")));
            }
            checksums.put(one, sum);
        }
        return Optional.of(new FoundScan(file, checksums, null));
    }
}
