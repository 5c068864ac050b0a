package org.chirograph.scan;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.chirograph.image.GrayImage;
import org.chirograph.image.Orientation;
import org.chirograph.scan.ScanException.Reason;

/**
 * A PDF. A page that is one image is that image, at its own resolution; any other page is rendered. What PDFBox must
 * hold of the file beyond the page in hand lies in temporary files.
 */
final class PdfDocument implements ScanDocument {
    /** What archives scan text at; finer shows nothing new of drawn letters, coarser loses accents. */
    private static final int RENDERING_DPI = 300;

    /** Of a page that had to be drawn: no scan, so nothing is lost that was ever there. */
    private static final float RENDERING_QUALITY = 0.9f;

    /** Rendering takes four bytes a pixel: 256 MB at most. A1 at 300 dpi has 70 million pixels. */
    private static final long MAX_RENDERED_PIXELS = 64_000_000;

    /** A PDF ends with this word, and readers look for it this far from the end (ISO 32000-1, annex H.3, note 18). */
    private static final String END = "%%EOF";

    private static final int END_WITHIN = 1024;

    private static final double UNITS_AN_INCH = 72;

    private final String where;
    private final ScanLimits limits;
    private final PDDocument document;

    private PdfDocument(String where, ScanLimits limits, PDDocument document) {
        this.where = where;
        this.limits = limits;
        this.document = document;
    }

    static PdfDocument open(Path file, ScanLimits limits) throws ScanException {
        String where = file.toString();
        boolean ends;
        try {
            ends = hasEnd(file);
        } catch (IOException e) {
            throw new ScanException(Reason.UNREADABLE, where, "can't be read: " + e.getMessage(), e);
        }
        if (!ends) {
            // PDFBox would make what it can of the rest, and pages would be lost without a word.
            throw new ScanException(Reason.TRUNCATED, where, "is a PDF cut off before its end mark");
        }
        try {
            PDDocument document = Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache());
            if (document.getNumberOfPages() > 0) {
                return new PdfDocument(where, limits, document);
            }
            document.close();
        } catch (InvalidPasswordException e) {
            throw new ScanException(Reason.ENCRYPTED, where, "is a PDF that wants a password", e);
        } catch (IOException | RuntimeException e) {
            throw new ScanException(Reason.CORRUPT, where, "is a PDF that can't be read: " + e.getMessage(), e);
        }
        throw new ScanException(Reason.CORRUPT, where, "is a PDF without a page");
    }

    private static boolean hasEnd(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(END_WITHIN, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            return new String(tail, StandardCharsets.ISO_8859_1).contains(END);
        }
    }

    @Override
    public int pages() {
        return document.getNumberOfPages();
    }

    @Override
    public ScanPage page(int index) throws ScanException {
        Objects.checkIndex(index, pages());
        String page = where + ", page " + (index + 1) + ",";
        try {
            PDPage source = document.getPage(index);
            var image = PdfPageImage.of(source);
            return image.isPresent() ? taken(image.get(), source.getRotation(), page) : rendered(source, index, page);
        } catch (MissingImageReaderException e) {
            throw new ScanException(
                    Reason.UNSUPPORTED, page, "holds a picture that can't be read: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw new ScanException(Reason.CORRUPT, page, "can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public PagePicture embed(int index, PDDocument into) throws ScanException {
        Objects.checkIndex(index, pages());
        String page = where + ", page " + (index + 1) + ",";
        try {
            PDPage source = document.getPage(index);
            var found = PdfPageImage.of(source);
            if (found.isEmpty()) {
                return new PagePicture(
                        JPEGFactory.createFromImage(into, drawn(source, index, page), RENDERING_QUALITY),
                        Orientation.UPRIGHT,
                        RENDERING_DPI);
            }
            PDImageXObject image = found.get().image();
            limits.checkPixels(page, image.getWidth(), image.getHeight());
            PDImageXObject kept = PictureEmbedding.copy(image, into);
            Orientation turn = found.get().orientation(source.getRotation());
            if (kept == null) {
                kept = PictureEmbedding.pixels(
                        image.isStencil() ? image.getStencilImage(Color.BLACK) : image.getImage(), into);
            }
            return new PagePicture(kept, turn, found.get().dpi());
        } catch (IOException | RuntimeException e) {
            throw new ScanException(Reason.CORRUPT, page, "can't be put into a PDF: " + e.getMessage(), e);
        }
    }

    private ScanPage taken(PdfPageImage found, int pageTurn, String page) throws IOException, ScanException {
        PDImageXObject image = found.image();
        limits.checkPixels(page, image.getWidth(), image.getHeight());
        GrayImage stored;
        if (isPlainJpeg(image)) {
            byte[] jpeg = jpegBytes(image, page);
            PictureHeader header = JpegHeader.read(jpeg, page);
            limits.checkPixels(page, header.width(), header.height());
            stored = PictureDecoder.decode(jpeg, header, page);
        } else {
            stored = GrayRaster.of(image.isStencil() ? image.getStencilImage(Color.BLACK) : image.getImage());
        }
        return new ScanPage(found.orientation(pageTurn).upright(stored), found.dpi());
    }

    /** Whether the image is a grey or colour JPEG as it would stand in a file of its own. */
    private static boolean isPlainJpeg(PDImageXObject image) throws IOException {
        List<COSName> filters = new PDStream(image.getCOSObject()).getFilters();
        return !filters.isEmpty()
                && (filters.getLast().equals(COSName.DCT_DECODE)
                        || filters.getLast().equals(COSName.DCT_DECODE_ABBREVIATION))
                && image.getDecode() == null
                && image.getMask() == null
                && image.getSoftMask() == null
                && image.getColorKeyMask() == null
                && image.getColorSpace().getNumberOfComponents() != 4;
    }

    private byte[] jpegBytes(PDImageXObject image, String page) throws IOException, ScanException {
        ScanLimits.checkBytes(page, image.getCOSObject().getLength(), limits.maxPictureBytes());
        List<String> dct = List.of(COSName.DCT_DECODE.getName(), COSName.DCT_DECODE_ABBREVIATION.getName());
        try (InputStream in = image.createInputStream(dct)) {
            return in.readAllBytes();
        }
    }

    private ScanPage rendered(PDPage source, int index, String page) throws IOException, ScanException {
        return new ScanPage(GrayRaster.of(drawn(source, index, page)), RENDERING_DPI);
    }

    private BufferedImage drawn(PDPage source, int index, String page) throws IOException, ScanException {
        PDRectangle crop = source.getCropBox();
        double scale = RENDERING_DPI / UNITS_AN_INCH;
        ScanLimits rendering = new ScanLimits(
                Math.min(limits.maxPixels(), MAX_RENDERED_PIXELS), limits.maxPictureBytes(), limits.maxFileBytes());
        rendering.checkPixels(page, Math.round(crop.getWidth() * scale), Math.round(crop.getHeight() * scale));
        // In colour: Java's own grey images have another gamma.
        return new PDFRenderer(document).renderImageWithDPI(index, RENDERING_DPI, ImageType.RGB);
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
