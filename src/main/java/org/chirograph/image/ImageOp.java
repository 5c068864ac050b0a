package org.chirograph.image;

/**
 * One operation of the cleaning, with its parameters; {@link Preprocessor} runs a list of them in order. Pipeline files
 * call an operation by its {@link #name()}, which never changes.
 *
 * <p>Lengths are millimetres of paper where paper is what they speak of, and multiples of the type size (the height of
 * the page's typical component of ink) where letters are.
 */
public sealed interface ImageOp {
    String name();

    /**
     * Brings the page down to the working resolution; never up.
     *
     * @param longSide pixels of the longer side at most. 2,000 leaves an x-height of 9 to 14 pixels on a typed sheet
     */
    record Scale(int longSide) implements ImageOp {
        public Scale {
            require(longSide >= 100, "scale: the long side needs 100 pixels at least");
        }

        @Override
        public String name() {
            return "scale";
        }
    }

    /**
     * Divides by the paper's own tone, so that stains, shadows and yellowing vanish.
     *
     * @param reachMm dark things narrower than this are writing, not paper
     */
    record FlattenBackground(double reachMm) implements ImageOp {
        public FlattenBackground {
            require(reachMm > 0, "flatten-background: the reach is a positive number of millimetres");
        }

        @Override
        public String name() {
            return "flatten-background";
        }
    }

    /**
     * Paints over what lies outside the sheet: scanner bed, photograph border, the dark of a book's gutter.
     *
     * @param darkness a place is outside when its tone is below this share of the paper's
     */
    record RemoveBorder(double darkness) implements ImageOp {
        public RemoveBorder {
            require(darkness > 0 && darkness < 1, "remove-border: the darkness lies between 0 and 1");
        }

        @Override
        public String name() {
            return "remove-border";
        }
    }

    /**
     * Tells ink from paper by Sauvola's threshold m (1 + k (s / R - 1)), with m and s mean and deviation around the
     * pixel (J. Sauvola, M. Pietikäinen, Adaptive document image binarization, 2000). R is the 98th percentile of s on
     * this page within 25 to 128: a carbon copy never reaches the deviation of fresh type.
     *
     * @param windowMm side of the square around the pixel
     */
    record Sauvola(double windowMm, double k) implements ImageOp {
        public Sauvola {
            require(windowMm > 0, "sauvola: the window is a positive number of millimetres");
            require(k > 0 && k < 1, "sauvola: k lies between 0 and 1");
        }

        @Override
        public String name() {
            return "sauvola";
        }
    }

    /** Takes filled round blots of this size out of ink and page. Needs ink. */
    record RemoveHoles(double minMm, double maxMm) implements ImageOp {
        public RemoveHoles {
            require(minMm > 0 && maxMm > minMm, "remove-holes: 0 < min-mm < max-mm");
        }

        @Override
        public String name() {
            return "remove-holes";
        }
    }

    /**
     * Takes underlines and ruled lines out of the ink, and leaves the strokes that cross them. Needs ink.
     *
     * @param length least length, in type sizes
     * @param thickness greatest thickness, in type sizes
     */
    record RemoveRules(double length, double thickness) implements ImageOp {
        public RemoveRules {
            require(length > 1 && thickness > 0 && thickness < 1, "remove-rules: length > 1 > thickness > 0");
        }

        @Override
        public String name() {
            return "remove-rules";
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
