package org.chirograph.scan;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * A PDF. A page that is one image is that image, at its own resolution; any other page is rendered, as finely as its
 * finest image. What PDFBox must hold of the file beyond the page in hand lies in temporary files.
 */
final class PdfDocument implements ScanDocument {
    /** What archives scan text at; finer shows nothing new of drawn letters, coarser loses accents. */
    private static final double RENDERING_DPI = 300;

    /** An image finer than this was drawn small; scanners go further only for film. */
    private static final double FINEST_RENDERING_DPI = 1200;

    /** Coarser, typed letters can't be told apart. */
    private static final double COARSEST_RENDERING_DPI = 150;

    /** PDFBox cuts a page's size down to whole pixels; what is whole but for rounding shall stay so. */
    private static final double ROUNDING = 1 + 2e-5;

    /** As many pages as a TIFF may have. */
    private static final int MOST_PAGES = 100_000;

    /** Of a page that had to be drawn: no scan, so nothing is lost that was ever there. */
    private static final float RENDERING_QUALITY = 0.9f;

    /** Rendering takes four bytes a pixel: 256 MB at most. A1 at 300 dpi has 70 million pixels. */
    private static final long MAX_RENDERED_PIXELS = 64_000_000;

    /** A PDF ends with this word, and readers look for it this far from the end (ISO 32000-1, annex H.3, note 18). */
    private static final String END = "%%EOF";

    private static final int END_WITHIN = 1024;

    private static final double UNITS_AN_INCH = 72;

    static {
        Jpeg2000ForPdf.register();
    }

    private final String where;
    private final ScanLimits limits;
    private final PDDocument document;
    private final PdfStreams streams;

    private PdfDocument(String where, ScanLimits limits, PDDocument document) {
        this.where = where;
        this.limits = limits;
        this.document = document;
        this.streams = new PdfStreams(limits);
    }

    static PdfDocument open(Path file, ScanLimits limits) throws ScanException {
        String where = file.toString();
        boolean ends;
        try {
            ends = hasEnd(file);
        } catch (IOException e) {
            throw ScanException.unreadable(where, e);
        }
        if (!ends) {
            // PDFBox would make what it can of the rest, and pages would be lost without a word.
            throw new ScanException(Reason.TRUNCATED, where, "is a PDF cut off before its end mark");
        }
        try {
            PDDocument document = Loader.loadPDF(file.toFile(), "", IOUtils.createTempFileOnlyStreamCache());
            if (document.getNumberOfPages() > 0) {
                return whole(new PdfDocument(where, limits, document));
            }
            document.close();
        } catch (InvalidPasswordException e) {
            throw new ScanException(Reason.ENCRYPTED, where, "is a PDF that wants a password", e);
        } catch (IOException | RuntimeException e) {
            throw ScanException.decoding(where, "is a PDF that can't be read", e);
        }
        throw new ScanException(Reason.CORRUPT, where, "is a PDF without a page");
    }

    /** The document, unless its list of pages holds others than it counts: some would be lost without a word. */
    private static PdfDocument whole(PdfDocument opened) throws ScanException {
        int announced = opened.pages();
        int found = 0;
        for (var unused : opened.document.getPages()) {
            if (++found > Math.min(announced, MOST_PAGES)) {
                break;
            }
        }
        if (found == announced) {
            return opened;
        }
        opened.close();
        throw new ScanException(
                Reason.CORRUPT,
                opened.where,
                "is a PDF that announces " + announced + " pages and holds another number");
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
    public Path image(int index) {
        return Path.of(where);
    }

    @Override
    public ScanPage page(int index) throws ScanException {
        Objects.checkIndex(index, pages());
        String page = where + ", page " + (index + 1) + ",";
        try {
            PDPage source = document.getPage(index);
            PdfPageImage.Sight sight = PdfPageImage.of(source, streams, page);
            return sight.whole().isPresent()
                    ? taken(sight.whole().get(), source.getRotation(), page)
                    : rendered(source, index, dpi(source, sight), page);
        } catch (MissingImageReaderException e) {
            throw new ScanException(
                    Reason.UNSUPPORTED, page, "holds a picture that can't be read: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw ScanException.decoding(page, "can't be read", e);
        }
    }

    @Override
    public Optional<TextLayer> text(int index, ScanPage page) throws ScanException {
        String name = where + ", page " + (index + 1) + ",";
        try {
            PDPage source = document.getPage(index);
            return PdfTextLayer.of(
                    document, index, PdfPageImage.of(source, streams, name).shown(source), page);
        } catch (IOException | RuntimeException e) {
            throw ScanException.decoding(name, "holds text that can't be read", e);
        }
    }

    @Override
    public PagePicture embed(int index, PDDocument into) throws ScanException {
        Objects.checkIndex(index, pages());
        String page = where + ", page " + (index + 1) + ",";
        try {
            PDPage source = document.getPage(index);
            PdfPageImage.Sight sight = PdfPageImage.of(source, streams, page);
            if (sight.whole().isEmpty()) {
                double dpi = dpi(source, sight);
                return new PagePicture(
                        JPEGFactory.createFromImage(into, drawn(source, index, dpi, page), RENDERING_QUALITY),
                        Orientation.UPRIGHT,
                        dpi);
            }
            PdfPageImage found = sight.whole().get();
            PDImageXObject image = found.image();
            limits.checkPixels(page, image.getWidth(), image.getHeight());
            PDImageXObject kept = PictureEmbedding.copy(image, into);
            Orientation turn = found.orientation(source.getRotation());
            if (kept == null) {
                kept = PictureEmbedding.pixels(
                        image.isStencil() ? image.getStencilImage(Color.BLACK) : image.getImage(), into);
            }
            return new PagePicture(kept, turn, found.dpi());
        } catch (IOException | RuntimeException e) {
            throw ScanException.decoding(page, "can't be put into a PDF", e);
        }
    }

    private ScanPage taken(PdfPageImage found, int pageTurn, String page) throws IOException, ScanException {
        PDImageXObject image = found.image();
        GrayImage stored;
        if (isPlain(image, COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION)) {
            byte[] jpeg = coded(image, COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION);
            PictureHeader header = JpegHeader.read(jpeg, page);
            limits.checkPixels(page, header.width(), header.height());
            stored = PictureDecoder.decode(jpeg, header, page);
        } else if (isPlain(image, COSName.JPX_DECODE)) {
            byte[] jpeg2000 = coded(image, COSName.JPX_DECODE);
            stored = PictureDecoder.decode(
                    jpeg2000, Jpeg2000Header.read(jpeg2000, page, limits).picture(), page);
        } else {
            stored = GrayRaster.of(image.isStencil() ? image.getStencilImage(Color.BLACK) : image.getImage());
        }
        return new ScanPage(found.orientation(pageTurn).upright(stored), found.dpi());
    }

    /** Whether the image is a grey or colour picture in one of these codings, as it would stand in a file of its own. */
    private static boolean isPlain(PDImageXObject image, COSName... codings) throws IOException {
        List<COSName> filters = new PDStream(image.getCOSObject()).getFilters();
        return !filters.isEmpty()
                && List.of(codings).contains(filters.getLast())
                && image.getDecode() == null
                && image.getMask() == null
                && image.getSoftMask() == null
                && image.getColorKeyMask() == null
                && (filters.getLast().equals(COSName.JPX_DECODE)
                        || image.getColorSpace().getNumberOfComponents() != 4);
    }

    /** The image's bytes as they are before these codings are undone; their length was checked. */
    private static byte[] coded(PDImageXObject image, COSName... codings) throws IOException {
        try (InputStream in = image.createInputStream(
                Arrays.stream(codings).map(COSName::getName).toList())) {
            return in.readAllBytes();
        }
    }

    /** As fine as the finest image; at the usual resolution what was drawn, and coarser where it would be too large. */
    private double dpi(PDPage page, PdfPageImage.Sight sight) {
        double dpi = sight.drawn() || sight.finest() < COARSEST_RENDERING_DPI
                ? Math.max(RENDERING_DPI, sight.finest())
                : sight.finest();
        PDRectangle crop = page.getCropBox();
        double inches = crop.getWidth() * crop.getHeight() / (UNITS_AN_INCH * UNITS_AN_INCH);
        double fits = Math.sqrt(Math.min(limits.maxPixels(), MAX_RENDERED_PIXELS) / inches);
        return ROUNDING * Math.max(COARSEST_RENDERING_DPI, Math.min(Math.min(dpi, FINEST_RENDERING_DPI), fits));
    }

    private ScanPage rendered(PDPage source, int index, double dpi, String page) throws IOException, ScanException {
        return new ScanPage(GrayRaster.of(drawn(source, index, dpi, page)), dpi);
    }

    private BufferedImage drawn(PDPage source, int index, double dpi, String page) throws IOException, ScanException {
        PDRectangle crop = source.getCropBox();
        double scale = dpi / UNITS_AN_INCH;
        ScanLimits rendering = limits.withPixels(Math.min(limits.maxPixels(), MAX_RENDERED_PIXELS));
        // Whole pixels, cut off as PDFBox does.
        rendering.checkDecoded(page, (long) (crop.getWidth() * scale), (long) (crop.getHeight() * scale), 32);
        // In colour: Java's own grey images have another gamma.
        return new PDFRenderer(document).renderImageWithDPI(index, (float) dpi, ImageType.RGB);
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
