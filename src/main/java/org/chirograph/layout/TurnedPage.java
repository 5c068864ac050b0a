package org.chirograph.layout;

import org.chirograph.image.Affine;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.Ink;
import org.chirograph.image.Orientation;
import org.chirograph.image.PageImage;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.TurnedFrame;

/**
 * A page turned by quarters, so that what runs up or down its sides, or stands on its head, can be found and read as any
 * other text, and the way to and fro.
 *
 * @param page as if its scan had been laid the other way on the scanner
 * @param toUpright from ink pixels of the turned page to those of the page before
 * @param frame takes what lies on the scan to the turned scan
 */
public record TurnedPage(CleanPage page, Affine toUpright, TurnedFrame frame) {
    public static TurnedPage of(CleanPage page, QuarterTurn turn) {
        Affine toScan = page.ink().toScan();
        int width = page.ink().width();
        int height = page.ink().height();
        // Where borders were cut off this is not the whole scan; any frame will do that is the same both ways.
        TurnedFrame frame = new TurnedFrame(
                turn, (int) Math.ceil(toScan.x(width, height)), (int) Math.ceil(toScan.y(width, height)));
        if (turn == QuarterTurn.NONE) {
            return new TurnedPage(page, Affine.IDENTITY, frame);
        }
        Orientation orientation = Orientation.turn(turn.quarters());
        GrayImage pixels = orientation.upright(page.page().pixels());
        byte[] bits = orientation
                .upright(new GrayImage(width, height, page.ink().bits()))
                .pixels();
        Affine toUpright = turned(orientation, width, height).inverse();
        Affine turnedToScan = toUpright.then(toScan).then(turned(orientation, frame.width(), frame.height()));
        return new TurnedPage(
                new CleanPage(
                        new PageImage(pixels, turnedToScan),
                        new Ink(pixels.width(), pixels.height(), bits, turnedToScan),
                        page.pixelsPerMm()),
                toUpright,
                frame);
    }

    private static Affine turned(Orientation orientation, int width, int height) {
        boolean swap = orientation.swapsAxes();
        return Affine.scale(1.0 / width, 1.0 / height)
                .then(orientation.ofUnitSquare())
                .then(Affine.scale(swap ? height : width, swap ? width : height));
    }
}
