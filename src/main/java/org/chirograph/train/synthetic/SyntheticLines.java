package org.chirograph.train.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.chirograph.image.Affine;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.LineCutter;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.LineStrip;
import org.chirograph.image.PageImage;
import org.chirograph.recognize.Alphabet;
import org.chirograph.train.TrainingLine;

/**
 * An endless supply of rendered lines, cut by the same {@link LineCutter} that cuts real ones, with the faults of a
 * layout that is never quite right: baseline and scale a little off, ends too early or too late. The same seed gives
 * the same lines. Not thread-safe.
 */
public final class SyntheticLines {
    private static final int MOST_LINES = 4;

    /** Strips wider than this are rendered in vain: no batch would take them. */
    private static final int WIDEST = 1400;

    private final Alphabet alphabet;
    private final LineGeometry geometry;
    private final Typefaces faces;
    private final LineTexts texts;
    private final RandomGenerator random;
    private final Deque<TrainingLine> ready = new ArrayDeque<>();

    /**
     * @param texts files of running text or folders of transcripts, which get equal shares
     * @param without names of pages and documents whose transcripts are not used
     */
    public SyntheticLines(
            Alphabet alphabet, LineGeometry geometry, Typefaces faces, List<Path> texts, Set<String> without, long seed)
            throws IOException {
        this.alphabet = alphabet;
        this.geometry = geometry;
        this.random = new SplittableRandom(seed);
        this.faces = faces;
        this.texts = new LineTexts(texts, without, alphabet, random);
    }

    private SyntheticLines(SyntheticLines as, long seed) {
        alphabet = as.alphabet;
        geometry = as.geometry;
        faces = as.faces;
        random = new SplittableRandom(seed);
        texts = as.texts.another(random);
    }

    /** Other lines of the same kind, for another thread. */
    public SyntheticLines another(long seed) {
        return new SyntheticLines(this, seed);
    }

    /** The next line, with the columns of its characters' centres. */
    public TrainingLine next() {
        while (ready.isEmpty()) {
            page();
        }
        return ready.pop();
    }

    private void page() {
        Typeface face = faces.any(random);
        Machine machine = new Machine(face, scanXHeight(face.kind()), random);
        List<String> says = new ArrayList<>();
        for (int n = 1 + random.nextInt(MOST_LINES); n > 0; n--) {
            String text = sayable(texts.next(machine.face.kind()), machine.face);
            if (!text.isBlank()) {
                says.add(text);
            }
        }
        if (says.isEmpty()) {
            return;
        }
        SyntheticPage page = new SyntheticPage(machine, says, random);
        InkField field = page.field();
        wear(field, machine);
        PageImage scan = new PageImage(scan(field), Affine.IDENTITY);
        for (SyntheticPage.Drawn line : page.lines()) {
            cut(scan, line, machine);
        }
    }

    /** Half of the lines at the resolution of poor scans, where an x-height is six to ten pixels; hands are larger. */
    private double scanXHeight(WritingKind kind) {
        if (kind == WritingKind.HAND) {
            return 10 + 18 * random.nextDouble();
        }
        return random.nextBoolean() ? 5.5 + 4.5 * random.nextDouble() : 9 + 11 * random.nextDouble();
    }

    /** What the alphabet and the face have of the text; nothing when letters are missing, which no page leaves out. */
    private String sayable(String text, Typeface face) {
        StringBuilder out = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (alphabet.classOf(Character.toString(c)) > 0 && face.has(c)) {
                out.appendCodePoint(c);
            } else if (Character.isLetter(c)) {
                return "";
            }
        }
        return out.toString().replaceAll(" +", " ").strip();
    }

    private void wear(InkField field, Machine machine) {
        double xh = machine.xHeight;
        boolean typed = machine.face.kind() == WritingKind.TYPEWRITER;
        field.blur(xh * (0.02 + 0.075 * random.nextDouble()));
        field.press(0.05 + 0.42 * random.nextDouble(), 1.1 + 1.8 * random.nextDouble());
        if (typed || random.nextInt(3) == 0) {
            field.texture(
                    0.6 * Math.pow(random.nextDouble(), 2),
                    0.55 * Math.pow(random.nextDouble(), 2),
                    xh * (0.2 + 2 * random.nextDouble()),
                    random);
        }
        if (typed && random.nextInt(8) == 0) {
            field.ghost(
                    (int) Math.round(0.25 * xh * random.nextGaussian()),
                    (int) Math.round(0.15 * xh * random.nextGaussian()),
                    0.1 + 0.25 * random.nextDouble());
        }
        if (random.nextInt(5) == 0) {
            field.bleedThrough(0.05 + 0.25 * random.nextDouble(), xh * 0.12, random);
        }
        // One typed page in four is a carbon copy; a pen's stroke has sharp edges.
        boolean copy = typed && random.nextInt(4) == 0;
        double sharpness = machine.face.kind() == WritingKind.HAND ? 0.4 : 1;
        field.blur(sharpness * xh * (copy ? 0.1 + 0.1 * random.nextDouble() : 0.09 * random.nextDouble()));
    }

    private GrayImage scan(InkField field) {
        byte[] grey = field.scan(
                0.2 + 0.75 * Math.sqrt(random.nextDouble()),
                0.1 * random.nextDouble() * random.nextDouble(),
                0.05 * Math.pow(random.nextDouble(), 2),
                random);
        GrayImage image = new GrayImage(field.width, field.height, grey);
        if (random.nextInt(4) == 0) {
            try {
                return ImageCodec.decodeGray(ImageCodec.encodeJpeg(image, 25 + random.nextInt(60)));
            } catch (IOException e) {
                throw new IllegalStateException("a JPEG just made can't be read", e);
            }
        }
        return image;
    }

    private void cut(PageImage scan, SyntheticPage.Drawn line, Machine machine) {
        double xh = machine.xHeight * Math.exp(0.06 * random.nextGaussian());
        double off = 0.06 * random.nextGaussian() * xh;
        double bend = 0.03 * random.nextGaussian() * xh;
        double tilt = 0.04 * random.nextGaussian() * xh;
        double left =
                line.left() + (random.nextInt(6) == 0 ? -2.5 * random.nextDouble() : 0.25 * random.nextGaussian()) * xh;
        double right =
                line.right() + (random.nextInt(6) == 0 ? 2.5 * random.nextDouble() : 0.25 * random.nextGaussian()) * xh;
        right = Math.max(right, left + xh);
        int points = 5;
        double[] xs = new double[points];
        double[] ys = new double[points];
        for (int i = 0; i < points; i++) {
            double t = i / (points - 1.0);
            xs[i] = left + t * (right - left);
            ys[i] = line.baseline() + machine.slope * xs[i] + off + tilt * (t - 0.5) + bend * Math.sin(3 * Math.PI * t);
        }
        LineStrip strip = LineCutter.cut(scan, xs, ys, xh, geometry);
        if (strip.width() > WIDEST) {
            return;
        }
        double columns = strip.width() / (strip.scanX(strip.width()) - strip.scanX(0));
        int[] labels = new int[line.characters().size()];
        int[] centres = new int[labels.length];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels.length; i++) {
            String c = Character.toString(line.characters().get(i));
            labels[i] = alphabet.classOf(c);
            centres[i] = Math.clamp((int) ((line.centres().get(i) - strip.scanX(0)) * columns), 0, strip.width() - 1);
            text.append(c);
        }
        ready.add(new TrainingLine(strip, text.toString(), labels, centres));
    }
}
