package org.chirograph.page;

/** How far a page must be turned, in quarters of a full turn, for some of its writing to stand upright. */
public enum QuarterTurn {
    NONE,
    CLOCKWISE,
    HALF,
    COUNTERCLOCKWISE;

    /** The turn that lets a line run to the right, give or take an eighth of a full turn. */
    public static QuarterTurn of(Baseline baseline) {
        Point from = baseline.points().getFirst();
        Point to = baseline.points().getLast();
        double quarters = Math.atan2(from.y() - to.y(), to.x() - from.x()) / (Math.PI / 2);
        return values()[Math.floorMod(Math.round(quarters), 4)];
    }

    /** Quarters of a full turn, clockwise: 0 to 3. */
    public int quarters() {
        return ordinal();
    }

    /** The turn that takes this one back. */
    public QuarterTurn back() {
        return values()[(4 - ordinal()) % 4];
    }

    /** Whether the width of what is turned becomes its height. */
    public boolean swapsAxes() {
        return this == CLOCKWISE || this == COUNTERCLOCKWISE;
    }
}
