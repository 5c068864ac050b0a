package org.chirograph.listing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chirograph.format.FormatException;

/** Reads what a bag (BagIt, RFC 8493) says of its payload: the strongest of its manifests. */
public final class BagManifest {
    /** The file that makes a folder a bag. */
    public static final String DECLARATION = "bagit.txt";

    /** A bag of a million files has a manifest of some hundred megabytes. */
    private static final long MAX_BYTES = 256L << 20;

    private BagManifest() {}

    /**
     * Paths from the bag's folder, as they stand in the manifest, with their sums.
     *
     * @throws FormatException when the bag has no manifest of a known kind, or one with a line that makes no sense
     */
    public static Map<String, Checksum> read(Path bag) throws IOException {
        for (String algorithm : Checksum.KNOWN) {
            String plain = algorithm.replace("-", "").toLowerCase(Locale.ROOT);
            Path manifest = bag.resolve("manifest-" + plain + ".txt");
            if (Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) { // a link may lead out of the bag
                return read(manifest, algorithm);
            }
        }
        throw new FormatException(bag.toString(), 0, "a bag without a manifest in SHA-512, SHA-256, SHA-1 or MD5");
    }

    private static Map<String, Checksum> read(Path manifest, String algorithm) throws IOException {
        if (Files.size(manifest) > MAX_BYTES) {
            throw new FormatException(manifest.toString(), 0, "larger than " + (MAX_BYTES >> 20) + " MiB");
        }
        Map<String, Checksum> sums = new LinkedHashMap<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(manifest, StandardCharsets.UTF_8)) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String[] parts = line.strip().split("\\s+", 2);
                Optional<Checksum> sum = Checksum.of(algorithm, parts[0]);
                if (parts.length < 2 || sum.isEmpty()) {
                    throw new FormatException(manifest.toString(), number, "no sum and path");
                }
                sums.put(path(parts[1]), sum.get());
            }
        } catch (CharacterCodingException e) {
            throw new FormatException(manifest.toString(), number + 1, "bytes that are not UTF-8");
        }
        return sums;
    }

    /** Undoes the escapes of RFC 8493, section 2.1.3, and the star that some tools set before a path. */
    private static String path(String written) {
        String path = written.startsWith("*") ? written.substring(1) : written;
        return path.replace("%0A", "\n")
                .replace("%0a", "\n")
                .replace("%0D", "\r")
                .replace("%0d", "\r")
                .replace("%25", "%");
    }
}
