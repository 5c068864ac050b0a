package org.chirograph.view;

import java.awt.Color;

/** The colour of a posterior: blue when certain, through orange, to red; told apart by colour-blind readers too. */
final class Confidence {
    /** Where each band begins, and its colour (from Okabe and Ito's palette). */
    private static final double CERTAIN = 0.98;

    private static final double LIKELY = 0.8;
    private static final Color BLUE = new Color(0x0072B2);
    private static final Color ORANGE = new Color(0xE69F00);
    private static final Color VERMILLION = new Color(0xD55E00);

    private Confidence() {}

    static Color colour(double posterior) {
        return posterior >= CERTAIN ? BLUE : posterior >= LIKELY ? ORANGE : VERMILLION;
    }
}
