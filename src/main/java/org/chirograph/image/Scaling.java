package org.chirograph.image;

import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Parts of an image at other sizes, for the screen. */
public final class Scaling {
    private Scaling() {}

    /**
     * The columns {@code x .. x + width - 1} and rows {@code y .. y + height - 1}, brought to {@code toWidth} by
     * {@code toHeight} pixels: averaged where it gets smaller, interpolated where larger.
     *
     * @throws IllegalArgumentException if the part doesn't lie inside the image or a size is less than 1
     */
    public static GrayImage part(GrayImage image, int x, int y, int width, int height, int toWidth, int toHeight) {
        if (x < 0 || y < 0 || width < 1 || height < 1 || x > image.width() - width || y > image.height() - height) {
            throw new IllegalArgumentException("a part of " + width + "×" + height + " pixels at " + x + "," + y
                    + " doesn't lie inside an image of " + image.width() + "×" + image.height());
        }
        if (toWidth < 1 || toHeight < 1) {
            throw new IllegalArgumentException("an image holds at least one pixel, not " + toWidth + "×" + toHeight);
        }
        byte[] pixels = new byte[width * height];
        for (int row = 0; row < height; row++) {
            System.arraycopy(image.pixels(), (y + row) * image.width() + x, pixels, row * width, width);
        }
        if (toWidth == width && toHeight == height) {
            return new GrayImage(width, height, pixels);
        }
        try (Mats mats = new Mats()) {
            Mat scaled = mats.empty();
            int method = toWidth < width ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR;
            Imgproc.resize(mats.of(width, height, pixels), scaled, new Size(toWidth, toHeight), 0, 0, method);
            return Mats.gray(scaled);
        }
    }
}
