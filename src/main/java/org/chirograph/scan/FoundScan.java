package org.chirograph.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.chirograph.listing.Checksum;
import org.chirograph.scan.ScanException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A file to be digitized.
 *
 * @param file the scan, or the list of them
 * @param checksums what a bag says of the file, and of those that it lists
 * @param refusal why the file must not even be touched, if that is so
 */
public record FoundScan(
        Path file, Map<Path, Checksum> checksums, @Nullable ScanException refusal) {
    public FoundScan {
        checksums = Map.copyOf(checksums);
    }

    static FoundScan of(Path file) {
        return new FoundScan(file, Map.of(), null);
    }

    static FoundScan refused(Path file, ScanException refusal) {
        return new FoundScan(file, Map.of(), refusal);
    }

    /** Fails when the file must not be digitized, or is not what its bag says. Reads all of it, if it is in a bag. */
    public void verify(ScanLimits limits) throws ScanException {
        if (refusal != null) {
            throw refusal;
        }
        limits.requireFileSize(file);
        for (var sum : checksums.entrySet()) {
            limits.requireFileSize(sum.getKey());
            try {
                if (!sum.getValue().fits(sum.getKey())) {
                    throw new ScanException(
                            Reason.CORRUPT,
                            sum.getKey().toString(),
                            "does not have the " + sum.getValue().algorithm() + " sum that its bag gives");
                }
            } catch (IOException e) {
                throw ScanException.unreadable(sum.getKey().toString(), e);
            }
        }
    }
}
