package org.chirograph.image;

/**
 * How stored pixels must be turned to stand upright, in the order of EXIF's tag 274: the constant at ordinal n is EXIF
 * value n + 1.
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    UPSIDE_DOWN_MIRRORED(false, false, true),
    TRANSPOSED(true, false, false),
    TURN_CLOCKWISE(true, false, true),
    TRANSVERSED(true, true, true),
    TURN_COUNTERCLOCKWISE(true, true, false);

    /** Whether rows become columns. */
    private final boolean swap;

    /** Whether the stored x (before any swap) runs against the upright picture. */
    private final boolean flipX;

    private final boolean flipY;

    Orientation(boolean swap, boolean flipX, boolean flipY) {
        this.swap = swap;
        this.flipX = flipX;
        this.flipY = flipY;
    }

    /** @param value 1 to 8; anything else means nothing is known, and the picture stays as it is */
    public static Orientation ofExif(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
    }

    /** The turn by so many quarters, clockwise. */
    public static Orientation turn(int quarters) {
        return switch (Math.floorMod(quarters, 4)) {
            case 0 -> UPRIGHT;
            case 1 -> TURN_CLOCKWISE;
            case 2 -> UPSIDE_DOWN;
            default -> TURN_COUNTERCLOCKWISE;
        };
    }

    /** Whether the stored picture's width is the upright one's height. */
    public boolean swapsAxes() {
        return swap;
    }

    /**
     * Where places of the stored picture lie on the upright one, both taken as a square with sides of length 1, x to the
     * right and y down.
     */
    public Affine ofUnitSquare() {
        Affine flipped = new Affine(flipX ? -1 : 1, 0, flipX ? 1 : 0, 0, flipY ? -1 : 1, flipY ? 1 : 0);
        return swap
                ? new Affine(flipped.d(), flipped.e(), flipped.f(), flipped.a(), flipped.b(), flipped.c())
                : flipped;
    }

    /** The upright picture; the same object when nothing has to be turned. */
    public GrayImage upright(GrayImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swap ? stored.height() : stored.width();
        int height = swap ? stored.width() : stored.height();
        int stepX = flipX ? -1 : 1;
        int stepY = flipY ? -stored.width() : stored.width();
        int start = (flipX ? stored.width() - 1 : 0) + (flipY ? (stored.height() - 1) * stored.width() : 0);
        int alongRow = swap ? stepY : stepX;
        int alongColumn = swap ? stepX : stepY;
        byte[] from = stored.pixels();
        byte[] to = new byte[from.length];
        for (int y = 0, out = 0; y < height; y++) {
            for (int x = 0, in = start + y * alongColumn; x < width; x++, in += alongRow) {
                to[out++] = from[in];
            }
        }
        return new GrayImage(width, height, to);
    }
}
