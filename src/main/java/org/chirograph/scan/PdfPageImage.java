package org.chirograph.scan;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.chirograph.image.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * The one image that is all one sees of a scanned PDF page. Invisible text over it (an earlier recognition) and what it
 * covers don't count.
 *
 * @param image its pixels as stored
 * @param placed where the unit square lands that the image fills, in page units of 1/72 inch, y upwards
 */
record PdfPageImage(PDImageXObject image, Matrix placed) {
    /** Shares of the page that the image covers, and of the image that the page shows, from which on it is the page. */
    private static final double COVERS = 0.95;

    /** Sine of the largest angle, about half a degree, at which an image counts as placed upright or quarter-turned. */
    private static final double UPRIGHT_SINE = 0.01;

    /** Share of the page up to which an image is an ornament that says nothing of the page's resolution. */
    private static final double SPECK = 0.01;

    /** The densest maps have a million. Forms that contain each other twice at every level reach any number. */
    private static final int MOST_OPERATORS = 5_000_000;

    private static final int DEEPEST_FORM = 50;

    /** A form takes longer than a stroke. The plans of large buildings draw some ten thousand. */
    private static final int MOST_FORMS = 100_000;

    /** States of graphics saved and not yet restored; ISO 32000-1, annex C, has 28 as the usual limit. */
    private static final int MOST_SAVED_STATES = 10_000;

    private static final double UNITS_AN_INCH = 72;

    /** The values of EXIF's tag 274 by (transpose, mirror, flip) as bits 2, 1, 0. */
    private static final int[] EXIF = {1, 4, 2, 3, 5, 8, 6, 7};

    /**
     * What a page shows.
     *
     * @param whole the one image, if that is all one sees
     * @param finest resolution of the finest image on the page that is more than a speck, in dots an inch; 0 without one
     * @param drawn whether there is more than images: text, lines, areas
     */
    record Sight(Optional<PdfPageImage> whole, double finest, boolean drawn) {
        /** The part of the page that fills the scan, in page units: where the one image lies, or what the crop shows. */
        Rectangle2D shown(PDPage page) {
            return whole.map(image -> area(image.placed())).orElseGet(() -> area(page));
        }
    }

    private static Rectangle2D area(Matrix placed) {
        return placed.createAffineTransform()
                .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
                .getBounds2D();
    }

    private static Rectangle2D area(PDPage page) {
        var box = page.getCropBox();
        return new Rectangle2D.Double(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
    }

    /**
     * Looks a page through. Everything drawn is checked on the way, so that it may be decoded afterwards.
     *
     * @param where names the page in complaints
     */
    static Sight of(PDPage page, PdfStreams streams, String where) throws IOException, ScanException {
        Finder finder = new Finder(page, streams, where);
        try {
            for (Iterator<PDStream> contents = page.getContentStreams(); contents.hasNext(); ) {
                streams.checkContent(contents.next().getCOSObject(), where);
            }
            finder.processPage(page);
        } catch (Refused e) {
            throw e.refusal;
        }
        return new Sight(Optional.ofNullable(finder.found), finder.finest, finder.drawn);
    }

    /** Carries a refusal out through PDFBox, which passes on I/O failures alone. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final ScanException refusal;

        Refused(ScanException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    double dpi() {
        return image.getWidth() * UNITS_AN_INCH / Math.hypot(placed.getScaleX(), placed.getShearY());
    }

    /** @param pageTurn the page's own clockwise turn in degrees, a multiple of 90 */
    Orientation orientation(int pageTurn) {
        // Where the image's right and its down point on the page, y now downwards.
        double rightX = placed.getScaleX();
        double rightY = -placed.getShearY();
        double downX = -placed.getShearX();
        double downY = placed.getScaleY();
        for (int turn = 0; turn < pageTurn; turn += 90) {
            double x = rightX;
            rightX = -rightY;
            rightY = x;
            x = downX;
            downX = -downY;
            downY = x;
        }
        boolean transpose = Math.abs(rightY) > Math.abs(rightX);
        boolean mirror = (transpose ? downX : rightX) < 0;
        boolean flip = (transpose ? rightY : downY) < 0;
        return Orientation.ofExif(EXIF[(transpose ? 4 : 0) + (mirror ? 2 : 0) + (flip ? 1 : 0)]);
    }

    /** Follows a page's operators without painting; fonts, which would take seconds to look up, are left alone. */
    private static final class Finder extends PDFStreamEngine {
        private final Rectangle2D crop;
        private final PdfStreams streams;
        private final String where;
        private @Nullable PdfPageImage found;
        private boolean paintedBefore;
        private double finest;
        private boolean drawn;
        private int operators;
        private int forms;
        private int depth;

        Finder(PDPage page, PdfStreams streams, String where) {
            this.streams = streams;
            this.where = where;
            crop = area(page);
            addOperator(new Save(this));
            addOperator(new Restore(this));
            addOperator(new Concatenate(this));
            addOperator(new SetGraphicsStateParameters(this));
            addOperator(new SetTextRenderingMode(this));
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++operators > MOST_OPERATORS) {
                throw tooMuch("draws more than " + MOST_OPERATORS + " strokes");
            }
            switch (operator.getName()) {
                case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh" -> {
                    drawn = true;
                    paintedOver();
                }
                case "BI" -> {
                    checkInline(operator);
                    drawn = true;
                    paintedOver();
                }
                case "q" -> {
                    if (getGraphicsStackSize() > MOST_SAVED_STATES) {
                        throw tooMuch("saves more than " + MOST_SAVED_STATES + " states of its graphics");
                    }
                    super.processOperator(operator, operands);
                }
                case "Tj", "TJ", "'", "\"" -> {
                    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
                    if (mode != RenderingMode.NEITHER && mode != RenderingMode.NEITHER_CLIP) {
                        drawn = true;
                        paintedOver();
                    }
                }
                case "Do" -> {
                    if (!operands.isEmpty() && operands.getFirst() instanceof COSName name) {
                        draw(getResources().getXObject(name));
                    }
                }
                default -> super.processOperator(operator, operands);
            }
        }

        private Refused tooMuch(String what) {
            return new Refused(new ScanException(ScanException.Reason.TOO_LARGE, where, what));
        }

        private void checkInline(Operator operator) throws IOException {
            try {
                streams.checkInline(operator.getImageParameters(), where);
            } catch (ScanException e) {
                throw new Refused(e);
            }
        }

        private void draw(@Nullable PDXObject object) throws IOException {
            if (object instanceof PDFormXObject form) {
                show(form);
            } else if (object instanceof PDImageXObject image) {
                Matrix placed =
                        getGraphicsState().getCurrentTransformationMatrix().clone();
                try {
                    streams.checkPicture(image.getCOSObject(), where);
                } catch (ScanException e) {
                    throw new Refused(e);
                }
                if (area(placed).getWidth() * area(placed).getHeight() > SPECK * crop.getWidth() * crop.getHeight()) {
                    finest = Math.max(finest, new PdfPageImage(image, placed).dpi());
                }
                boolean opaque = !image.isStencil() && image.getMask() == null && image.getSoftMask() == null;
                if (isWholePage(placed) && (opaque || !paintedBefore)) {
                    found = new PdfPageImage(image, placed);
                    paintedBefore = true;
                } else {
                    paintedOver();
                }
            }
        }

        /** Forms within forms as deep as PDFBox follows them when it renders; one may contain itself. */
        private void show(PDFormXObject form) throws IOException {
            try {
                streams.checkContent(form.getCOSObject(), where);
            } catch (ScanException e) {
                throw new Refused(e);
            }
            if (++forms > MOST_FORMS) {
                throw tooMuch("draws more than " + MOST_FORMS + " forms");
            }
            if (depth < DEEPEST_FORM) {
                depth++;
                showForm(form);
                depth--;
            }
        }

        private void paintedOver() {
            found = null;
            paintedBefore = true;
        }

        private boolean isWholePage(Matrix m) {
            double across = Math.hypot(m.getScaleX(), m.getShearY());
            double down = Math.hypot(m.getShearX(), m.getScaleY());
            boolean turned =
                    Math.abs(m.getScaleX()) < UPRIGHT_SINE * across && Math.abs(m.getScaleY()) < UPRIGHT_SINE * down;
            boolean upright =
                    Math.abs(m.getShearX()) < UPRIGHT_SINE * down && Math.abs(m.getShearY()) < UPRIGHT_SINE * across;
            Rectangle2D area = area(m);
            Rectangle2D shown = area.createIntersection(crop);
            double visible = Math.max(0, shown.getWidth()) * Math.max(0, shown.getHeight());
            return (turned || upright)
                    && visible >= COVERS * crop.getWidth() * crop.getHeight()
                    && visible >= COVERS * area.getWidth() * area.getHeight();
        }
    }
}
