package org.chirograph.scan;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chirograph.scan.ScanException.Reason;

/**
 * An open scan file and its pages. Belongs to one thread; whoever opens it closes it. The file is never written to.
 *
 * <p>What is wrong with the file as a whole shows when it is opened; what is wrong with one page shows when that page is
 * asked for, and leaves the others.
 */
public sealed interface ScanDocument extends AutoCloseable
        permits PictureDocument, TiffDocument, PdfDocument, ListedDocument {
    /** At least 1. */
    int pages();

    /**
     * Decodes a page; nothing of it is kept here.
     *
     * @param index from 0 up to, not including, {@link #pages()}
     */
    ScanPage page(int index) throws ScanException;

    /** The file that holds a page's picture. */
    Path image(int index) throws ScanException;

    /**
     * The text that the file itself carries for a page, if it does.
     *
     * @param page what {@link #page} gave for this index
     */
    default Optional<TextLayer> text(int index, ScanPage page) throws ScanException {
        return Optional.empty();
    }

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
        limits.requireFileSize(file);
        FileKind kind = FileKind.of(file);
        return switch (kind) {
            case JPEG, PNG, JPEG_2000 -> PictureDocument.open(file, kind, limits);
            case TIFF -> TiffDocument.open(file, limits);
            case PDF -> PdfDocument.open(file, limits);
            case METS, IIIF -> ListedDocument.open(file, kind, limits);
            case WEBP, BMP, GIF, DJVU, HEIF ->
                throw new ScanException(
                        Reason.UNSUPPORTED,
                        file.toString(),
                        "is a " + kind.label() + " file, which this program does not read");
        };
    }

    /** When what stands on the pages was written, as a METS file or a IIIF manifest says; need not be a date. */
    static Optional<String> date(Path file) throws ScanException {
        FileKind kind = FileKind.of(file);
        return kind.isList() ? ListedDocument.date(file, kind) : Optional.empty();
    }

    /** The media type of a scan by what it holds, such as {@code "image/tiff"}. */
    static String mediaType(Path file) throws ScanException {
        return FileKind.of(file).mediaType();
    }
}
