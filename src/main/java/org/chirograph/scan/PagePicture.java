package org.chirograph.scan;

import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.chirograph.image.Orientation;

/**
 * A page's picture as part of a PDF that is being written. Wherever PDF knows the coding of the scan, these are the
 * scan's own bytes; elsewhere the same pixels coded anew without loss.
 *
 * @param image belongs to that PDF
 * @param orientation how the picture must be turned to stand upright
 * @param dpi scan pixels an inch, or 0 when the file doesn't say
 */
public record PagePicture(PDImageXObject image, Orientation orientation, double dpi) {
    public PagePicture {
        dpi = ScanPage.plausible(dpi);
    }

    /** Pixels across the upright page. */
    public int width() {
        return orientation.swapsAxes() ? image.getHeight() : image.getWidth();
    }

    /** Pixels down the upright page. */
    public int height() {
        return orientation.swapsAxes() ? image.getWidth() : image.getHeight();
    }
}
