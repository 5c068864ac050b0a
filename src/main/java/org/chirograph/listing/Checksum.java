package org.chirograph.listing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sum over a file's bytes, as a list gives it.
 *
 * @param algorithm as Java calls it, such as {@code SHA-256}
 * @param hex in lower-case hexadecimal digits
 */
public record Checksum(String algorithm, String hex) {
    /** The strongest first. */
    public static final List<String> KNOWN = List.of("SHA-512", "SHA-256", "SHA-1", "MD5");

    /** A sum whose algorithm is written in any of the usual ways ({@code sha256}, {@code SHA-256}); empty for others. */
    public static Optional<Checksum> of(String algorithm, String hex) {
        String plain = algorithm.replace("-", "").toUpperCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(known -> known.replace("-", "").equals(plain))
                .findFirst()
                .map(known -> new Checksum(known, hex.strip().toLowerCase(Locale.ROOT)));
    }

    /** Whether the file has this sum; all of it is read. */
    public boolean fits(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 16];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest()).equals(hex);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
