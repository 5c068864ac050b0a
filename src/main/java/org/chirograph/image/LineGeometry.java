package org.chirograph.image;

/**
 * The frame into which a reader wants every line brought.
 *
 * @param height rows of the strip
 * @param xHeight rows between the baseline and the top of the small letters
 * @param baselineRow row on which the letters stand, counted from the top
 */
public record LineGeometry(int height, double xHeight, double baselineRow) {
    public LineGeometry {
        if (height < 8 || !(xHeight >= 2) || !(baselineRow > xHeight && baselineRow < height)) {
            throw new IllegalArgumentException(
                    "no line fits in height " + height + ", x-height " + xHeight + ", baseline " + baselineRow);
        }
    }
}
