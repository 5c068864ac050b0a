package org.chirograph.scan;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.chirograph.image.GrayImage;

/**
 * Java's images as grey pixels. What is transparent lies over white paper.
 *
 * <p>Grey samples are taken as they are: {@link BufferedImage#getRGB} would read them as linear light and brighten them.
 */
final class GrayRaster {
    private static final int WHITE = 255;

    private GrayRaster() {}

    static GrayImage of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return fromPalette(image, palette);
        }
        int type = model.getColorSpace().getType();
        boolean whole = model.getTransferType() == DataBuffer.TYPE_BYTE
                || model.getTransferType() == DataBuffer.TYPE_USHORT
                || model.getTransferType() == DataBuffer.TYPE_INT;
        boolean plain = whole && !model.isAlphaPremultiplied() && sameDepth(model);
        if (plain && type == ColorSpace.TYPE_GRAY) {
            return fromSamples(image, 1);
        }
        if (plain && type == ColorSpace.TYPE_RGB) {
            return fromSamples(image, 3);
        }
        if (plain && type == ColorSpace.TYPE_CMYK) {
            return fromSamples(image, 4);
        }
        return fromAnything(image);
    }

    private static boolean sameDepth(ColorModel model) {
        for (int i = 1; i < model.getNumComponents(); i++) {
            if (model.getComponentSize(i) != model.getComponentSize(0)) {
                return false;
            }
        }
        return model.getComponentSize(0) <= 16;
    }

    private static GrayImage fromPalette(BufferedImage image, IndexColorModel palette) {
        byte[] gray = new byte[palette.getMapSize()];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = (byte) overWhite(palette.getRGB(i));
        }
        int width = image.getWidth();
        byte[] out = new byte[width * image.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                out[y * width + x] = gray[row[x]];
            }
        }
        return new GrayImage(width, image.getHeight(), out);
    }

    /**
     * @param colours 1 for grey, 3 for red, green and blue, 4 for the inks of print; one more band is opacity. Inks are
     *     taken for ideal ones: their profile would shift greys a little, and costs a table look-up in four dimensions
     */
    private static GrayImage fromSamples(BufferedImage image, int colours) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int bands = raster.getNumBands();
        int bits = image.getColorModel().getComponentSize(0);
        int max = (1 << bits) - 1;
        byte[] out = new byte[width * image.getHeight()];
        int[] row = new int[width * bands];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0, i = 0; x < width; x++, i += bands) {
                int value = switch (colours) {
                    case 1 -> row[i];
                    case 3 -> luma(row[i], row[i + 1], row[i + 2]);
                    default -> paper(row, i, max);
                };
                int gray = bits == 8 ? value : (int) ((value * 255L + max / 2) / max);
                if (bands > colours) {
                    int opaque = row[i + colours];
                    gray = (int) (((long) gray * opaque + (long) WHITE * (max - opaque)) / max);
                }
                out[y * width + x] = (byte) gray;
            }
        }
        return new GrayImage(width, image.getHeight(), out);
    }

    /** The grey of what cyan, magenta, yellow and black, each from 0 (none) to {@code max}, leave of white paper. */
    private static int paper(int[] inks, int at, int max) {
        long white = max - inks[at + 3];
        return luma((int) ((max - inks[at]) * white / max), (int) ((max - inks[at + 1]) * white / max), (int)
                ((max - inks[at + 2]) * white / max));
    }

    private static GrayImage fromAnything(BufferedImage image) {
        int width = image.getWidth();
        byte[] out = new byte[width * image.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                out[y * width + x] = (byte) overWhite(row[x]);
            }
        }
        return new GrayImage(width, image.getHeight(), out);
    }

    private static int overWhite(int argb) {
        int gray = luma(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
        int opaque = argb >>> 24;
        return (gray * opaque + WHITE * (255 - opaque)) / 255;
    }

    /** ITU-R BT.601, as JPEG's own grey. */
    private static int luma(int red, int green, int blue) {
        return (int) ((red * 19595L + green * 38470L + blue * 7471L + 32768) >> 16);
    }
}
