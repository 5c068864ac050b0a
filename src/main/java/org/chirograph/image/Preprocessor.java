package org.chirograph.image;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * Runs a list of {@link ImageOp}s over a scan. Immutable, and safe to share between threads; all native memory is
 * released before {@link #clean} returns.
 */
public final class Preprocessor {
    /** What is taken for the length of a sheet's longer side when the scan does not tell its resolution: A4. */
    private static final double ASSUMED_LONG_SIDE_MM = 297;

    /** The smallest and greatest resolution that is believed; scanners write nonsense such as 1 or 72 dpi. */
    private static final double MIN_DPI = 90;

    private static final double MAX_DPI = 1300;

    private static final double MM_PER_INCH = 25.4;

    private final List<ImageOp> operations;

    /** @throws IllegalArgumentException unless {@code sauvola} stands once in the list, before what needs ink */
    public Preprocessor(List<ImageOp> operations) {
        this.operations = List.copyOf(operations);
        boolean inked = false;
        for (ImageOp op : operations) {
            boolean makesInk = op instanceof ImageOp.Sauvola;
            boolean needsInk = op instanceof ImageOp.RemoveHoles || op instanceof ImageOp.RemoveRules;
            if (makesInk && inked) {
                throw new IllegalArgumentException("sauvola can stand only once in a cleaning");
            }
            if (needsInk && !inked) {
                throw new IllegalArgumentException(op.name() + " needs ink, so it must come after sauvola");
            }
            if (op instanceof ImageOp.Scale && inked) {
                throw new IllegalArgumentException("scale must come before sauvola");
            }
            inked |= makesInk;
        }
        if (!inked) {
            throw new IllegalArgumentException("a cleaning needs the operation sauvola");
        }
    }

    /** The operations that were found to serve typed and handwritten sheets alike; see docs/steps/cleaning.md. */
    public static List<ImageOp> standard() {
        return List.of(
                new ImageOp.Scale(2000),
                new ImageOp.FlattenBackground(10.5),
                new ImageOp.RemoveBorder(0.78),
                new ImageOp.Sauvola(7.5, 0.18),
                new ImageOp.RemoveHoles(3.5, 12),
                new ImageOp.RemoveRules(5, 0.45));
    }

    public List<ImageOp> operations() {
        return operations;
    }

    /** @param dpi resolution of the scan in pixels an inch, or 0 when it is not known */
    public CleanPage clean(GrayImage scan, double dpi) {
        try (Mats mats = new Mats()) {
            Canvas canvas = new Canvas(mats, mats.of(scan), pixelsPerMm(scan, dpi));
            for (ImageOp op : operations) {
                apply(canvas, op);
            }
            Mat ink = canvas.ink();
            Affine toScan = canvas.toScan;
            return new CleanPage(
                    new PageImage(Mats.gray(canvas.grey), toScan),
                    new Ink(ink.cols(), ink.rows(), Mats.bytes(ink), toScan),
                    canvas.pixelsPerMm);
        }
    }

    private static double pixelsPerMm(GrayImage scan, double dpi) {
        return dpi >= MIN_DPI && dpi <= MAX_DPI
                ? dpi / MM_PER_INCH
                : Math.max(scan.width(), scan.height()) / ASSUMED_LONG_SIDE_MM;
    }

    private static void apply(Canvas canvas, ImageOp operation) {
        switch (operation) {
            case ImageOp.Scale op -> canvas.scale(op.longSide());
            case ImageOp.FlattenBackground op -> flatten(canvas, op);
            case ImageOp.RemoveBorder op -> Border.remove(canvas, op);
            case ImageOp.Sauvola op -> Binarization.sauvola(canvas, op);
            case ImageOp.RemoveHoles op -> Holes.remove(canvas, op);
            case ImageOp.RemoveRules op -> Rules.remove(canvas, op);
        }
    }

    private static void flatten(Canvas canvas, ImageOp.FlattenBackground op) {
        Mats mats = canvas.mats;
        Mat tone = mats.empty();
        Imgproc.resize(canvas.tone(op.reachMm()), tone, canvas.grey.size(), 0, 0, Imgproc.INTER_LINEAR);
        Mat flat = mats.empty();
        Core.divide(canvas.grey, tone, flat, 255);
        canvas.grey = flat;
    }
}
