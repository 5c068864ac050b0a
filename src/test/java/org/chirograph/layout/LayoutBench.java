package org.chirograph.layout;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.Ink;
import org.chirograph.image.Preprocessor;
import org.chirograph.page.Line;
import org.chirograph.page.Point;
import org.chirograph.page.Region;

/**
 * Measures layout against ground truth by ink: a line is found when one prediction covers 70 % of its ink and 75 % of
 * that prediction's ink (where the page has any truth) lies in it; it is covered when all predictions together hold 70 %.
 *
 * <p>Arguments: folder, optional part of a name, optional folder for overlays, optional n: only every n-th page.
 */
public final class LayoutBench {
    private LayoutBench() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        String only = args.length > 1 ? args[1] : "";
        Path overlays = args.length > 2 && !args[2].isEmpty() ? Path.of(args[2]) : null;
        List<Path> all;
        try (var list = Files.list(folder)) {
            all = list.filter(p -> p.toString().endsWith(".xml") && p.toString().contains(only))
                    .sorted()
                    .toList();
        }
        int every = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        List<Path> files = IntStream.iterate(0, i -> i < all.size(), i -> i + every)
                .mapToObj(all::get)
                .toList();
        Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());
        Tally total = new Tally();
        double cleaning = 0;
        double layout = 0;
        for (Path xml : files) {
            TruthLines truth = TruthLines.read(xml);
            Path picture = Path.of(xml.toString().replaceAll("xml$", "jpg"));
            GrayImage scan = ImageCodec.decodeGray(Files.readAllBytes(picture));
            double start = cpu();
            CleanPage page = preprocessor.clean(scan, 0);
            double cleaned = cpu();
            List<Region> regions = PageLayout.find(page, LayoutSettings.standard());
            double end = cpu();
            cleaning += cleaned - start;
            layout += end - cleaned;
            List<Line> lines = new ArrayList<>();
            for (Region r : regions) {
                switch (r) {
                    case Region.Text t -> {
                        if (t.kind() != Region.Kind.OTHER) {
                            lines.addAll(t.lines());
                        }
                    }
                    case Region.Table t -> lines.addAll(t.lines());
                    case Region.Picture p -> {}
                    case Region.Separator s -> {}
                }
            }
            Tally tally = new Tally();
            int[] verdict = tally.compare(truth, lines, page, scan);
            total.add(tally);
            System.out.printf(
                    Locale.ROOT,
                    "%s %4dx%4d xh %5.1f (%4.1f true %4.1f) %s clean %.2f layout %.2f  %s%n",
                    tally.recall() < 0.9 || tally.noise > 0.1 * tally.ink ? "*" : " ",
                    scan.width(),
                    scan.height(),
                    lines.isEmpty() ? 0 : lines.getFirst().xHeight(),
                    lines.isEmpty()
                            ? 0
                            : lines.getFirst().xHeight() / page.ink().toScan().a(),
                    trueXHeight(truth, page.ink()),
                    tally,
                    cleaned - start,
                    end - cleaned,
                    picture.getFileName());
            if (overlays != null) {
                draw(
                        page,
                        regions,
                        truth,
                        verdict,
                        overlays.resolve(picture.getFileName().toString().replace(".jpg", ".png")));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "TOTAL %s%nCPU a page: cleaning %.3f, layout %.3f%n",
                total,
                cleaning / files.size(),
                layout / files.size());
    }

    /** Height of the small letters in ink pixels: where ink above the true baselines falls below 0.6 of its most. */
    private static double trueXHeight(TruthLines truth, Ink ink) {
        double sx = (double) truth.width() / ink.width();
        double sy = (double) truth.height() / ink.height();
        double[] profile = new double[400];
        for (var line : truth.lines()) {
            int[] b = line.baseline();
            if (b.length < 4) continue;
            for (int x = (int) (b[0] / sx); x < b[b.length - 2] / sx; x++) {
                if (x < 0 || x >= ink.width()) continue;
                double base = at(b, x * sx) / sy;
                for (int d = 0; d < 400; d++) {
                    int y = (int) Math.round(base) - d + 100;
                    if (y >= 0 && y < ink.height() && ink.at(x, y)) profile[d]++;
                }
            }
        }
        // smooth by 3
        double[] p = new double[400];
        for (int d = 2; d < 398; d++) for (int k = -2; k <= 2; k++) p[d] += profile[d + k];
        double max = 0;
        int at = 0;
        for (int d = 95; d < 160; d++)
            if (p[d] > max) {
                max = p[d];
                at = d;
            }
        int up = at, down = at;
        while (up < 397 && p[up] > 0.6 * max) up++;
        while (down > 3 && p[down] > 0.5 * max) down--;
        return up - down - 1;
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    private static final class Tally {
        int lines;
        int found;
        int covered;
        int predicted;
        int good;
        long ink;
        long noise;
        int baselines;
        double baselineError;
        double baselineBias;
        int near;

        void add(Tally o) {
            lines += o.lines;
            found += o.found;
            covered += o.covered;
            predicted += o.predicted;
            good += o.good;
            ink += o.ink;
            noise += o.noise;
            baselines += o.baselines;
            baselineError += o.baselineError;
            baselineBias += o.baselineBias;
            near += o.near;
        }

        double recall() {
            return lines == 0 ? 1 : (double) found / lines;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "lines %3d found %.3f covered %.3f | predicted %3d good %.3f noise ink %.3f | baseline err %.2f bias %+.2f near %.2f",
                    lines,
                    recall(),
                    (double) covered / Math.max(1, lines),
                    predicted,
                    (double) good / Math.max(1, predicted),
                    (double) noise / Math.max(1, ink),
                    baselineError / Math.max(1, baselines),
                    baselineBias / Math.max(1, baselines),
                    (double) near / Math.max(1, baselines));
        }

        /** 0 missed, 1 covered, 2 found, for each line. */
        int[] compare(TruthLines truth, List<Line> lines, CleanPage page, GrayImage scan) {
            Ink inkMap = page.ink();
            double sx = (double) scan.width() / inkMap.width() * truth.width() / scan.width();
            double sy = (double) scan.height() / inkMap.height() * truth.height() / scan.height();
            int n = truth.lines().size();
            int[] truthMap = paint(
                    inkMap,
                    truth.lines().stream().map(TruthLines.TruthLine::polygon).toList(),
                    sx,
                    sy);
            double px = inkMap.toScan().a();
            double py = inkMap.toScan().e();
            int[] predictedMap =
                    paint(inkMap, lines.stream().map(LayoutBench::corners).toList(), px, py);
            int[][] both = new int[n + 1][lines.size() + 1];
            for (int i = 0; i < truthMap.length; i++) {
                if (inkMap.bits()[i] != 0) {
                    both[truthMap[i]][predictedMap[i]]++;
                }
            }
            this.lines = n;
            predicted = lines.size();
            int[] verdict = new int[n];
            boolean[] isGood = new boolean[lines.size() + 1];
            int[] predictedInk = new int[lines.size() + 1];
            for (int[] row : both) {
                for (int p = 0; p < row.length; p++) {
                    predictedInk[p] += row[p];
                }
            }
            for (int p = 1; p < predictedInk.length; p++) {
                noise += both[0][p];
                ink += predictedInk[p] - both[0][p];
            }
            for (int t = 1; t <= n; t++) {
                int inkOf = Arrays.stream(both[t]).sum();
                int best = 0;
                int held = inkOf - both[t][0];
                for (int p = 1; p < both[t].length; p++) {
                    if (best == 0 || both[t][p] > both[t][best]) {
                        best = p;
                    }
                }
                boolean ok = inkOf > 0
                        && best > 0
                        && both[t][best] >= 0.7 * inkOf
                        && both[t][best] >= 0.75 * (predictedInk[best] - both[0][best]);
                found += ok ? 1 : 0;
                boolean cover = held >= 0.7 * inkOf && inkOf > 0;
                covered += cover ? 1 : 0;
                isGood[best] |= ok;
                verdict[t - 1] = ok ? 2 : cover ? 1 : 0;
                int[] b = truth.lines().get(t - 1).baseline();
                if (ok && b.length >= 4) {
                    Line line = lines.get(best - 1);
                    double scaleX = px / sx;
                    double error = 0;
                    double bias = 0;
                    int k = 0;
                    for (double part = 0.1; part < 0.95; part += 0.2) {
                        double x = (b[0] + part * (b[b.length - 2] - b[0])) * scaleX;
                        double y = at(b, x / scaleX) * py / sy;
                        double d = (baseline(line, x) - y) / line.xHeight();
                        error += Math.abs(d);
                        bias += d;
                        k++;
                    }
                    baselines++;
                    baselineError += error / k;
                    baselineBias += bias / k;
                    near += error / k < 0.3 ? 1 : 0;
                }
            }
            for (boolean g : isGood) {
                good += g ? 1 : 0;
            }
            return verdict;
        }
    }

    static double at(int[] line, double x) {
        for (int i = 0; i + 3 < line.length; i += 2) {
            if (x <= line[i + 2] || i + 5 >= line.length) {
                return line[i + 1] + (x - line[i]) / Math.max(1, line[i + 2] - line[i]) * (line[i + 3] - line[i + 1]);
            }
        }
        return line[1];
    }

    private static double baseline(Line line, double x) {
        List<Point> points = line.baseline().points();
        int[] flat = new int[2 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            flat[2 * i] = points.get(i).x();
            flat[2 * i + 1] = points.get(i).y();
        }
        return at(flat, x);
    }

    static int[] corners(Line line) {
        return line.outline().points().stream()
                .flatMapToInt(p -> java.util.stream.IntStream.of(p.x(), p.y()))
                .toArray();
    }

    private static Polygon shape(int[] corners, double sx, double sy) {
        Polygon polygon = new Polygon();
        for (int i = 0; i + 1 < corners.length; i += 2) {
            polygon.addPoint((int) Math.round(corners[i] / sx), (int) Math.round(corners[i + 1] / sy));
        }
        return polygon;
    }

    static int[] paint(Ink frame, List<int[]> polygons, double sx, double sy) {
        BufferedImage map = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = map.createGraphics();
        for (int i = 0; i < polygons.size(); i++) {
            g.setColor(new Color(i + 1));
            Polygon p = shape(polygons.get(i), sx, sy);
            g.fillPolygon(p);
            g.drawPolygon(p);
        }
        int[] out = map.getRGB(0, 0, frame.width(), frame.height(), null, 0, frame.width());
        for (int i = 0; i < out.length; i++) {
            out[i] &= 0xffffff;
        }
        return out;
    }

    private static void draw(CleanPage page, List<Region> regions, TruthLines truth, int[] verdict, Path to)
            throws IOException {
        GrayImage grey = page.page().pixels();
        BufferedImage image = new BufferedImage(grey.width(), grey.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < grey.height(); y++) {
            for (int x = 0; x < grey.width(); x++) {
                int v = 128 + grey.at(x, y) / 2;
                image.setRGB(x, y, page.ink().at(x, y) ? 0x202020 : v << 16 | v << 8 | v);
            }
        }
        Graphics2D g = image.createGraphics();
        double sx = (double) truth.width() / grey.width();
        double sy = (double) truth.height() / grey.height();
        for (int i = 0; i < verdict.length; i++) {
            if (verdict[i] < 2) {
                g.setColor(verdict[i] == 0 ? new Color(255, 0, 0, 60) : new Color(255, 160, 0, 60));
                g.fillPolygon(shape(truth.lines().get(i).polygon(), sx, sy));
            }
        }
        double px = page.ink().toScan().a();
        double py = page.ink().toScan().e();
        g.setStroke(new BasicStroke(1.5f));
        int n = 0;
        int regionNumber = 0;
        for (Region r : regions) {
            regionNumber++;
            List<Line> lines = switch (r) {
                case Region.Text t -> t.lines();
                case Region.Table t -> t.lines();
                case Region.Picture p -> List.of();
                case Region.Separator s -> List.of();
            };
            boolean unread = r instanceof Region.Text t && t.kind() == Region.Kind.OTHER;
            g.setColor(unread ? new Color(255, 0, 0) : new Color(160, 0, 200));
            g.drawPolygon(shape(
                    r.outline().points().stream()
                            .flatMapToInt(p -> java.util.stream.IntStream.of(p.x(), p.y()))
                            .toArray(),
                    px,
                    py));
            for (Line line : lines) {
                g.setColor(n++ % 2 == 0 ? new Color(0, 140, 0) : new Color(0, 0, 255));
                g.drawPolygon(shape(corners(line), px, py));
                g.drawString(
                        regionNumber + "." + n,
                        (int) (line.outline().points().getFirst().x() / px) - 30,
                        (int) (line.outline().points().getFirst().y() / py) + 8);
                g.setColor(new Color(230, 0, 120));
                List<Point> b = line.baseline().points();
                for (int i = 1; i < b.size(); i++) {
                    g.drawLine(
                            (int) (b.get(i - 1).x() / px),
                            (int) (b.get(i - 1).y() / py),
                            (int) (b.get(i).x() / px),
                            (int) (b.get(i).y() / py));
                }
            }
        }
        ImageIO.write(image, "png", to.toFile());
    }
}
