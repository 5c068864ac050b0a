package org.chirograph.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chirograph.page.Box;

/**
 * Which pixels a request of the IIIF Image API 3 wants, and at what size. Level 1 with {@code pct:} regions, {@code pct:}
 * and {@code !w,h} sizes beside.
 *
 * @param region inside the page, in scan pixels
 * @param width of the answer, 1 up to the region's
 */
record ImageRequest(Box region, int width, int height) {
    /** Pixels of an answer: a page of A3 at 300 dpi whole; a screen has two to eight million. */
    static final long MAX_AREA = 18_000_000;

    private static final Pattern REGION = Pattern.compile("(\\d{1,7}),(\\d{1,7}),(\\d{1,7}),(\\d{1,7})");
    private static final Pattern SHARES =
            Pattern.compile("pct:(\\d{1,3}(?:\\.\\d{1,9})?),(\\d{1,3}(?:\\.\\d{1,9})?),(\\d{1,3}(?:\\.\\d{1,9})?),"
                    + "(\\d{1,3}(?:\\.\\d{1,9})?)");
    private static final Pattern SIZE = Pattern.compile("(!?)(\\d{0,6}),(\\d{0,6})");
    private static final Pattern SHARE = Pattern.compile("pct:(\\d{1,3}(?:\\.\\d{1,9})?)");

    static ImageRequest parse(Shelf.Size page, String region, String size) throws RequestException {
        Box box = region(page, region);
        return sized(box, size);
    }

    private static Box region(Shelf.Size page, String text) throws RequestException {
        if (text.equals("full")) {
            return new Box(0, 0, page.width(), page.height());
        }
        if (text.equals("square")) {
            int side = Math.min(page.width(), page.height());
            return new Box((page.width() - side) / 2, (page.height() - side) / 2, side, side);
        }
        Matcher pixels = REGION.matcher(text);
        if (pixels.matches()) {
            return inside(page, number(pixels, 1), number(pixels, 2), number(pixels, 3), number(pixels, 4));
        }
        Matcher shares = SHARES.matcher(text);
        if (shares.matches()) {
            return inside(
                    page,
                    share(shares, 1, page.width()),
                    share(shares, 2, page.height()),
                    share(shares, 3, page.width()),
                    share(shares, 4, page.height()));
        }
        throw RequestException.bad("a region is full, square, x,y,w,h or pct:x,y,w,h");
    }

    private static Box inside(Shelf.Size page, int x, int y, int width, int height) throws RequestException {
        if (x >= page.width() || y >= page.height() || width < 1 || height < 1) {
            throw RequestException.bad(
                    "the region lies outside the page, which is " + page.width() + " by " + page.height() + " pixels");
        }
        return Box.between(x, y, Math.min(page.width(), x + width), Math.min(page.height(), y + height));
    }

    private static ImageRequest sized(Box region, String text) throws RequestException {
        if (text.startsWith("^")) {
            throw new RequestException(501, "scans are not shown larger than they are: leave out the ^");
        }
        if (text.equals("max")) {
            double factor = Math.min(1, Math.sqrt((double) MAX_AREA / region.area()));
            return new ImageRequest(region, Math.max(1, (int) (region.width() * factor)), Math.max(1, (int)
                    (region.height() * factor)));
        }
        Matcher share = SHARE.matcher(text);
        if (share.matches()) {
            return checked(region, share(share, 1, region.width()), share(share, 1, region.height()));
        }
        Matcher size = SIZE.matcher(text);
        if (!size.matches() || size.group(2).isEmpty() && size.group(3).isEmpty()) {
            throw RequestException.bad("a size is max, w, or ,h or w,h or !w,h or pct:n");
        }
        double across = size.group(2).isEmpty() ? Double.NaN : number(size, 2) / (double) region.width();
        double down = size.group(3).isEmpty() ? Double.NaN : number(size, 3) / (double) region.height();
        if (!size.group(1).isEmpty()) {
            if (Double.isNaN(across) || Double.isNaN(down)) {
                throw RequestException.bad("a size !w,h needs both numbers");
            }
            double factor = Math.min(1, Math.min(across, down));
            across = factor;
            down = factor;
        }
        return checked(region, (int) Math.round(region.width() * (Double.isNaN(across) ? down : across)), (int)
                Math.round(region.height() * (Double.isNaN(down) ? across : down)));
    }

    private static ImageRequest checked(Box region, int width, int height) throws RequestException {
        int wide = width == 0 ? 1 : width;
        int high = height == 0 ? 1 : height;
        if (wide > region.width() || high > region.height()) {
            throw RequestException.bad("the size is larger than the region; scans are not shown larger than they are");
        }
        if ((long) wide * high > MAX_AREA) {
            throw RequestException.bad("at most " + MAX_AREA + " pixels are given at once; ask for a smaller size");
        }
        return new ImageRequest(region, wide, high);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int share(Matcher matcher, int group, int of) {
        return (int) Math.round(Double.parseDouble(matcher.group(group)) / 100 * of);
    }
}
