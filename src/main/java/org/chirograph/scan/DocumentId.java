package org.chirograph.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A document's name in a collection: it speaks (from the file's name), it is stable (from the file's bytes), and it is
 * safe as a folder name and in a URL.
 *
 * @param value letters, digits, {@code . _ -} only, such as {@code lettre-1912-3fa0b2c4}
 * @param sha256 of the whole file, and of those it lists, 64 hexadecimal digits
 */
public record DocumentId(String value, String sha256) {
    /** Longest part taken from a file's name: file systems end at 255 bytes, people well before. */
    private static final int MAX_STEM = 60;

    private static final int HASH_DIGITS = 8;

    /** Names a file after itself, and a list also after what it lists; bytes are streamed, never held. */
    public static DocumentId of(Path file) throws ScanException {
        List<Path> files = new ArrayList<>(List.of(file));
        files.addAll(listed(file));
        String sha256 = sha256(files);
        return new DocumentId(stem(file.getFileName().toString()) + "-" + sha256.substring(0, HASH_DIGITS), sha256);
    }

    /** A name for a file whose bytes can't be read: from its path. Differs from every document's id. */
    public static String unread(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        return stem(file.getFileName().toString()) + "-unread-" + String.format("%08x", path.hashCode());
    }

    static String stem(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
        String plain = Normalizer.normalize(stem, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        plain = plain.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("-{2,}", "-");
        plain = plain.substring(0, Math.min(MAX_STEM, plain.length())).replaceAll("^[.-]+|[.-]+$", "");
        return plain.isEmpty() ? "scan" : plain;
    }

    /** The files that make up a document beside a list of them, each once. */
    private static Set<Path> listed(Path file) throws ScanException {
        try (InputStream in = Files.newInputStream(file)) {
            FileKind kind = FileKind.sniff(in.readNBytes(FileKind.HEAD)).orElse(FileKind.PNG);
            return kind.isList() ? new LinkedHashSet<>(ListedDocument.parts(file, kind)) : Set.of();
        } catch (IOException e) {
            throw ScanException.unreadable(file.toString(), e);
        }
    }

    private static String sha256(List<Path> files) throws ScanException {
        String reading = "";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (Path file : files) {
                reading = file.toString();
                try (InputStream in = Files.newInputStream(file)) {
                    for (int n; (n = in.read(buffer)) >= 0; ) {
                        digest.update(buffer, 0, n);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw ScanException.unreadable(reading, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
