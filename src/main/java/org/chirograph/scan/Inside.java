package org.chirograph.scan;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chirograph.scan.ScanException.Reason;

/**
 * Finds the files that a list names, inside the list's folder and nowhere else: what leads out of it, by its path or by
 * a link, is refused before the file is touched.
 */
final class Inside {
    private Inside() {}

    /**
     * The file that a list means.
     *
     * @param folder where the list lies
     * @param href a path from there, plain or with a URI's escapes, or a {@code file:} URI
     * @param where names the place in the list, for complaints
     */
    static Path find(Path folder, String href, String where) throws ScanException {
        try {
            Path plain = resolve(folder, href, where);
            Path file = Files.exists(plain) ? plain : unescaped(folder, href, where);
            if (!Files.exists(file)) {
                throw new ScanException(Reason.MISSING, where, "names " + href + ", which does not exist");
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw outside(href, where);
            }
            if (!Files.isRegularFile(file)) {
                throw new ScanException(Reason.NOT_A_SCAN, where, "names " + href + ", which is no file");
            }
            return file;
        } catch (IOException e) {
            throw ScanException.unreadable(where, e);
        }
    }

    private static Path resolve(Path folder, String href, String where) throws ScanException {
        try {
            Path base = folder.toAbsolutePath().normalize();
            Path file;
            if (href.startsWith("file:")) {
                file = Path.of(new URI(href));
            } else if (href.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
                throw new ScanException(Reason.ELSEWHERE, where, "names " + href + ", which is not on this machine");
            } else {
                file = base.resolve(href);
            }
            if (!file.normalize().startsWith(base)) {
                throw outside(href, where);
            }
            return file.normalize();
        } catch (URISyntaxException | IllegalArgumentException e) {
            // InvalidPathException among them: a name that no file can have.
            throw new ScanException(Reason.MISSING, where, "names " + href + ", which can't be a file", e);
        }
    }

    private static Path unescaped(Path folder, String href, String where) throws ScanException {
        try {
            String path = new URI(href).getPath();
            return resolve(folder, path == null || href.startsWith("file:") ? href : path, where);
        } catch (URISyntaxException e) {
            return resolve(folder, href, where); // a plain path, and no URI
        }
    }

    private static ScanException outside(String href, String where) {
        return new ScanException(Reason.ELSEWHERE, where, "names " + href + ", which lies outside its folder");
    }
}
