package org.chirograph.scan;

import org.chirograph.image.GrayImage;

/**
 * One page as scanned, upright by what its file says of orientation. Its pixels are the scan pixels every coordinate
 * refers to.
 *
 * @param dpi scan pixels an inch, or 0 when the file doesn't say or says what no scanner would
 */
public record ScanPage(GrayImage pixels, double dpi) {
    /** Below this a file merely repeats a screen's default (72, 96): nobody scans text so coarsely. */
    private static final double COARSEST_SCAN_DPI = 100;

    /** Above this no flatbed or book scanner goes. */
    private static final double FINEST_SCAN_DPI = 4800;

    public ScanPage {
        dpi = plausible(dpi);
    }

    /** What a file says of its resolution, or 0 when no scanner would. */
    static double plausible(double dpi) {
        return dpi >= COARSEST_SCAN_DPI && dpi <= FINEST_SCAN_DPI ? dpi : 0;
    }
}
