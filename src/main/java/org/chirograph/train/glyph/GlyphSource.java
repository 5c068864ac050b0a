package org.chirograph.train.glyph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.GlyphAlphabet;
import org.chirograph.recognize.GlyphImage;
import org.jspecify.annotations.Nullable;

/**
 * An endless supply of glyphs to learn from: characters of data sets, drawn marks, and what is no character (a part of
 * one, two side by side), each varied. Belongs to one thread.
 */
public final class GlyphSource {
    /** Of all glyphs, where there are composed pages those that come from them. */
    private static final double COMPOSED = 0.5;

    /** Of all others. The rest are characters of the data sets. */
    private static final double MARKS = 0.1;

    private static final double NO_CHARACTER = 0.16;

    /**
     * Class weighting: a class of n pictures is drawn in proportion to n to this power. At 1 rare letters are neglected,
     * at 0 those which nobody can tell apart (O and 0) are all taken for the rarest.
     */
    private static final double COMMONNESS = 0.75;

    /** Share of the wanted probability that is spread over all classes: some labels are wrong. */
    private static final float SMOOTHING = 0.04f;

    /** Pixels of ink across, of the data sets' 28, of the narrowest character that is divided. */
    private static final int LEAST_DIVIDED = 12;

    private final List<GlyphSamples> sets;
    private final Alphabet alphabet;
    private final float teaching;
    private final @Nullable ComposedGlyphs composed;
    private Random random = new Random(0);
    private GlyphVariation variation = new GlyphVariation(random);

    /** For each class that has pictures: the class, then set and number of each picture in turn. */
    private final List<int[]> pictures = new ArrayList<>();

    private final double[] upTo;

    /**
     * @param learnt for each set the pictures to draw from
     * @param teaching weight of a teacher's opinion against the label's, where a set has one; 0 to 1
     * @param composed what composed pages add, if anything
     */
    public GlyphSource(
            List<GlyphSamples> sets,
            List<int[]> learnt,
            Alphabet alphabet,
            double teaching,
            @Nullable ComposedGlyphs composed) {
        this.sets = List.copyOf(sets);
        this.alphabet = alphabet;
        this.teaching = (float) teaching;
        this.composed = composed;
        List<List<int[]>> byClass = new ArrayList<>();
        for (int c = 0; c < alphabet.classes(); c++) {
            byClass.add(new ArrayList<>());
        }
        for (int s = 0; s < sets.size(); s++) {
            for (int i : learnt.get(s)) {
                byClass.get(sets.get(s).classOf(i)).add(new int[] {s, i});
            }
        }
        byClass.removeIf(List::isEmpty);
        upTo = new double[byClass.size()];
        double sum = 0;
        for (List<int[]> members : byClass) {
            sum += Math.pow(members.size(), COMMONNESS);
            upTo[pictures.size()] = sum;
            pictures.add(members.stream().flatMapToInt(java.util.Arrays::stream).toArray());
        }
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from");
        }
    }

    /** Begins a new supply, which the seed alone settles. */
    public void restart(long seed) {
        random = new Random(seed);
        variation = new GlyphVariation(random);
        if (composed != null) {
            composed.restart();
        }
    }

    public TrainingGlyph next() {
        if (composed != null && random.nextDouble() < COMPOSED) {
            ComposedGlyphs.Labelled candidate = composed.next(random);
            GlyphImage varied = variation.vary(candidate.darkness(), GlyphImage.SIDE, GlyphImage.SIDE);
            return new TrainingGlyph(varied, wanted(candidate.label()));
        }
        double kind = random.nextDouble();
        if (kind < MARKS) {
            char mark = GlyphAlphabet.MARKS.charAt(random.nextInt(GlyphAlphabet.MARKS.length()));
            Picture drawn = mark(mark, random);
            return new TrainingGlyph(drawn.varied(variation), wanted(alphabet.classOf(String.valueOf(mark))));
        }
        if (kind < MARKS + NO_CHARACTER) {
            return new TrainingGlyph(noCharacter().varied(variation), wanted(Alphabet.BLANK));
        }
        int[] chosen = draw();
        GlyphSamples set = sets.get(chosen[0]);
        float[] wanted = wanted(set.classOf(chosen[1]));
        if (teaching > 0 && set.hasTeacher()) {
            float[] said = new float[wanted.length];
            set.opinion(chosen[1], said);
            for (int c = 0; c < wanted.length; c++) {
                wanted[c] += teaching * (said[c] - wanted[c]);
            }
        }
        return new TrainingGlyph(variation.vary(set.picture(chosen[1]), set.width(), set.height()), wanted);
    }

    private float[] wanted(int label) {
        float[] wanted = new float[alphabet.classes()];
        java.util.Arrays.fill(wanted, SMOOTHING / wanted.length);
        wanted[label] += 1 - SMOOTHING;
        return wanted;
    }

    private int[] draw() {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int found = java.util.Arrays.binarySearch(upTo, at);
        int[] members = pictures.get(Math.min(upTo.length - 1, found < 0 ? -found - 1 : found));
        int i = random.nextInt(members.length / 2);
        return new int[] {members[2 * i], members[2 * i + 1]};
    }

    private Picture picture() {
        int[] chosen = draw();
        GlyphSamples set = sets.get(chosen[0]);
        return new Picture(set.picture(chosen[1]), set.width(), set.height());
    }

    /** A character broad enough that a part of it is not just as good a stroke. */
    private Picture wide() {
        Picture picture = picture();
        while (GlyphImage.Box.of(picture.darkness, picture.width, picture.height)
                        .width()
                < LEAST_DIVIDED) {
            picture = picture();
        }
        return picture;
    }

    /** A part of a character, two characters, or a character with a part of the next. */
    private Picture noCharacter() {
        double kind = random.nextDouble();
        if (kind < 0.3) {
            return wide().part(random);
        }
        Picture first = picture();
        Picture second = kind < 0.7 ? picture() : wide().part(random);
        return random.nextBoolean() ? first.beside(second, random) : second.beside(first, random);
    }

    /** A mark as a pen draws it, at a size like that of the data sets' characters. */
    static Picture mark(char mark, Random random) {
        int side = 28;
        double thickness = 1.4 + 2.2 * random.nextDouble();
        List<double[]> strokes = DrawnMarks.strokes(mark, random);
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                left = Math.min(left, s[i]);
                right = Math.max(right, s[i]);
                low = Math.min(low, s[i + 1]);
                high = Math.max(high, s[i + 1]);
            }
        }
        // A short mark is drawn with the same pen as a tall one, and therefore looks thick when both are scaled alike.
        double scale = Math.min(21, thickness * (7 + 7 * random.nextDouble()))
                / Math.max(0.1, Math.max(right - left, high - low));
        for (double[] s : strokes) {
            for (int i = 0; i < s.length; i += 2) {
                s[i] = side / 2.0 + (s[i] - (left + right) / 2) * scale;
                s[i + 1] = side / 2.0 - (s[i + 1] - (low + high) / 2) * scale;
            }
        }
        byte[] darkness = new byte[side * side];
        DrawnMarks.draw(strokes, thickness, darkness, side, side);
        return new Picture(darkness, side, side);
    }

    /** Darkness, row by row. */
    static final class Picture {
        private final byte[] darkness;
        private final int width;
        private final int height;

        Picture(byte[] darkness, int width, int height) {
            this.darkness = darkness;
            this.width = width;
            this.height = height;
        }

        /** Shared. */
        byte[] darkness() {
            return darkness;
        }

        GlyphImage varied(GlyphVariation variation) {
            return variation.vary(darkness, width, height);
        }

        /** What lies left or right of a column within the middle half of the ink. */
        Picture part(Random random) {
            GlyphImage.Box box = GlyphImage.Box.of(darkness, width, height);
            int cut = box.left() + (int) Math.round(box.width() * (0.25 + 0.5 * random.nextDouble()));
            boolean keepLeft = random.nextBoolean();
            byte[] part = new byte[darkness.length];
            for (int i = 0; i < part.length; i++) {
                if (i % width < cut == keepLeft) {
                    part[i] = darkness[i];
                }
            }
            return new Picture(part, width, height);
        }

        /** Both, so close that they nearly touch or do. */
        Picture beside(Picture other, Random random) {
            GlyphImage.Box a = GlyphImage.Box.of(darkness, width, height);
            GlyphImage.Box b = GlyphImage.Box.of(other.darkness, other.width, other.height);
            int gap = random.nextInt(6) - 2;
            int drop = random.nextInt(7) - 3;
            int wide = Math.max(1, a.width() + gap) + b.width() + 2;
            int high = Math.max(height, other.height) + 8;
            byte[] both = new byte[wide * high];
            put(this, a, 1, 4, both, wide, high);
            put(other, b, Math.max(1, 1 + a.width() + gap), 4 + drop, both, wide, high);
            return new Picture(both, wide, high);
        }

        private static void put(Picture p, GlyphImage.Box box, int x0, int y0, byte[] into, int wide, int high) {
            for (int y = 0; y < p.height; y++) {
                for (int x = box.left(); x < box.left() + box.width(); x++) {
                    int tx = x0 + x - box.left();
                    int ty = y0 + y;
                    if (tx >= 0 && tx < wide && ty >= 0 && ty < high) {
                        int at = ty * wide + tx;
                        into[at] = (byte) Math.max(into[at] & 0xff, p.darkness[y * p.width + x] & 0xff);
                    }
                }
            }
        }
    }
}
