package org.chirograph.recognize;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chirograph.image.CleanPage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.LineCutter;
import org.chirograph.image.LineStrip;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.LayoutSettings;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;

/**
 * Measures reading on real pages, in CPU seconds of one thread after a warm-up: what each engine reads at several sizes
 * of batch, and where the time of a page of 30 lines goes. Models and pages are loaded and lines found before.
 *
 * <p>Arguments: folder of JPEG pages, most pages to take, folders of models.
 */
public final class ReadingBench {
    private static final int WIDTH_STEP = 64;
    private static final int ROUNDS = 3;
    private static final int LINES_OF_A_PAGE = 30;

    private ReadingBench() {}

    private record Laid(CleanPage clean, List<Line> lines) {}

    public static void main(String[] args) throws IOException {
        List<Laid> pages = pages(Path.of(args[0]), Integer.parseInt(args[1]));
        for (String folder : Arrays.asList(args).subList(2, args.length)) {
            ModelFolder model = ModelFolder.open(Path.of(folder));
            System.out.println(model.spec().name());
            engines(model, pages);
            stages(model, pages);
        }
    }

    private static List<Laid> pages(Path folder, int most) throws IOException {
        List<Laid> pages = new ArrayList<>();
        Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jpg"))
                    .sorted()
                    .limit(most)
                    .toList()) {
                CleanPage clean = preprocessor.clean(ImageCodec.decodeGray(Files.readAllBytes(file)), 0);
                var regions = PageLayout.find(clean, LayoutSettings.standard());
                pages.add(new Laid(
                        clean,
                        new Page("1", "p", 1 << 20, 1 << 20, regions, List.of())
                                .lines()
                                .toList()));
            }
        }
        return pages;
    }

    private static List<LineStrip> cut(Laid page, ModelFolder model) {
        List<LineStrip> strips = new ArrayList<>();
        for (Line line : page.lines()) {
            double[] xs =
                    line.baseline().points().stream().mapToDouble(Point::x).toArray();
            double[] ys =
                    line.baseline().points().stream().mapToDouble(Point::y).toArray();
            strips.add(LineCutter.cut(
                    page.clean().page(), xs, ys, line.xHeight(), model.spec().geometry()));
        }
        return strips;
    }

    private static void engines(ModelFolder model, List<Laid> pages) {
        List<LineStrip> strips =
                pages.stream().flatMap(p -> cut(p, model).stream()).toList();
        System.out.printf(
                Locale.ROOT,
                "  %d lines, mean width %.0f; lines a CPU second:%n",
                strips.size(),
                strips.stream().mapToInt(LineStrip::width).average().orElse(0));
        NetWeights weights = model.weights();
        try (TorchPass torch = new TorchPass(weights);
                OnnxPass onnx = new OnnxPass(weights)) {
            for (int columns : new int[] {1, 2_500, 10_000, 40_000}) {
                double byTorch = 0;
                double byOnnx = 0;
                for (int round = 0; round <= ROUNDS; round++) {
                    double start = cpu();
                    pass(torch, strips, columns);
                    double middle = cpu();
                    pass(onnx, strips, columns);
                    double end = cpu();
                    byTorch += round == 0 ? 0 : middle - start;
                    byOnnx += round == 0 ? 0 : end - middle;
                }
                System.out.printf(
                        Locale.ROOT,
                        "  %6s columns a batch: PyTorch %4.0f   ONNX Runtime %4.0f   ratio %.2f%n",
                        columns == 1 ? "a line" : columns,
                        ROUNDS * strips.size() / byTorch,
                        ROUNDS * strips.size() / byOnnx,
                        byTorch / byOnnx);
            }
        }
    }

    private static void pass(NetPass pass, List<LineStrip> strips, int columns) {
        TreeMap<Integer, List<LineStrip>> byWidth = new TreeMap<>();
        for (LineStrip s : strips) {
            int width = (s.width() + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
            byWidth.computeIfAbsent(width, w -> new ArrayList<>()).add(s);
        }
        byWidth.forEach((width, members) -> {
            int most = Math.max(1, columns / width);
            for (int from = 0; from < members.size(); from += most) {
                pass.logProbs(members.subList(from, Math.min(members.size(), from + most)), width);
            }
        });
    }

    private static void stages(ModelFolder model, List<Laid> pages) {
        ReaderSettings settings = ReaderSettings.of(model.spec().reader());
        LanguagePrior prior = new LanguagePrior(model.language().orElse(null), model.alphabet(), settings);
        LineDecoder decoder = new LineDecoder(model.alphabet(), prior, settings);
        double[] spent = new double[6];
        int lines = 0;
        try (CharacterNet torch = model.net(NetEngine.PYTORCH);
                CharacterNet onnx = model.net(NetEngine.ONNX)) {
            for (int round = 0; round <= ROUNDS; round++) {
                for (Laid page : pages) {
                    double[] at = new double[7];
                    at[0] = cpu();
                    List<LineStrip> strips = cut(page, model);
                    at[1] = cpu();
                    List<Emissions> said = torch.emissions(strips);
                    at[2] = cpu();
                    said = onnx.emissions(strips);
                    at[3] = cpu();
                    said.forEach(decoder::text);
                    at[4] = cpu();
                    List<LineReading> readings =
                            said.stream().map(decoder::decode).toList();
                    at[5] = cpu();
                    for (int i = 0; i < strips.size(); i++) {
                        CharacterRegions.words(
                                "l",
                                strips.get(i),
                                readings.get(i),
                                page.clean().ink());
                    }
                    at[6] = cpu();
                    for (int k = 0; k < spent.length && round > 0; k++) {
                        spent[k] += at[k + 1] - at[k];
                    }
                    lines += round > 0 ? strips.size() : 0;
                }
            }
        }
        double page = LINES_OF_A_PAGE / (double) lines;
        double rest = (spent[0] + spent[4] + spent[5]) * page;
        System.out.printf(
                Locale.ROOT,
                "  CPU s for %d lines: cutting %.3f, net %.3f (PyTorch) %.3f (ONNX Runtime), search of lines %.3f, of"
                        + " words %.3f, regions %.3f; in all %.3f (PyTorch) %.3f (ONNX Runtime)%n",
                LINES_OF_A_PAGE,
                spent[0] * page,
                spent[1] * page,
                spent[2] * page,
                spent[3] * page,
                (spent[4] - spent[3]) * page,
                spent[5] * page,
                rest + spent[1] * page,
                rest + spent[2] * page);
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
