package org.chirograph.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.multipdf.PDFCloneUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDCalRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chirograph.image.GrayImage;
import org.jspecify.annotations.Nullable;

/** Pictures into PDFs that are to be PDF/A-2 with an RGB output intent: as they are stored, if that allows it. */
final class PictureEmbedding {
    /** Codings that PDF/A-2 allows (ISO 19005-2, 6.1.7.2): all but LZW. */
    private static final Set<COSName> CODINGS = Set.of(
            COSName.DCT_DECODE,
            COSName.JPX_DECODE,
            COSName.JBIG2_DECODE,
            COSName.CCITTFAX_DECODE,
            COSName.FLATE_DECODE,
            COSName.RUN_LENGTH_DECODE);

    /** What PDF wants said, and readers leave out of account: the file says it itself. */
    private static final int JPEG_2000_BITS = 8;

    private PictureEmbedding() {}

    /**
     * A JPEG by its own bytes.
     *
     * @return null when it has colours that this kind of PDF can't hold (those of printing) or a coding it doesn't know
     */
    static @Nullable PDImageXObject jpeg(byte[] file, PDDocument into) throws IOException {
        PDImageXObject image = JPEGFactory.createFromByteArray(into, file);
        return image.getColorSpace().getNumberOfComponents() == 4 ? null : image;
    }

    /**
     * A JPEG 2000 by its own bytes.
     *
     * @return null when PDF/A-2 can't hold it so
     */
    static @Nullable PDImageXObject jpeg2000(byte[] file, PictureHeader header, PDDocument into) throws IOException {
        return Jpeg2000Colours.fit(file)
                ? new PDImageXObject(
                        into,
                        new ByteArrayInputStream(file),
                        COSName.JPX_DECODE,
                        header.width(),
                        header.height(),
                        JPEG_2000_BITS,
                        null)
                : null;
    }

    /** Pixels without loss: black and white in the fax coding, others compressed as in PNG. */
    static PDImageXObject pixels(BufferedImage image, PDDocument into) throws IOException {
        boolean blackAndWhite = image.getType() == BufferedImage.TYPE_BYTE_BINARY
                && image.getColorModel().getPixelSize() == 1;
        return blackAndWhite ? CCITTFactory.createFromImage(into, image) : LosslessFactory.createFromImage(into, image);
    }

    static PDImageXObject pixels(GrayImage image, PDDocument into) throws IOException {
        BufferedImage copy = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        copy.getRaster().setDataElements(0, 0, image.width(), image.height(), image.pixels());
        return LosslessFactory.createFromImage(into, copy);
    }

    /**
     * An image of another PDF by its own bytes.
     *
     * @return null when it is coded, coloured or masked in a way that PDF/A-2 or its output intent rules out
     */
    static @Nullable PDImageXObject copy(PDImageXObject image, PDDocument into) throws IOException {
        COSStream from = image.getCOSObject();
        List<COSName> filters = new PDStream(from).getFilters();
        boolean masked = image.getMask() != null || image.getSoftMask() != null || image.getColorKeyMask() != null;
        boolean jpx = filters.contains(COSName.JPX_DECODE);
        if (masked || image.isStencil() || !CODINGS.containsAll(filters)) {
            return null;
        }
        PDColorSpace colours = jpx && !from.containsKey(COSName.COLORSPACE) ? null : image.getColorSpace();
        if (colours != null && !isPlain(colours)) {
            return null;
        }
        PDFCloneUtility clone = new PDFCloneUtility(into) {};
        PDImageXObject copy;
        try (InputStream raw = from.createRawInputStream()) {
            COSBase filter = clone.cloneForNewDocument(from.getDictionaryObject(COSName.FILTER));
            copy = new PDImageXObject(
                    into, raw, filter, image.getWidth(), image.getHeight(), image.getBitsPerComponent(), null);
        }
        copy.getCOSObject()
                .setItem(COSName.DECODE, clone.cloneForNewDocument(from.getDictionaryObject(COSName.DECODE)));
        copy.getCOSObject()
                .setItem(
                        COSName.DECODE_PARMS,
                        clone.cloneForNewDocument(from.getDictionaryObject(COSName.DECODE_PARMS)));
        if (colours != null) {
            copy.getCOSObject().setItem(COSName.COLORSPACE, clone.cloneForNewDocument(colours.getCOSObject()));
        }
        return copy;
    }

    /** Grey or RGB, of the device or by a profile, or a palette of the former. */
    private static boolean isPlain(PDColorSpace colours) throws IOException {
        if (colours instanceof PDIndexed indexed) {
            COSBase base = ((COSArray) indexed.getCOSObject()).getObject(1);
            return COSName.DEVICERGB.equals(base) || COSName.DEVICEGRAY.equals(base);
        }
        return colours instanceof PDDeviceGray
                || colours instanceof PDDeviceRGB
                || colours instanceof PDCalGray
                || colours instanceof PDCalRGB
                || colours instanceof PDICCBased profile && profile.getNumberOfComponents() != 4;
    }
}
