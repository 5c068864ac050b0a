package org.chirograph.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.scan.DocumentId;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanException.Reason;

/** Where the scans of a collection are now: where they were when they were digitized, or in the folder the user says. */
public final class ScanPlaces {
    /** @param sha256 of the file, in hexadecimal digits */
    public record Place(Path file, String sha256) {}

    private final Optional<Path> moved;

    /** @param moved the folder that scans that are no longer where they were are looked for in, by their names */
    public ScanPlaces(Optional<Path> moved) {
        this.moved = moved;
    }

    /** The file that was digitized, to the byte. */
    public Place of(DocumentEntry document) throws ScanException {
        boolean another = false;
        Stream<Path> places = Stream.concat(
                Stream.of(document.path()),
                moved.map(folder -> folder.resolve(document.path().getFileName())).stream());
        for (Path file : places.filter(Files::isRegularFile).toList()) {
            DocumentId id = DocumentId.of(file);
            if (id.value().equals(document.id())) {
                return new Place(file, id.sha256());
            }
            another = true;
        }
        throw new ScanException(
                Reason.MISSING,
                document.path().toString(),
                another
                        ? "is no longer the file that was digitized: put that back, or digitize this one"
                        : "has moved since it was digitized: say which folder it is in now with --scans DIR");
    }
}
