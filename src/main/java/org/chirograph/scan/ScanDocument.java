package org.chirograph.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
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

    /**
     * Puts a page's picture into a PDF, with the pixels that {@link #page} gives, in colour where the scan has it.
     *
     * @param index as for {@link #page}
     */
    PagePicture embed(int index, PDDocument into) throws ScanException;

    @Override
    void close();

    /** Opens a file by what it holds; its name need not agree. */
    static ScanDocument open(Path file, ScanLimits limits) throws ScanException {
        String where = file.toString();
        FileKind kind = kindOf(file, limits);
        return switch (kind) {
            case JPEG, PNG -> PictureDocument.open(file, kind, limits);
            case TIFF -> TiffDocument.open(file, limits);
            case PDF -> PdfDocument.open(file, limits);
            case JPEG_2000, WEBP, BMP, GIF, DJVU, HEIF ->
                throw new ScanException(
                        Reason.UNSUPPORTED, where, "is a " + kind.label() + " file, which this program does not read");
        };
    }

    /** The media type of a scan by what it holds, such as {@code "image/tiff"}. */
    static String mediaType(Path file) throws ScanException {
        return kindOf(file, ScanLimits.DEFAULT).mediaType();
    }

    private static FileKind kindOf(Path file, ScanLimits limits) throws ScanException {
        String where = file.toString();
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            ScanLimits.checkBytes(where, Files.size(file), limits.maxFileBytes());
            head = in.readNBytes(FileKind.HEAD);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new ScanException(Reason.MISSING, where, "does not exist", e);
        } catch (IOException e) {
            throw new ScanException(Reason.UNREADABLE, where, "can't be read: " + e.getMessage(), e);
        }
        if (head.length == 0) {
            throw new ScanException(Reason.EMPTY, where, "is empty");
        }
        return FileKind.sniff(head)
                .orElseThrow(() -> new ScanException(Reason.NOT_A_SCAN, where, "is no picture and no PDF"));
    }
}
