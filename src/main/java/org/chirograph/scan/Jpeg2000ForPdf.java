package org.chirograph.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.chirograph.image.GrayImage;
import org.jspecify.annotations.Nullable;

/**
 * JPEG 2000 for PDFBox, which looks for a plug-in of that name when it renders a page that holds such pictures. They are
 * decoded by OpenCV like all others, in grey, as the page will be; where PDFBox expects colours, each has the grey.
 *
 * <p>The plug-in that PDFBox's authors name instead has a licence of its own that not everyone may use it under.
 */
final class Jpeg2000ForPdf extends ImageReader {
    private static final String FORMAT = "JPEG2000";

    private @Nullable BufferedImage decoded;

    private Jpeg2000ForPdf(ImageReaderSpi spi) {
        super(spi);
    }

    /** Makes it known to ImageIO; once is enough. */
    static void register() {
        IIORegistry.getDefaultInstance().registerServiceProvider(new Spi());
    }

    @Override
    public BufferedImage read(int index, @Nullable ImageReadParam ignored) throws IOException {
        BufferedImage image = decoded;
        if (image == null) {
            image = decode((ImageInputStream) getInput());
            decoded = image;
        }
        return image;
    }

    private static BufferedImage decode(ImageInputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n; (n = in.read(buffer)) >= 0; ) {
            bytes.write(buffer, 0, n);
        }
        byte[] file = bytes.toByteArray();
        try {
            Jpeg2000Header header = Jpeg2000Header.read(file, "the picture", ScanLimits.DEFAULT);
            GrayImage gray = PictureDecoder.decode(file, header.picture(), "the picture");
            return header.components() < 3 ? oneBand(gray) : threeBands(gray);
        } catch (ScanException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static BufferedImage oneBand(GrayImage gray) {
        BufferedImage image = new BufferedImage(gray.width(), gray.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, gray.width(), gray.height(), gray.pixels());
        return image;
    }

    private static BufferedImage threeBands(GrayImage gray) {
        BufferedImage image = new BufferedImage(gray.width(), gray.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] bands = new byte[3 * gray.pixels().length];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = gray.pixels()[i / 3];
        }
        image.getRaster().setDataElements(0, 0, gray.width(), gray.height(), bands);
        return image;
    }

    @Override
    public int getNumImages(boolean search) {
        return 1;
    }

    @Override
    public int getWidth(int index) throws IOException {
        return read(index, null).getWidth();
    }

    @Override
    public int getHeight(int index) throws IOException {
        return read(index, null).getHeight();
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int index) throws IOException {
        return List.of(ImageTypeSpecifier.createFromRenderedImage(read(index, null)))
                .iterator();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
        return null;
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int index) {
        return null;
    }

    private static final class Spi extends ImageReaderSpi {
        Spi() {
            super(
                    "Chirograph",
                    "1",
                    new String[] {FORMAT},
                    null,
                    null,
                    Jpeg2000ForPdf.class.getName(),
                    new Class<?>[] {ImageInputStream.class},
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null);
        }

        /** Only PDFBox, which asks by name, shall get it. */
        @Override
        public boolean canDecodeInput(Object source) {
            return false;
        }

        @Override
        public ImageReader createReaderInstance(@Nullable Object extension) {
            return new Jpeg2000ForPdf(this);
        }

        @Override
        public String getDescription(Locale locale) {
            return "JPEG 2000 in PDF";
        }
    }
}
