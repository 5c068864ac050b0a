package org.chirograph.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chirograph.catalog.AuditedLine;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.PageReader;
import org.chirograph.format.Sha256;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.ScoringText;

/**
 * How good a document is, by an audit: lines are drawn by chance, a person says what stands there, and {@link ErrorBound}
 * says what that proves of the others. Of the lines that were found: what layout missed, no line can be drawn from. Texts
 * are compared as {@link ScoringText} has them.
 */
public final class DocumentAudit {
    /** What is stated holds with this confidence. */
    public static final double CONFIDENCE = 0.95;

    /** Widest characters in x-heights, those of typewriters: a line holds as many as fit even if few were read. */
    private static final double WIDEST_CHARACTER = 1.4;

    private static final int CURVE_POINTS = 30;

    private final String document;
    private final List<AuditedLine> drawn;
    private final List<Stake> pool = new ArrayList<>();
    private double poolWeight;
    private double poolPredicted;
    private int characters;
    private int lines;

    /**
     * A line that may be drawn.
     *
     * @param weight in characters: as many errors as it can hold
     * @param predicted errors that its posteriors let expect
     */
    public record Stake(String page, Line line, double weight, double predicted) {}

    /**
     * What can be said of a document as it is now.
     *
     * @param lines of the document
     * @param audited how many of them people have told for the audit
     * @param expected error rate by the posteriors, of what nobody has checked
     * @param atMost the error rate is no higher, with {@link #CONFIDENCE}; 1 and more says nothing
     * @param curve what was said after the first lines, after some more, and so on to the last
     */
    public record Statement(int lines, int audited, double expected, double atMost, List<Point> curve) {}

    /** @param audited how many lines had been told when this was what could be said */
    public record Point(int audited, double atMost) {}

    private DocumentAudit(String document, List<AuditedLine> drawn) {
        this.document = document;
        this.drawn = drawn;
    }

    /** Reads the document's records. */
    public static DocumentAudit of(CollectionFolder folder, Catalog catalog, DocumentEntry document)
            throws CatalogException, IOException {
        List<Page> pages = new ArrayList<>();
        for (PageEntry page : catalog.pages(document)) {
            if (page.outcome() == PageEntry.Outcome.DONE) {
                pages.add(PageReader.read(folder.record(page.document(), page.page())));
            }
        }
        return of(document.id(), pages, catalog.audits().of(document.id()));
    }

    static DocumentAudit of(String document, List<Page> pages, List<AuditedLine> drawn) {
        DocumentAudit audit = new DocumentAudit(document, drawn);
        Set<String> told = new HashSet<>();
        drawn.forEach(line -> told.add(line.page() + "/" + line.line()));
        for (Page page : pages) {
            page.lines().forEach(line -> audit.add(page.id(), line, told.contains(page.id() + "/" + line.id())));
        }
        return audit;
    }

    private void add(String page, Line line, boolean told) {
        int read = length(ScoringText.normalise(line.text()));
        lines++;
        characters += read;
        if (!told) {
            double fit = line.outline().box().width() / (WIDEST_CHARACTER * line.xHeight());
            double predicted =
                    line.words().stream().mapToDouble(Worth::expectedErrors).sum();
            Stake stake = new Stake(page, line, Math.max(1, Math.max(read, fit)), predicted);
            pool.add(stake);
            poolWeight += stake.weight;
            poolPredicted += predicted;
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * The line to be told next; empty when all are. The same until one more was told: which it is can't be chosen by
     * asking again.
     */
    public Optional<Stake> next() {
        double left = chance() * poolWeight;
        for (Stake stake : pool) {
            left -= stake.weight;
            if (left < 0) {
                return Optional.of(stake);
            }
        }
        return pool.isEmpty() ? Optional.empty() : Optional.of(pool.getLast());
    }

    /** In [0, 1), drawn by the document's id and the number of the draw. */
    private double chance() {
        byte[] seed = (document + "\n" + drawn.size()).getBytes(StandardCharsets.UTF_8);
        long bits = Long.parseUnsignedLong(Sha256.of(seed).substring(0, 16), 16);
        return (bits >>> 11) * 0x1p-53;
    }

    /**
     * What a line adds to the sample.
     *
     * @param text what stands there; empty where nothing does
     */
    public AuditedLine told(Stake line, String text, String who, Instant at) {
        String read = ScoringText.normalise(line.line.text());
        String said = ScoringText.normalise(text);
        return told(line, length(read), length(said), EditAlignment.distance(said, read), true, who, at);
    }

    /** The same where nobody can tell what stands there: as if all of it were wrong. */
    public AuditedLine untold(Stake line, String who, Instant at) {
        int all = (int) Math.ceil(line.weight);
        return told(line, length(ScoringText.normalise(line.line.text())), all, all, false, who, at);
    }

    private AuditedLine told(Stake line, int read, int said, int errors, boolean mended, String who, Instant at) {
        return new AuditedLine(
                document,
                line.page,
                line.line.id(),
                line.weight,
                poolWeight,
                line.predicted,
                poolPredicted,
                read,
                said,
                errors,
                mended,
                who,
                at);
    }

    public Statement statement() {
        List<Point> curve = new ArrayList<>();
        int step = Math.max(1, (drawn.size() + CURVE_POINTS - 1) / CURVE_POINTS);
        for (int told = step; told < drawn.size(); told += step) {
            // Those told later were still in the pool, with all the errors they had.
            double left = drawn.get(told).pool();
            curve.add(new Point(told, rate(drawn.subList(0, told), left)));
        }
        double now = atMost();
        curve.add(new Point(drawn.size(), now));
        return new Statement(lines, drawn.size(), poolPredicted / Math.max(1, characters), now, curve);
    }

    /** See {@link Statement#atMost}. */
    double atMost() {
        return rate(drawn, poolWeight);
    }

    private double rate(List<AuditedLine> told, double left) {
        double mended = told.stream()
                .filter(AuditedLine::mended)
                .mapToInt(AuditedLine::errors)
                .sum();
        double most = ErrorBound.of(told, left, CONFIDENCE) - mended;
        return most / Math.max(1, trueCharacters(told));
    }

    /** Characters of the document: as many as are in the records, or fewer if the audit found fewer. */
    private double trueCharacters(List<AuditedLine> told) {
        double read = told.stream().mapToInt(AuditedLine::read).sum();
        double said = told.stream().mapToInt(AuditedLine::said).sum();
        return read == 0 ? characters : characters * Math.min(1, said / read);
    }
}
