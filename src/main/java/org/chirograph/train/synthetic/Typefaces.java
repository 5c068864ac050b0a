package org.chirograph.train.synthetic;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The faces that synthetic lines are set in: known families among the installed fonts, and every font in folders that
 * the user names.
 */
public final class Typefaces {
    private static final Map<WritingKind, List<String>> KNOWN = Map.of(
            WritingKind.TYPEWRITER,
            List.of(
                    "Courier Prime",
                    "GNUTypewriter",
                    "FreeMono",
                    "Liberation Mono",
                    "Nimbus Mono PS",
                    "Tlwg Typewriter",
                    "CMU Typewriter Text",
                    "Linux Libertine Mono O"),
            WritingKind.PRINT,
            List.of(
                    "EB Garamond 12",
                    "Linux Libertine O",
                    "Old Standard TT",
                    "Cardo",
                    "Nimbus Roman",
                    "Liberation Serif",
                    "C059",
                    "GFS Didot",
                    "Goudy Bookletter 1911",
                    "CMU Serif",
                    "P052",
                    "FreeSerif"),
            WritingKind.FRAKTUR,
            List.of("UnifrakturMaguntia", "UnifrakturCook"),
            WritingKind.HAND,
            List.of(
                    "Dancing Script",
                    "Havana",
                    "Breip",
                    "femkeklaver",
                    "DkgHandwriting",
                    "Kristi",
                    "Ecolier_court",
                    "Rufscript"));

    /** Of the many files of a web font's package, the one with the letters of western Europe, upright and regular. */
    private static final String WEB_FONT = "-latin-400-normal.woff";

    /** Some faces are only bold. */
    private static final String BOLD_WEB_FONT = "-latin-700-normal.woff";

    /** The file beside it with what is rarer there, the long s among it. */
    private static final String FURTHER_LETTERS = "-latin-ext-400-normal.woff";

    private final Map<WritingKind, Double> shares;
    private final Map<WritingKind, List<Typeface>> faces = new EnumMap<>(WritingKind.class);

    /**
     * @param shares of lines in each kind of writing; need not add up to one
     * @param folders with further fonts ({@code .ttf}, {@code .otf}, web fonts), searched with all below them
     */
    public Typefaces(Map<WritingKind, Double> shares, Map<WritingKind, Path> folders) throws IOException {
        this.shares = new EnumMap<>(shares);
        Set<String> installed = new HashSet<>(
                Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
        for (WritingKind kind : shares.keySet()) {
            List<Typeface> ofKind = new ArrayList<>();
            for (String family : KNOWN.getOrDefault(kind, List.of())) {
                if (installed.contains(family)) {
                    ofKind.addAll(styles(family, kind));
                }
            }
            if (folders.containsKey(kind)) {
                addFiles(folders.get(kind), kind, ofKind);
            }
            if (ofKind.isEmpty()) {
                throw new IOException("No font of the kind " + kind.name().toLowerCase(java.util.Locale.ROOT)
                        + " is installed, such as " + String.join(", ", KNOWN.getOrDefault(kind, List.of()))
                        + ". docs/steps/training.md names the packages.");
            }
            faces.put(kind, ofKind);
        }
    }

    private static List<Typeface> styles(String family, WritingKind kind) {
        Typeface plain = new Typeface(kind, new Font(family, Font.PLAIN, 1));
        return switch (kind) {
            case TYPEWRITER -> List.of(plain, new Typeface(kind, new Font(family, Font.BOLD, 1)));
            case PRINT -> List.of(plain, new Typeface(kind, new Font(family, Font.ITALIC, 1)));
            case FRAKTUR, HAND -> List.of(plain);
        };
    }

    private static void addFiles(Path folder, WritingKind kind, List<Typeface> to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Typefaces::isFont).sorted().toList();
        }
        for (Path file : files) {
            Path more = Path.of(file.toString().replace(WEB_FONT, FURTHER_LETTERS));
            to.add(
                    !more.equals(file) && Files.exists(more)
                            ? new Typeface(kind, font(file), font(more))
                            : new Typeface(kind, font(file)));
        }
    }

    private static Font font(Path file) throws IOException {
        try (var in = file.toString().endsWith(".woff") ? WoffFile.open(file) : Files.newInputStream(file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IOException("The font " + file + " can't be used: " + e.getMessage(), e);
        }
    }

    private static boolean isFont(Path file) {
        String name = file.toString();
        return name.endsWith(".ttf")
                || name.endsWith(".otf")
                || name.endsWith(WEB_FONT)
                || name.endsWith(BOLD_WEB_FONT);
    }

    Typeface any(RandomGenerator random) {
        double sum = shares.values().stream().mapToDouble(d -> d).sum();
        double at = random.nextDouble() * sum;
        WritingKind chosen = null;
        for (Map.Entry<WritingKind, Double> share : shares.entrySet()) {
            chosen = share.getKey();
            at -= share.getValue();
            if (at < 0) {
                break;
            }
        }
        List<Typeface> from = faces.get(chosen);
        return from.get(random.nextInt(from.size()));
    }

    /** Every face once, for the card. */
    public List<String> names() {
        return faces.values().stream()
                .flatMap(List::stream)
                .map(Typeface::name)
                .distinct()
                .toList();
    }
}
