package org.chirograph.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chirograph.scan.ScanException.Reason;

/**
 * An open scan file and its pages. Belongs to one thread; whoever opens it closes it. The file is never written to.
 *
 * <p>What is wrong with the file as a whole shows when it is opened; what is wrong with one page shows when that page is
 * asked for, and leaves the others.
 */
public sealed interface ScanDocument extends AutoCloseable permits PictureDocument, TiffDocument, PdfDocument {
    /** At least 1. */
    int pages();

    /**
     * Decodes a page; nothing of it is kept here.
     *
     * @param index from 0 up to, not including, {@link #pages()}
     */
    ScanPage page(int index) throws ScanException;

    @Override
    void close();

    /** Opens a file by what it holds; its name need not agree. */
    static ScanDocument open(Path file, ScanLimits limits) throws ScanException {
        String where = file.toString();
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            ScanLimits.checkBytes(where, Files.size(file), limits.maxFileBytes());
            head = in.readNBytes(FileKind.HEAD);
        } catch (IOException e) {
            throw ScanException.unreadable(where, e);
        }
        if (head.length == 0) {
            throw new ScanException(Reason.EMPTY, where, "is empty");
        }
        FileKind kind = FileKind.sniff(head)
                .orElseThrow(() -> new ScanException(Reason.NOT_A_SCAN, where, "is no picture and no PDF"));
        return switch (kind) {
            case JPEG, PNG -> PictureDocument.open(file, kind, limits);
            case TIFF -> TiffDocument.open(file, limits);
            case PDF -> PdfDocument.open(file, limits);
            case JPEG_2000, WEBP, BMP, GIF, DJVU, HEIF ->
                throw new ScanException(
                        Reason.UNSUPPORTED, where, "is a " + kind.label() + " file, which this program does not read");
        };
    }
}
