package org.chirograph.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chirograph.scan.ScanException.Reason;

/** Finds the scans among what a user names. */
public final class ScanFiles {
    private ScanFiles() {}

    /**
     * The scans in these files and folders: inputs in the order given, a folder's files in natural order (page2 before
     * page10), each file once.
     *
     * <p>A file that is named is taken as it is. In folders, at any depth, a file counts as a scan when its name or its
     * first bytes say so; whether it can be read shows when it is opened. Hidden files and folders are passed over, and
     * so are links: what they point to inside the folder is found without them, and what lies outside wasn't given.
     *
     * @throws ScanException when an input is missing, or a folder can't be listed
     */
    public static List<Path> find(List<Path> inputs) throws ScanException {
        Set<Path> seen = new LinkedHashSet<>();
        List<Path> found = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new ScanException(Reason.MISSING, input.toString(), "does not exist");
            }
            if (!Files.isDirectory(input) && !Files.isRegularFile(input)) {
                throw new ScanException(Reason.NOT_A_SCAN, input.toString(), "is a device, not a file");
            }
            for (Path file : Files.isDirectory(input) ? inFolder(input) : List.of(input)) {
                if (seen.add(realPath(file))) {
                    found.add(file);
                }
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> inFolder(Path folder) throws ScanException {
        List<Path> found = new ArrayList<>();
        try {
            // The folder itself may be a link; none below it is followed.
            Files.walkFileTree(folder.toRealPath(), new SimpleFileVisitor<>() {
                private int depth;

                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    if (depth > 0 && isHidden(dir)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    depth++;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @org.jspecify.annotations.Nullable IOException e)
                        throws IOException {
                    depth--;
                    return super.postVisitDirectory(dir, e);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !isHidden(file) && looksLikeScan(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            Path root = folder.toRealPath();
            found.sort(NaturalOrder.OF_PATHS);
            found.replaceAll(file -> folder.resolve(root.relativize(file)));
            return found;
        } catch (IOException e) {
            throw new ScanException(Reason.UNREADABLE, folder.toString(), "can't be listed: " + e.getMessage(), e);
        }
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private static boolean looksLikeScan(Path file) {
        if (FileKind.byName(file.getFileName().toString()).isPresent()) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return FileKind.sniff(in.readNBytes(FileKind.HEAD)).isPresent();
        } catch (IOException e) {
            return false; // neither its name nor what can be read of it says that it is a scan
        }
    }

    private static Path realPath(Path file) throws ScanException {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new ScanException(Reason.UNREADABLE, file.toString(), "can't be reached: " + e.getMessage(), e);
        }
    }
}
