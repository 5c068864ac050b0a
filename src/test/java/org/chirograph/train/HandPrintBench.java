package org.chirograph.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.LayoutSettings;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Box;
import org.chirograph.page.Glyph;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.recognize.GlyphLineReader;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.train.glyph.ComposedPage;
import org.chirograph.train.glyph.EmnistFolder;
import org.chirograph.train.glyph.GlyphPicture;
import org.chirograph.train.glyph.GlyphSamples;
import org.chirograph.train.glyph.GlyphSplit;
import org.chirograph.train.glyph.PrintedTexts;

/**
 * How well a model finds characters, reads them, and knows which it read right. {@code MODEL composed PAGES SEED} composes
 * pages of the characters that only measure; {@code MODEL scans FOLDER} takes scans with a JSON file of boxes beside each.
 * A character is found when boxes overlap by half; it is right when it is found and its label is the same, case and all.
 */
final class HandPrintBench {
    /** Of the shipped model's training: settles which characters only measure. */
    private static final long SPLIT_SEED = 7;

    private static final double FOUND = 0.5;
    private static final int BINS = 15;

    private final GlyphLineReader reader;
    private final Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());
    private final List<double[]> cases = new ArrayList<>();
    private int truths;
    private int found;
    private int labelled;
    private int exact;
    private int folded;

    private HandPrintBench(GlyphLineReader reader) {
        this.reader = reader;
    }

    private record Truth(String label, Box box) {}

    public static void main(String[] args) throws Exception {
        ModelFolder model = ModelFolder.open(Path.of(args[0]));
        try (GlyphLineReader reader = GlyphLineReader.open(model)) {
            HandPrintBench bench = new HandPrintBench(reader);
            if (args[1].equals("composed")) {
                bench.composed(model, Integer.parseInt(args[2]), Long.parseLong(args[3]));
            } else {
                bench.scans(Path.of(args[2]));
            }
            bench.tell();
        }
    }

    private void composed(ModelFolder model, int pages, long seed) throws Exception {
        Path data = Path.of(System.getenv("CHIROGRAPH_DATA"));
        List<GlyphSamples> sets = EmnistFolder.read(data.resolve("chars"), "byclass", model.alphabet(), false);
        List<int[]> held = sets.stream()
                .map(set -> GlyphSplit.of(set, model.alphabet().classes(), SPLIT_SEED)
                        .test())
                .toList();
        Map<String, List<GlyphPicture>> pictures = GlyphPicture.byCharacter(sets, held, model.alphabet());
        PrintedTexts texts = new PrintedTexts(data.resolve("text/kjv-en.txt.gz"));
        Random random = new Random(seed);
        for (int i = 0; i < pages; i++) {
            ComposedPage page = ComposedPage.of(texts.next(random), pictures, random);
            add(
                    page.scan(),
                    page.lines().stream()
                            .flatMap(List::stream)
                            .map(w -> new Truth(w.grapheme(), w.box()))
                            .toList());
        }
    }

    private void scans(Path folder) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        for (Path file : files) {
            List<Truth> truth = new ArrayList<>();
            for (JsonNode c : new ObjectMapper().readTree(file.toFile()).get("chars")) {
                JsonNode box = c.get("box");
                // Some labels are written as in a string of C: \" and \\.
                String label = c.get("label").asText().replaceFirst("^\\\\(?=.)", "");
                truth.add(new Truth(
                        label,
                        Box.between(
                                box.get(0).asInt(), box.get(1).asInt(),
                                box.get(2).asInt(), box.get(3).asInt())));
            }
            var image = ImageIO.read(
                    Path.of(file.toString().replace(".json", ".jpg")).toFile());
            byte[] grey = new byte[image.getWidth() * image.getHeight()];
            int[] samples = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
            for (int i = 0; i < grey.length; i++) {
                grey[i] = (byte) samples[i];
            }
            add(new GrayImage(image.getWidth(), image.getHeight(), grey), truth);
        }
    }

    private void add(GrayImage scan, List<Truth> truth) {
        CleanPage clean = preprocessor.clean(scan, 0);
        List<Line> lines = new Page(
                        "p",
                        "p",
                        scan.width(),
                        scan.height(),
                        PageLayout.find(clean, LayoutSettings.handPrint()),
                        List.of())
                .lines()
                .toList();
        List<Glyph> read = reader.read(lines, clean.ink()).stream()
                .flatMap(List::stream)
                .flatMap(word -> word.glyphs().stream())
                .toList();
        int[] match = match(truth, read);
        truths += truth.size();
        for (int k = 0; k < match.length; k++) {
            Reading first = read.get(k).readings().getFirst();
            boolean right = match[k] >= 0 && truth.get(match[k]).label.equals(first.text());
            cases.add(new double[] {first.posterior(), right ? 1 : 0});
            if (match[k] >= 0) {
                found++;
                String label = truth.get(match[k]).label;
                if (Character.isLetterOrDigit(label.charAt(0))) {
                    labelled++;
                    exact += right ? 1 : 0;
                    folded += label.equalsIgnoreCase(first.text()) ? 1 : 0;
                }
            }
        }
    }

    /** For each character read the one that it is, one to one, the best overlap first, or −1. */
    private static int[] match(List<Truth> truth, List<Glyph> read) {
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            for (int k = 0; k < read.size(); k++) {
                double overlap = truth.get(i).box.iou(read.get(k).box());
                if (overlap >= FOUND) {
                    pairs.add(new double[] {overlap, i, k});
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -pair[0]));
        int[] match = new int[read.size()];
        Arrays.fill(match, -1);
        boolean[] taken = new boolean[truth.size()];
        for (double[] pair : pairs) {
            int i = (int) pair[1];
            int k = (int) pair[2];
            if (!taken[i] && match[k] < 0) {
                taken[i] = true;
                match[k] = i;
            }
        }
        return match;
    }

    private void tell() {
        double[] gaps = new double[BINS];
        double right = 0;
        double sure = 0;
        for (double[] c : cases) {
            gaps[(int) Math.min(BINS - 1, c[0] * BINS)] += c[0] - c[1];
            sure += c[0];
            right += c[1];
        }
        double error = Arrays.stream(gaps).map(Math::abs).sum() / cases.size();
        cases.sort(Comparator.comparingDouble(c -> c[0]));
        double ranks = 0;
        for (int i = 0; i < cases.size(); ) {
            int j = i;
            double here = 0;
            while (j < cases.size() && cases.get(j)[0] == cases.get(i)[0]) {
                here += cases.get(j++)[1];
            }
            ranks += here * (i + 1 + j) / 2;
            i = j;
        }
        double auroc = (ranks - right * (right + 1) / 2) / (right * (cases.size() - right));
        System.out.printf(
                Locale.ROOT,
                "written %d, read %d, found %d: F1 %.4f; of %d letters and figures %.4f right, %.4f but for case;"
                        + " characters right %.4f, confidence %.4f, ECE %.4f, AUROC %.4f%n",
                truths,
                cases.size(),
                found,
                2.0 * found / (truths + cases.size()),
                labelled,
                (double) exact / labelled,
                (double) folded / labelled,
                right / cases.size(),
                sure / cases.size(),
                error,
                auroc);
    }
}
