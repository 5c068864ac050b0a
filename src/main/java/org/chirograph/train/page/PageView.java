package org.chirograph.train.page;

import java.util.random.RandomGenerator;
import org.chirograph.image.Affine;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.TextLineNet;

/**
 * A page, or a part of one, as it is put before the net, with what the net should say.
 *
 * @param pixels row by row, ink 1 and paper 0
 * @param wanted for every place of the net's answer 1 on the middle of a line, falling to 0 within an x-height of it
 */
public record PageView(int columns, int rows, float[] pixels, float[] wanted) {
    private static final int ACROSS = LineArchitecture.PAGE.columnsPerFrame();
    private static final int DOWN = TextLineNet.ROWS_PER_PLACE;

    /** Deviation of what is wanted around the middle of a line, in x-heights. */
    private static final double SPREAD = 0.35;

    /** The whole page as it is looked at in use. */
    public static PageView whole(TranscribedPage page) {
        double shrunk = 1.0 / TranscribedPage.DETAIL;
        int columns = padded(page.columns() * shrunk);
        int rows = padded(page.rows() * shrunk);
        return of(page, Affine.scale(shrunk, shrunk), columns, rows);
    }

    private static int padded(double size) {
        return ((int) Math.ceil(size) + 31) / 32 * 32;
    }

    /** A part of the page at another scale, stretch, tilt and slant than its own, its tone changed. */
    public static PageView varied(TranscribedPage page, int columns, int rows, RandomGenerator random) {
        double down = Math.exp(Math.clamp(0.25 * random.nextGaussian(), -0.6, 0.6)) / TranscribedPage.DETAIL;
        double across = down * Math.exp(0.08 * random.nextGaussian());
        double tilt = Math.toRadians(2.5 * random.nextGaussian());
        double slant = 0.06 * random.nextGaussian();
        boolean mirrored = random.nextInt(4) == 0;
        // Rows are twice as fine as columns, so a turn is one only after both are brought to one measure.
        double ratio = 2;
        Affine change = new Affine(across, slant * across / ratio, 0, 0, down, 0)
                .then(new Affine(1, -Math.sin(tilt) / ratio, 0, ratio * Math.sin(tilt), 1, 0));
        double x = within(page.columns() * across, columns, random) / across;
        double y = within(page.rows() * down, rows, random) / down;
        Affine centred = new Affine(
                change.a(),
                change.b(),
                columns / 2.0 - change.a() * x - change.b() * y,
                change.d(),
                change.e(),
                rows / 2.0 - change.d() * x - change.e() * y);
        PageView view = of(page, mirrored ? centred.then(new Affine(-1, 0, columns, 0, 1, 0)) : centred, columns, rows);
        retouch(view.pixels, random);
        return view;
    }

    /** Where on a side of the page the view's middle lies: anywhere, but with little beyond the page's edge. */
    private static double within(double side, int view, RandomGenerator random) {
        double least = Math.min(view, side) / 2.0 - 8;
        double most = Math.max(least + 1, side - least);
        return least + (most - least) * random.nextDouble();
    }

    private static void retouch(float[] pixels, RandomGenerator random) {
        double gamma = Math.exp(0.2 * random.nextGaussian());
        double gain = Math.exp(0.15 * random.nextGaussian());
        double noise = random.nextBoolean() ? 0.03 * random.nextDouble() : 0;
        for (int i = 0; i < pixels.length; i++) {
            double v = gain * Math.pow(pixels[i], gamma);
            pixels[i] = (float) Math.clamp(v + (noise == 0 ? 0 : noise * random.nextGaussian()), 0, 1);
        }
    }

    /** @param toView from the page's picture to the view */
    private static PageView of(TranscribedPage page, Affine toView, int columns, int rows) {
        Affine back = toView.inverse();
        float[] pixels = new float[columns * rows];
        for (int y = 0, i = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++, i++) {
                float sum = 0;
                for (int part = 0; part < 4; part++) {
                    double px = x + 0.25 + 0.5 * (part & 1);
                    double py = y + 0.25 + 0.5 * (part >> 1);
                    sum += at(page, back.x(px, py), back.y(px, py));
                }
                pixels[i] = sum / (4 * 255);
            }
        }
        float[] wanted = new float[columns / ACROSS * (rows / DOWN)];
        double spread = SPREAD * page.xHeight() * Math.abs(toView.e()) / DOWN;
        for (float[] line : page.lines()) {
            draw(line, toView, spread, wanted, columns / ACROSS);
        }
        return new PageView(columns, rows, pixels, wanted);
    }

    private static float at(TranscribedPage page, double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        return column < 0 || row < 0 || column >= page.columns() || row >= page.rows()
                ? 0
                : page.pixels()[row * page.columns() + column] & 0xff;
    }

    private static void draw(float[] line, Affine toView, double spread, float[] wanted, int columns) {
        int rows = wanted.length / columns;
        for (int i = 0; i + 3 < line.length; i += 2) {
            double x0 = toView.x(line[i], line[i + 1]) / ACROSS;
            double y0 = toView.y(line[i], line[i + 1]) / DOWN;
            double x1 = toView.x(line[i + 2], line[i + 3]) / ACROSS;
            double y1 = toView.y(line[i + 2], line[i + 3]) / DOWN;
            int from = (int) Math.clamp(Math.floor(Math.min(x0, x1)), 0, columns);
            int to = (int) Math.clamp(Math.ceil(Math.max(x0, x1)), 0, columns);
            for (int c = from; c < to; c++) {
                double along = x1 == x0 ? 0 : Math.clamp((c + 0.5 - x0) / (x1 - x0), 0, 1);
                double middle = y0 + along * (y1 - y0);
                for (int r = 0; r < rows; r++) {
                    double off = (r + 0.5 - middle) / spread;
                    if (Math.abs(off) < 4) {
                        float near = (float) Math.exp(-off * off / 2);
                        wanted[r * columns + c] = Math.max(wanted[r * columns + c], near);
                    }
                }
            }
        }
    }
}
