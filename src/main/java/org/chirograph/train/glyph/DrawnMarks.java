package org.chirograph.train.glyph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Punctuation drawn with a pen: no free data set of isolated characters has any. Each mark is a few strokes through
 * given points, which a hand hits only roughly.
 *
 * <p>Points are x,y in hundredths of a capital's height, y upwards from the baseline; {@code |} parts strokes, a stroke
 * that begins with {@code ~} is a curve through its points.
 */
public final class DrawnMarks {
    private static final Map<Character, String> STROKES = Map.ofEntries(
            Map.entry('!', "0,100 0,30|0,2 0,0"),
            Map.entry('"', "0,100 0,70|20,100 20,70"),
            Map.entry('#', "20,90 8,0|50,90 38,0|0,62 60,62|0,30 60,30"),
            Map.entry('$', "~52,80 28,92 4,74 26,50 52,26 26,6 0,16|27,108 25,-10"),
            Map.entry('%', "62,100 0,0|~12,96 0,82 12,68 24,82 13,96|~50,34 38,18 50,2 62,18 51,34"),
            Map.entry('&', "~62,0 34,40 14,72 22,96 38,90 36,70 10,40 4,12 24,0 48,14 60,40"),
            Map.entry('\'', "3,100 0,72"),
            Map.entry('(', "~24,110 6,78 3,28 22,-14"),
            Map.entry(')', "~0,110 18,78 21,28 2,-14"),
            Map.entry('*', "15,100 15,52|0,90 30,62|30,90 0,62"),
            Map.entry('+', "25,72 25,12|0,42 50,42"),
            Map.entry(',', "8,8 0,-20"),
            Map.entry('-', "0,38 40,38"),
            Map.entry('.', "0,0 3,1"),
            Map.entry('/', "42,104 0,-8"),
            Map.entry(':', "0,48 2,48|0,2 2,2"),
            Map.entry(';', "4,48 6,48|6,6 0,-18"),
            Map.entry('<', "46,74 0,40 46,6"),
            Map.entry('=', "0,52 46,52|0,28 46,28"),
            Map.entry('>', "0,74 46,40 0,6"),
            Map.entry('?', "~0,80 12,98 36,94 42,72 24,52 20,28|20,2 21,0"),
            Map.entry('@', "~56,62 40,66 28,46 38,28 54,40 58,62 57,36 72,30 82,56 62,92 26,90 2,50 20,6 58,2 78,14"),
            Map.entry('[', "24,110 0,110 0,-14 24,-14"),
            Map.entry('\\', "0,104 42,-8"),
            Map.entry(']', "0,110 24,110 24,-14 0,-14"),
            Map.entry('^', "0,70 20,102 40,70"),
            Map.entry('_', "0,-12 62,-12"),
            Map.entry('`', "0,102 16,78"),
            Map.entry('{', "~30,110 15,102 16,66 0,48 16,30 15,-6 30,-14"),
            Map.entry('|', "0,110 0,-20"),
            Map.entry('}', "~0,110 15,102 14,66 30,48 14,30 15,-6 0,-14"),
            Map.entry('~', "~0,36 12,50 30,38 46,50"));

    /** Other ways in which hands write some of them. */
    private static final Map<Character, String> OTHERS = Map.ofEntries(
            Map.entry('!', "0,100 4,32|2,6 3,2 6,3"),
            Map.entry('"', "~4,100 6,88 0,72|~22,100 24,88 18,72"),
            Map.entry('#', "22,86 16,4|46,90 40,8|2,58 64,62|0,30 60,34"),
            Map.entry('$', "~50,78 30,90 8,76 28,52 50,30 28,10 2,18|22,104 20,-8|32,104 30,-8"),
            Map.entry('%', "54,96 6,2|~14,92 2,80 12,66 22,80 14,92|~52,32 40,18 50,4 60,18 52,32"),
            Map.entry('&', "~46,84 20,92 8,72 34,52 6,34 8,8 34,2 56,26|30,104 28,-8"),
            Map.entry('\'', "~4,100 6,88 0,74"),
            Map.entry('(', "~16,106 2,70 2,26 18,-8"),
            Map.entry(')', "~2,106 16,70 16,26 0,-8"),
            Map.entry('*', "0,76 32,76|8,94 24,58|24,94 8,58"),
            Map.entry(',', "~6,6 10,0 8,-12 0,-22"),
            Map.entry('.', "~0,0 5,4 6,-2 1,-1"),
            Map.entry(';', "~2,46 6,50 6,44|~6,8 9,0 6,-12 0,-20"),
            Map.entry(':', "~0,52 5,54 4,48 1,50|~0,4 5,6 4,0 1,2"),
            Map.entry('?', "~4,78 8,94 30,98 40,80 24,62 18,40 18,28|18,4 20,2"),
            Map.entry('@', "~50,52 32,58 26,40 40,32 50,50 54,34 70,44 66,76 36,88 6,60 14,18 44,6 66,14"),
            Map.entry('{', "~26,108 12,100 14,68 2,50 14,34 12,-2 26,-12"),
            Map.entry('}', "~2,108 16,100 14,68 26,50 14,34 16,-2 2,-12"),
            Map.entry('~', "0,36 10,48 34,34 46,48"));

    /** How far a hand misses a point, in hundredths of a capital's height. */
    private static final double MISS = 4;

    /** Deviation of a mark's width and height, as a logarithm. */
    private static final double BREADTH = 0.22;

    private static final double TALLNESS = 0.14;

    private static final int CURVE_STEPS = 6;

    private static final Map<Character, List<double[]>> PARSED = parsed(STROKES);
    private static final Map<Character, List<double[]>> PARSED_OTHERS = parsed(OTHERS);

    private DrawnMarks() {}

    /** A stroke: x and y of its points in turn, in capital heights, y upwards. */
    public static List<double[]> strokes(char mark, Random random) {
        List<double[]> usual = PARSED.getOrDefault(mark, List.of());
        List<double[]> form = random.nextBoolean() ? usual : PARSED_OTHERS.getOrDefault(mark, usual);
        double broad = Math.exp(BREADTH * random.nextGaussian());
        double tall = Math.exp(TALLNESS * random.nextGaussian());
        double middle = form.stream()
                .mapToDouble(points -> (points[2] + points[points.length - 1]) / 2)
                .average()
                .orElse(0);
        List<double[]> strokes = new ArrayList<>();
        for (double[] points : form) {
            double[] hit = points.clone();
            for (int i = 1; i < hit.length; i++) {
                double meant = i % 2 == 1 ? broad * hit[i] : middle + tall * (hit[i] - middle);
                hit[i] = (meant + MISS * random.nextGaussian()) / 100;
            }
            strokes.add(hit[0] == 1 ? curve(hit) : java.util.Arrays.copyOfRange(hit, 1, hit.length));
        }
        return strokes;
    }

    /**
     * Draws strokes on paper.
     *
     * @param strokes in pixels, y downwards
     * @param thickness of the pen, in pixels
     * @param darkness receives the ink, 0 to 255, over what is there
     */
    public static void draw(List<double[]> strokes, double thickness, byte[] darkness, int width, int height) {
        double reach = thickness / 2 + 1;
        for (double[] s : strokes) {
            for (int i = 0; i + 3 < s.length; i += 2) {
                int left = Math.max(0, (int) Math.floor(Math.min(s[i], s[i + 2]) - reach));
                int right = Math.min(width - 1, (int) Math.ceil(Math.max(s[i], s[i + 2]) + reach));
                int top = Math.max(0, (int) Math.floor(Math.min(s[i + 1], s[i + 3]) - reach));
                int bottom = Math.min(height - 1, (int) Math.ceil(Math.max(s[i + 1], s[i + 3]) + reach));
                for (int y = top; y <= bottom; y++) {
                    for (int x = left; x <= right; x++) {
                        double d = distance(x + 0.5, y + 0.5, s[i], s[i + 1], s[i + 2], s[i + 3]);
                        int ink = (int) Math.round(255 * Math.clamp(thickness / 2 + 0.5 - d, 0, 1));
                        int at = y * width + x;
                        darkness[at] = (byte) Math.max(darkness[at] & 0xff, ink);
                    }
                }
            }
        }
    }

    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((x - x0) * dx + (y - y0) * dy) / length, 0, 1);
        return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
    }

    /** Catmull and Rom's spline through the points. */
    private static double[] curve(double[] hit) {
        int points = (hit.length - 1) / 2;
        double[] out = new double[2 * ((points - 1) * CURVE_STEPS + 1)];
        int n = 0;
        for (int i = 0; i + 1 < points; i++) {
            for (int step = 0; step < CURVE_STEPS || i + 2 == points && step == CURVE_STEPS; step++) {
                double t = (double) step / CURVE_STEPS;
                for (int axis = 0; axis < 2; axis++) {
                    double a = hit[1 + 2 * Math.max(0, i - 1) + axis];
                    double b = hit[1 + 2 * i + axis];
                    double c = hit[1 + 2 * (i + 1) + axis];
                    double d = hit[1 + 2 * Math.min(points - 1, i + 2) + axis];
                    out[n++] = 0.5
                            * (2 * b
                                    + (c - a) * t
                                    + (2 * a - 5 * b + 4 * c - d) * t * t
                                    + (3 * b - a - 3 * c + d) * t * t * t);
                }
            }
        }
        return out;
    }

    /** Each stroke as 1 for a curve or 0, then x and y of its points in turn. */
    private static Map<Character, List<double[]>> parsed(Map<Character, String> forms) {
        Map<Character, List<double[]>> all = new HashMap<>();
        forms.forEach((mark, text) -> {
            List<double[]> strokes = new ArrayList<>();
            for (String stroke : text.split("\\|")) {
                String[] points = stroke.replace("~", "").split("[ ,]");
                double[] numbers = new double[points.length + 1];
                numbers[0] = stroke.startsWith("~") ? 1 : 0;
                for (int i = 0; i < points.length; i++) {
                    numbers[i + 1] = Double.parseDouble(points[i]);
                }
                strokes.add(numbers);
            }
            all.put(mark, strokes);
        });
        return all;
    }
}
