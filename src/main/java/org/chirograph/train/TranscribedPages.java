package org.chirograph.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chirograph.format.TaggedPage;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.PageImage;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.LayoutSettings;
import org.chirograph.layout.LineSight;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Region;
import org.chirograph.recognize.Alphabet;

/**
 * Real lines: pages with ALTO or PAGE transcripts, cleaned and laid out by the program itself, so that the net learns from
 * lines as it will meet them. A line that the layout found whole keeps the layout's baseline and x-height; for one that
 * it broke or missed the transcriber's baseline is taken, moved by as much as the layout's differ from it on that page.
 * Where the layout missed most lines or took their size for another, place and size are measured on the transcriber's
 * lines instead.
 */
public final class TranscribedPages {
    /** How much of the transcribed line's length a found line must have. */
    private static final double WHOLE = 0.92;

    /** How far beyond the transcribed line a found line may reach, in x-heights. */
    private static final double BEYOND = 2.5;

    /** How far the two baselines may lie apart, in x-heights. */
    private static final double APART = 0.6;

    /** The layout's x-height and the one measured on the transcriber's lines differ by no more than e to this. */
    private static final double SIZES_AGREE = 0.3;

    private final Alphabet alphabet;
    private final boolean handwriting;
    private final Optional<LineSight> sight;
    private final LeftOut leftOut;
    private final Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());

    /**
     * @param handwriting whether lines tagged as handwritten are taken too
     * @param sight asked where lines of hands run
     * @param leftOut told of every line that can't be taken
     */
    TranscribedPages(Alphabet alphabet, boolean handwriting, Optional<LineSight> sight, LeftOut leftOut) {
        this.sight = sight;
        this.alphabet = alphabet;
        this.handwriting = handwriting;
        this.leftOut = leftOut;
    }

    /** Transcripts ({@code name.xml} beside {@code name.jpg}) of a folder, by name. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
    }

    /** A transcript's file name without its ending. */
    public static String name(Path transcript) {
        return transcript.getFileName().toString().replaceFirst("\\.xml$", "");
    }

    /** The transcribed lines of one page; without those that say nothing or what the alphabet lacks. */
    public List<RealLine> lines(Path transcript) throws IOException {
        String name = name(transcript);
        GrayImage scan = ImageCodec.decodeGray(Files.readAllBytes(transcript.resolveSibling(name + ".jpg")));
        CleanPage clean = preprocessor.clean(scan, 0);
        TaggedPage truth = TaggedPage.read(transcript);
        List<Region> regions = PageLayout.find(clean, LayoutSettings.standard(), sight);
        List<Line> found = new Page(name, name, scan.width(), scan.height(), regions, List.of())
                .lines()
                .toList();
        WrittenScale scale = WrittenScale.of(clean.page(), truth.page().lines().toList());
        double xHeight = found.isEmpty()
                ? scale.xHeight()
                : median(found.stream().map(Line::xHeight).toList());
        boolean sizeAgrees = Math.abs(Math.log(xHeight / scale.xHeight())) < SIZES_AGREE;
        List<Double> offsets = new ArrayList<>();
        List<RealLine> lines = new ArrayList<>();
        List<Line> missed = new ArrayList<>();
        for (Line line : truth.page().lines().toList()) {
            if (!wanted(line, truth)) {
                continue;
            }
            Optional<Line> whole = sizeAgrees ? whole(line, found, xHeight) : Optional.empty();
            if (whole.isEmpty()) {
                missed.add(line);
                continue;
            }
            lines.add(real(clean.page(), line, whole.get(), whole.get().xHeight(), 0, true));
            double middle = (line.outline().box().x() + line.outline().box().right()) / 2.0;
            offsets.add(at(whole.get(), middle) - at(line, middle));
        }
        boolean mostFound = sizeAgrees && offsets.size() >= missed.size() && !offsets.isEmpty();
        double offset = mostFound ? median(offsets) : scale.below();
        for (Line line : missed) {
            lines.add(real(clean.page(), line, line, mostFound ? xHeight : scale.xHeight(), offset, false));
        }
        return lines;
    }

    private boolean wanted(Line line, TaggedPage truth) {
        String text = Transcription.fold(line.text(), alphabet);
        boolean byHand =
                truth.tagsOf(line.id()).stream().anyMatch(t -> t.contains("Handwritten") || t.contains("Signature"));
        if (text.isEmpty()) {
            leftOut.blank();
            return false;
        }
        Alphabet.Encoded encoded = alphabet.encode(text);
        if (!encoded.complete()) {
            leftOut.foreign(encoded.foreign());
        }
        return encoded.complete() && (handwriting || !byHand);
    }

    /** The found line that is this one and nothing else. */
    private static Optional<Line> whole(Line truth, List<Line> found, double xHeight) {
        Box t = truth.outline().box();
        for (Line line : found) {
            Box f = line.outline().box();
            double shared = Math.min(t.right(), f.right()) - Math.max(t.x(), f.x());
            double middle = (Math.max(t.x(), f.x()) + Math.min(t.right(), f.right())) / 2.0;
            boolean same = shared >= WHOLE * t.width()
                    && f.x() > t.x() - BEYOND * xHeight
                    && f.right() < t.right() + BEYOND * xHeight
                    && Math.abs(at(line, middle) - at(truth, middle)) < APART * xHeight;
            if (same) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private RealLine real(PageImage page, Line truth, Line place, double xHeight, double offset, boolean asFound) {
        String text = Transcription.fold(truth.text(), alphabet);
        int[] labels = alphabet.encode(text).labels();
        return RealLine.along(page, place.baseline(), offset, xHeight, text, labels, asFound);
    }

    /** The baseline's y at an x, straight on beyond its ends. */
    private static double at(Line line, double x) {
        List<Point> points = RealLine.growing(line.baseline().points());
        int i = 1;
        while (i < points.size() - 1 && x > points.get(i).x()) {
            i++;
        }
        Point a = points.get(i - 1);
        Point b = points.get(i);
        return a.y() + (x - a.x()) * (b.y() - a.y()) / (b.x() - a.x());
    }

    /** Name of the document that a page belongs to: the page's, without a number or a checksum at its end. */
    public static String document(String page) {
        return page.replaceFirst("[-_](\\d{1,3}|[0-9a-f]{8})$", "");
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
