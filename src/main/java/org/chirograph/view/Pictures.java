package org.chirograph.view;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.chirograph.image.GrayImage;

/** Between this program's images and Java2D's. */
final class Pictures {
    private Pictures() {}

    /** A grey picture that shares no memory with the image. */
    static BufferedImage gray(GrayImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] target = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        System.arraycopy(image.pixels(), 0, target, 0, target.length);
        return picture;
    }
}
