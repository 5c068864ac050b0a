package org.chirograph.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chirograph.scan.ScanException.Reason;
import org.jspecify.annotations.Nullable;

/** Finds the scans among what a user names. */
public final class ScanFiles {
    private ScanFiles() {}

    /**
     * The scans in these files and folders: inputs in the order given, a folder's files in natural order (page2 before
     * page10), each file once.
     *
     * <p>A file that is named is taken as it is. In folders, at any depth, a file counts as a scan when its name or its
     * first bytes say so; whether it can be read shows when it is opened. Hidden files and folders are passed over, and
     * so are links: what they point to inside the folder is found without them, and what lies outside wasn't given. The
     * pictures that a METS file or a IIIF manifest lists are pages of that, and not found by themselves. Of a bag its
     * payload is taken, each file to be held against the bag's manifest. A folder inside a given one that can't be listed
     * is refused in the place of its files.
     *
     * @throws ScanException when an input is missing, or a folder that was given can't be listed
     */
    public static List<FoundScan> find(List<Path> inputs) throws ScanException {
        Set<Path> seen = new HashSet<>();
        List<FoundScan> found = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new ScanException(Reason.MISSING, input.toString(), "does not exist");
            }
            if (!Files.isDirectory(input) && !Files.isRegularFile(input)) {
                throw new ScanException(Reason.NOT_A_SCAN, input.toString(), "is a device, not a file");
            }
            for (FoundScan scan : Files.isDirectory(input) ? inFolder(input) : List.of(FoundScan.of(input))) {
                try {
                    if (scan.refusal() != null || seen.add(scan.file().toRealPath())) {
                        found.add(scan);
                    }
                } catch (IOException e) { // it went away meanwhile
                    found.add(FoundScan.refused(
                            scan.file(), ScanException.unreadable(scan.file().toString(), e)));
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<FoundScan> inFolder(Path folder) throws ScanException {
        try {
            // The folder itself may be a link; none below it is followed.
            Path root = folder.toRealPath();
            Walk walk = new Walk(root);
            Files.walkFileTree(root, walk);
            List<FoundScan> found = walk.found;
            // Lists stay, whatever lists them: two that name each other would both be lost.
            found.removeIf(scan -> walk.listed.contains(scan.file()) && !walk.lists.contains(scan.file()));
            found.sort(Comparator.comparing(FoundScan::file, NaturalOrder.OF_PATHS));
            found.replaceAll(scan ->
                    new FoundScan(folder.resolve(root.relativize(scan.file())), scan.checksums(), scan.refusal()));
            return found;
        } catch (IOException e) {
            throw new ScanException(Reason.UNREADABLE, folder.toString(), "can't be listed: " + e.getMessage(), e);
        }
    }

    /** Collects scans below a folder; paths are real ones. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<FoundScan> found = new ArrayList<>();

        /** Pages of a list that was found too: they are digitized as pages of it. */
        private final Set<Path> listed = new HashSet<>();

        private final Set<Path> lists = new HashSet<>();

        /** The bags around the present folder, the innermost first. */
        private final Deque<Map.Entry<Path, Bag>> bags = new ArrayDeque<>();

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            if (!dir.equals(root) && isHidden(dir)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (Bag.isBag(dir)) {
                Bag bag = Bag.open(dir);
                bags.push(Map.entry(dir, bag));
                found.addAll(bag.faults());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
            if (!bags.isEmpty() && bags.peek().getKey().equals(dir)) {
                bags.pop();
            }
            return e == null ? FileVisitResult.CONTINUE : visitFileFailed(dir, e);
        }

        /** A folder that can't be listed, or a file that went away meanwhile. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            found.add(FoundScan.refused(file, ScanException.unreadable(file.toString(), e)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file)) {
                Optional<FileKind> kind = kind(file);
                boolean list = kind.isPresent() && kind.get().isList();
                List<Path> parts = list ? ListedDocument.parts(file, kind.get()) : List.of();
                listed.addAll(parts);
                if (list) {
                    lists.add(file);
                }
                if (kind.isPresent() && bags.isEmpty()) {
                    found.add(FoundScan.of(file));
                } else if (kind.isPresent()) {
                    bags.peek().getValue().found(file, parts).ifPresent(found::add);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        /** What a file seems to be, by its name or its first bytes; nothing when neither says that it is a scan. */
        private static Optional<FileKind> kind(Path file) {
            Optional<FileKind> named = FileKind.byName(file.getFileName().toString());
            if (named.isPresent()) {
                return named;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return FileKind.sniff(in.readNBytes(FileKind.HEAD));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
