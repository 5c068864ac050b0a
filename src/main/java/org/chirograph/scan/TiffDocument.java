package org.chirograph.scan;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageMetadata;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReader;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.FileImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chirograph.image.GrayImage;
import org.chirograph.image.Orientation;
import org.chirograph.scan.ScanException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A TIFF and its pages. Smaller copies of a page and masks, which stand in the same list of directories, are no pages.
 * Tag numbers are those of TIFF 6.0.
 */
final class TiffDocument implements ScanDocument {
    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int STRIP_OFFSETS = 273;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int X_RESOLUTION = 282;
    private static final int RESOLUTION_UNIT = 296;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_LENGTH = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTE_COUNTS = 325;

    /** Bits of {@link #NEW_SUBFILE_TYPE}: a smaller copy, a transparency mask. */
    private static final long NOT_A_PAGE = 1 | 4;

    private static final int UNIT_NONE = 1;
    private static final int UNIT_CENTIMETRE = 3;

    private final String where;
    private final ScanLimits limits;
    private final FileImageInputStream in;
    private final TIFFImageReader reader;

    /** Of each page, its directory's place in the file. */
    private final List<Integer> directories = new ArrayList<>();

    private TiffDocument(String where, ScanLimits limits, FileImageInputStream in) {
        this.where = where;
        this.limits = limits;
        this.in = in;
        // By class: other TIFF plug-ins, the JDK's among them, may be registered too.
        reader = new TIFFImageReaderSpi().createReaderInstance(null);
    }

    static TiffDocument open(Path file, ScanLimits limits) throws ScanException {
        String where = file.toString();
        FileImageInputStream in;
        try {
            in = new FileImageInputStream(file.toFile());
        } catch (IOException e) {
            throw ScanException.unreadable(where, e);
        }
        TiffDocument document = new TiffDocument(where, limits, in);
        try {
            TiffDirectories.requireWhole(in, where);
            document.list();
            return document;
        } catch (ScanException e) {
            document.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            document.close();
            throw ScanException.decoding(where, "is a TIFF whose list of pages can't be read", e);
        }
    }

    private void list() throws IOException {
        reader.setInput(in);
        int count = reader.getNumImages(true);
        for (int i = 0; i < count; i++) {
            if (((long) number(metadata(i), NEW_SUBFILE_TYPE, 0) & NOT_A_PAGE) == 0) {
                directories.add(i);
            }
        }
        if (directories.isEmpty()) {
            throw new IOException("it has none");
        }
    }

    @Override
    public int pages() {
        return directories.size();
    }

    @Override
    public Path image(int index) {
        return Path.of(where);
    }

    @Override
    public ScanPage page(int index) throws ScanException {
        int directory = directories.get(index);
        String page = pages() == 1 ? where : where + ", page " + (index + 1) + ",";
        try {
            TIFFImageMetadata metadata = metadata(directory);
            checkSize(metadata, directory, page);
            requireWhole(metadata, page);
            GrayImage stored = GrayRaster.of(reader.read(directory, null));
            Orientation turn = Orientation.ofExif((int) number(metadata, ORIENTATION, 1));
            return new ScanPage(turn.upright(stored), dpi(metadata));
        } catch (UnsupportedOperationException e) {
            throw new ScanException(
                    Reason.UNSUPPORTED, page, "is a TIFF of a kind that is not read: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw ScanException.decoding(page, "can't be decoded", e);
        }
    }

    /** Checks the page, and its tiles: the reader makes room for a whole tile, which may be larger than its page. */
    private void checkSize(TIFFImageMetadata metadata, int directory, String page) throws IOException, ScanException {
        long bits = 0;
        for (long sample : numbers(metadata, BITS_PER_SAMPLE)) {
            bits += sample;
        }
        bits = Math.max(8, Math.max(bits, (long) number(metadata, SAMPLES_PER_PIXEL, 1)));
        limits.checkDecoded(page, reader.getWidth(directory), reader.getHeight(directory), bits);
        if (metadata.getTIFFField(TILE_WIDTH) != null) {
            limits.checkDecoded(
                    page, (long) number(metadata, TILE_WIDTH, 0), (long) number(metadata, TILE_LENGTH, 0), bits);
        }
    }

    @Override
    public PagePicture embed(int index, PDDocument into) throws ScanException {
        int directory = directories.get(index);
        String page = pages() == 1 ? where : where + ", page " + (index + 1) + ",";
        try {
            TIFFImageMetadata metadata = metadata(directory);
            limits.checkPixels(page, reader.getWidth(directory), reader.getHeight(directory));
            requireWhole(metadata, page);
            PDImageXObject image = PictureEmbedding.pixels(reader.read(directory, null), into);
            Orientation turn = Orientation.ofExif((int) number(metadata, ORIENTATION, 1));
            return new PagePicture(image, turn, dpi(metadata));
        } catch (IOException | RuntimeException e) {
            throw new ScanException(Reason.CORRUPT, page, "can't be put into a PDF: " + e.getMessage(), e);
        }
    }

    /** Fails when strips or tiles lie beyond the file's end: the reader would leave them black. */
    private void requireWhole(TIFFImageMetadata metadata, String page) throws IOException, ScanException {
        boolean tiled = metadata.getTIFFField(TILE_OFFSETS) != null;
        long[] offsets = numbers(metadata, tiled ? TILE_OFFSETS : STRIP_OFFSETS);
        long[] lengths = numbers(metadata, tiled ? TILE_BYTE_COUNTS : STRIP_BYTE_COUNTS);
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            if (offsets[i] < 0 || lengths[i] < 0 || offsets[i] > in.length() - lengths[i]) {
                throw new ScanException(
                        Reason.TRUNCATED,
                        page,
                        "is a TIFF cut off after " + in.length() + " bytes, inside its picture");
            }
        }
    }

    private static double dpi(TIFFImageMetadata metadata) {
        double resolution = number(metadata, X_RESOLUTION, 0);
        return switch ((int) number(metadata, RESOLUTION_UNIT, 2)) {
            case UNIT_NONE -> 0;
            case UNIT_CENTIMETRE -> ExifTags.dotsAnInch(resolution);
            default -> resolution;
        };
    }

    private TIFFImageMetadata metadata(int directory) throws IOException {
        return (TIFFImageMetadata) reader.getImageMetadata(directory);
    }

    private static double number(TIFFImageMetadata metadata, int tag, double otherwise) {
        return value(metadata, tag) instanceof Number n ? n.doubleValue() : otherwise;
    }

    private static long[] numbers(TIFFImageMetadata metadata, int tag) {
        Object value = value(metadata, tag);
        if (value instanceof Number n) {
            return new long[] {n.longValue()};
        }
        long[] numbers = new long[value == null ? 0 : Array.getLength(value)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) Array.get(value, i)).longValue();
        }
        return numbers;
    }

    private static @Nullable Object value(TIFFImageMetadata metadata, int tag) {
        var field = metadata.getTIFFField(tag);
        return field == null ? null : field.getValue();
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            in.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
