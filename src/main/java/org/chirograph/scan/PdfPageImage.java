package org.chirograph.scan;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
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

    private static final double UNITS_AN_INCH = 72;

    /** The values of EXIF's tag 274 by (transpose, mirror, flip) as bits 2, 1, 0. */
    private static final int[] EXIF = {1, 4, 2, 3, 5, 8, 6, 7};

    static Optional<PdfPageImage> of(PDPage page) throws IOException {
        Finder finder = new Finder(page);
        finder.processPage(page);
        return Optional.ofNullable(finder.found);
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
        private @Nullable PdfPageImage found;
        private boolean paintedBefore;

        Finder(PDPage page) {
            var box = page.getCropBox();
            crop = new Rectangle2D.Double(box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight());
            addOperator(new Save(this));
            addOperator(new Restore(this));
            addOperator(new Concatenate(this));
            addOperator(new SetGraphicsStateParameters(this));
            addOperator(new SetTextRenderingMode(this));
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            switch (operator.getName()) {
                case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI" -> paintedOver();
                case "Tj", "TJ", "'", "\"" -> {
                    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
                    if (mode != RenderingMode.NEITHER && mode != RenderingMode.NEITHER_CLIP) {
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

        private void draw(@Nullable PDXObject drawn) throws IOException {
            if (drawn instanceof PDFormXObject form) {
                showForm(form);
            } else if (drawn instanceof PDImageXObject image) {
                Matrix placed =
                        getGraphicsState().getCurrentTransformationMatrix().clone();
                boolean opaque = !image.isStencil() && image.getMask() == null && image.getSoftMask() == null;
                if (isWholePage(placed) && (opaque || !paintedBefore)) {
                    found = new PdfPageImage(image, placed);
                    paintedBefore = true;
                } else {
                    paintedOver();
                }
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
            Rectangle2D area = m.createAffineTransform()
                    .createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1))
                    .getBounds2D();
            Rectangle2D shown = area.createIntersection(crop);
            double visible = Math.max(0, shown.getWidth()) * Math.max(0, shown.getHeight());
            return (turned || upright)
                    && visible >= COVERS * crop.getWidth() * crop.getHeight()
                    && visible >= COVERS * area.getWidth() * area.getHeight();
        }
    }
}
