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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.chirograph.eval.LineCounts;
import org.chirograph.eval.LineFinding;
import org.chirograph.eval.LineVerdict;
import org.chirograph.format.TaggedPage;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.Ink;
import org.chirograph.image.Preprocessor;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Region;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.NetEngine;
import org.chirograph.recognize.TextLineNet;

/**
 * Measures layout alone, on scans with ALTO truth beside them: by ink (see {@link LineFinding}), in the distance of
 * baselines, in CPU time.
 *
 * <p>Arguments: folder, optional part of a name (or {@code @} and a file of names), optional folder for overlays, optional
 * n: only every n-th page, optional model whose net finds the lines of hands.
 */
public final class LayoutBench {
    private LayoutBench() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        String only = args.length > 1 ? args[1] : "";
        Predicate<String> wanted = only.startsWith("@")
                ? Files.readAllLines(Path.of(only.substring(1))).stream()
                        .filter(name -> !name.isBlank() && !name.startsWith("#"))
                        .map(name -> (Predicate<String>) path -> path.contains(name))
                        .reduce(Predicate::or)
                        .orElseThrow()
                : path -> path.contains(only);
        Path overlays = args.length > 2 && !args[2].isEmpty() ? Path.of(args[2]) : null;
        List<Path> all;
        try (var list = Files.list(folder)) {
            all = list.filter(p -> p.toString().endsWith(".xml") && wanted.test(p.toString()))
                    .sorted()
                    .toList();
        }
        int every = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        List<Path> files = IntStream.iterate(0, i -> i < all.size(), i -> i + every)
                .mapToObj(all::get)
                .toList();
        Optional<TextLineNet> net = args.length > 4
                ? ModelFolder.open(Path.of(args[4])).lineWeights().map(w -> new TextLineNet(w, NetEngine.AUTO))
                : Optional.empty();
        Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());
        Tally total = new Tally();
        double cleaning = 0;
        double layout = 0;
        for (Path xml : files) {
            Page truth = TaggedPage.read(xml).page();
            Path picture = Path.of(xml.toString().replaceAll("xml$", "jpg"));
            GrayImage scan = ImageCodec.decodeGray(Files.readAllBytes(picture));
            double start = cpu();
            CleanPage page = preprocessor.clean(scan, 0);
            double cleaned = cpu();
            List<Region> regions = PageLayout.find(page, LayoutSettings.standard(), net.map(n -> n::look));
            double end = cpu();
            cleaning += cleaned - start;
            layout += end - cleaned;
            Page read = new Page("0001", "scan", scan.width(), scan.height(), regions, List.of());
            List<Line> lines = read.lines().toList();
            LineFinding finding = LineFinding.of(page.ink(), truth, Optional.of(read));
            Tally tally = new Tally();
            tally.add(finding, (double) scan.width() / truth.width(), (double) scan.height() / truth.height());
            total.add(tally);
            System.out.printf(
                    Locale.ROOT,
                    "%s %4dx%4d xh %5.1f (%4.1f true %4.1f) %s clean %.2f layout %.2f  %s%n",
                    finding.counts().foundShare() < 0.9 || finding.counts().noiseShare() > 0.1 ? "*" : " ",
                    scan.width(),
                    scan.height(),
                    lines.isEmpty() ? 0 : lines.getFirst().xHeight(),
                    lines.isEmpty()
                            ? 0
                            : lines.getFirst().xHeight() / page.ink().toScan().a(),
                    trueXHeight(finding, truth, page.ink()),
                    tally,
                    cleaned - start,
                    end - cleaned,
                    picture.getFileName());
            if (overlays != null) {
                draw(
                        page,
                        regions,
                        finding,
                        (double) truth.width() / scan.width(),
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
    private static double trueXHeight(LineFinding finding, Page truth, Ink ink) {
        double sx = (double) truth.width() / ink.width();
        double sy = (double) truth.height() / ink.height();
        double[] profile = new double[400];
        for (var line : finding.lines()) {
            int[] b = flat(line.truth().baseline().points());
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
        LineCounts counts = LineCounts.NONE;
        int baselines;
        double baselineError;
        double baselineBias;
        int near;

        void add(Tally o) {
            counts = counts.plus(o.counts);
            baselines += o.baselines;
            baselineError += o.baselineError;
            baselineBias += o.baselineBias;
            near += o.near;
        }

        /** Found baselines against true ones, in x-heights; {@code sx} and {@code sy}: scan pixels to one of the truth. */
        void add(LineFinding finding, double sx, double sy) {
            counts = counts.plus(finding.counts());
            for (LineVerdict verdict : finding.lines()) {
                if (verdict.kind() != LineVerdict.Kind.FOUND) {
                    continue;
                }
                int[] b = flat(verdict.truth().baseline().points());
                Line line = verdict.by().orElseThrow();
                int[] found = flat(line.baseline().points());
                double error = 0;
                double bias = 0;
                int k = 0;
                for (double part = 0.1; part < 0.95; part += 0.2) {
                    double x = b[0] + part * (b[b.length - 2] - b[0]);
                    double d = (at(found, x * sx) - at(b, x) * sy) / line.xHeight();
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

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "lines %3d found %.3f split %d merged %d missed %d | read %3d wrong %d noise ink %.3f"
                            + " | baseline err %.2f bias %+.2f near %.2f",
                    counts.lines(),
                    counts.foundShare(),
                    counts.split(),
                    counts.merged(),
                    counts.missed(),
                    counts.read(),
                    counts.wrong(),
                    counts.noiseShare(),
                    baselineError / Math.max(1, baselines),
                    baselineBias / Math.max(1, baselines),
                    (double) near / Math.max(1, baselines));
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

    private static int[] flat(List<Point> points) {
        return points.stream().flatMapToInt(p -> IntStream.of(p.x(), p.y())).toArray();
    }

    private static Polygon shape(int[] corners, double sx, double sy) {
        Polygon polygon = new Polygon();
        for (int i = 0; i + 1 < corners.length; i += 2) {
            polygon.addPoint((int) Math.round(corners[i] / sx), (int) Math.round(corners[i + 1] / sy));
        }
        return polygon;
    }

    private static void draw(CleanPage page, List<Region> regions, LineFinding finding, double truthToScan, Path to)
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
        double px = page.ink().toScan().a();
        double py = page.ink().toScan().e();
        for (LineVerdict verdict : finding.lines()) {
            if (verdict.kind() != LineVerdict.Kind.FOUND) {
                boolean missed = verdict.kind() == LineVerdict.Kind.MISSED;
                g.setColor(missed ? new Color(255, 0, 0, 60) : new Color(255, 160, 0, 60));
                g.fillPolygon(shape(flat(verdict.truth().outline().points()), truthToScan * px, truthToScan * py));
            }
        }
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
            g.drawPolygon(shape(flat(r.outline().points()), px, py));
            for (Line line : lines) {
                g.setColor(n++ % 2 == 0 ? new Color(0, 140, 0) : new Color(0, 0, 255));
                g.drawPolygon(shape(flat(line.outline().points()), px, py));
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
