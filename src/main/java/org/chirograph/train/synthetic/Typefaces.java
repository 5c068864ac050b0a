package org.chirograph.train.synthetic;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The faces that synthetic lines are set in, found among the installed fonts by family name. */
final class Typefaces {
    /** Share of lines in typewriter faces, and of the rest in hands; what remains is print. */
    private static final double TYPEWRITER_SHARE = 0.8;

    private static final double HAND_SHARE = 0.4;

    private static final List<String> TYPEWRITERS = List.of(
            "Courier Prime",
            "GNUTypewriter",
            "FreeMono",
            "Liberation Mono",
            "Nimbus Mono PS",
            "Tlwg Typewriter",
            "CMU Typewriter Text",
            "Linux Libertine Mono O");
    private static final List<String> PRINTS = List.of(
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
            "FreeSerif");
    private static final List<String> HANDS = List.of(
            "Dancing Script",
            "Havana",
            "Breip",
            "femkeklaver",
            "DkgHandwriting",
            "Kristi",
            "Ecolier_court",
            "Rufscript");

    private final List<Typeface> typewriters = new ArrayList<>();
    private final List<Typeface> prints = new ArrayList<>();
    private final List<Typeface> hands = new ArrayList<>();

    /** @param further folder with more typewriter fonts as {@code .ttf} files; may be empty of them */
    Typefaces(Path... further) throws IOException {
        Set<String> installed = new HashSet<>(
                Arrays.asList(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
        add(TYPEWRITERS, installed, typewriters, Typeface.Kind.TYPEWRITER);
        add(PRINTS, installed, prints, Typeface.Kind.PRINT);
        add(HANDS, installed, hands, Typeface.Kind.HAND);
        for (Path folder : further) {
            addFiles(folder);
        }
        if (typewriters.isEmpty()) {
            throw new IOException("None of the typewriter fonts is installed: " + String.join(", ", TYPEWRITERS)
                    + ". docs/steps/training.md names the packages.");
        }
    }

    private static void add(List<String> families, Set<String> installed, List<Typeface> to, Typeface.Kind kind) {
        for (String family : families) {
            if (installed.contains(family)) {
                to.add(new Typeface(new Font(family, Font.PLAIN, 1), kind));
                if (kind == Typeface.Kind.TYPEWRITER) {
                    to.add(new Typeface(new Font(family, Font.BOLD, 1), kind));
                } else if (kind == Typeface.Kind.PRINT) {
                    to.add(new Typeface(new Font(family, Font.ITALIC, 1), kind));
                }
            }
        }
    }

    private void addFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".ttf")).sorted().toList()) {
                // A face made from real impressions is worth several drawn ones.
                Typeface face =
                        new Typeface(Font.createFont(Font.TRUETYPE_FONT, file.toFile()), Typeface.Kind.TYPEWRITER);
                typewriters.addAll(List.of(face, face, face));
            }
        } catch (FontFormatException e) {
            throw new IOException("A font in " + folder + " can't be used: " + e.getMessage(), e);
        }
    }

    Typeface any(RandomGenerator random) {
        List<Typeface> from = typewriters;
        if (random.nextDouble() >= TYPEWRITER_SHARE) {
            List<Typeface> other = random.nextDouble() < HAND_SHARE ? hands : prints;
            from = other.isEmpty() ? typewriters : other;
        }
        return from.get(random.nextInt(from.size()));
    }

    /** Every face once, for the card. */
    List<String> names() {
        return Stream.of(typewriters, prints, hands)
                .flatMap(List::stream)
                .map(Typeface::name)
                .distinct()
                .toList();
    }
}
