package org.chirograph.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.eval.Calibration;
import org.chirograph.eval.Judged;
import org.chirograph.review.Reliability;
import org.chirograph.view.ReliabilityPicture;
import org.jspecify.annotations.Nullable;

/** {@code /api/insights/reliability}: whether posteriors meant what they said, by what people answered. */
final class ReliabilityRoute {
    /** See {@link Reliability}. */
    private record Told(SampleRow drawn, SampleRow asked, int chosen, int earlier) {}

    /** Null where nothing was judged. */
    private record SampleRow(
            @Nullable Figures words, @Nullable Figures characters) {}

    /** See {@link Calibration}. */
    private record Figures(int count, double right, double expected, double ece, double chance, List<BinRow> bins) {}

    /**
     * Things with a posterior in (from, to].
     *
     * @param expected share of them that should be right
     * @param right share of them that was
     * @param low the share of more such things is higher, and lower than {@code high}, with 95 %
     */
    private record BinRow(double from, double to, int count, double expected, double right, double low, double high) {}

    private final Catalog catalog;
    private final Shelf shelf;

    ReliabilityRoute(Catalog catalog, Shelf shelf) {
        this.catalog = catalog;
        this.shelf = shelf;
    }

    void handle(Context context) throws Exception {
        Reliability told = told(context);
        Json.answer(context, new Told(row(told.drawn()), row(told.asked()), told.chosen(), told.earlier()));
    }

    /** {@code .png?by=drawn|asked&of=characters|words}. */
    void picture(Context context) throws Exception {
        String by = either(context, "by", "drawn", "asked");
        String of = either(context, "of", "characters", "words");
        Reliability told = told(context);
        Reliability.Sample sample = by.equals("drawn") ? told.drawn() : told.asked();
        List<Judged> judged = of.equals("words") ? sample.words() : sample.characters();
        Calibration calibration = Calibration.of(judged);
        String title = (of.equals("words") ? "Words" : "Characters")
                + (by.equals("drawn") ? " of lines drawn by chance" : " the queue asked about");
        String figures = judged.isEmpty()
                ? ": none yet"
                : String.format(Locale.ROOT, ": %d, ECE %.4f", judged.size(), calibration.ece());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ReliabilityPicture.write(title + figures, calibration, png);
        context.contentType("image/png").header("Cache-Control", "no-cache").result(png.toByteArray());
    }

    private static String either(Context context, String name, String usual, String other) throws RequestException {
        String value = Parameters.text(context, name).orElse(usual);
        if (!value.equals(usual) && !value.equals(other)) {
            throw RequestException.bad(name + " is " + usual + " or " + other);
        }
        return value;
    }

    private Reliability told(Context context) throws CatalogException, RequestException {
        Optional<String> document = Parameters.text(context, "document");
        return Reliability.of(
                document.isEmpty()
                        ? catalog.answers().all()
                        : catalog.answers().of(shelf.document(document.get()).id()));
    }

    private static SampleRow row(Reliability.Sample sample) {
        return new SampleRow(figures(sample.words()), figures(sample.characters()));
    }

    private static @Nullable Figures figures(List<Judged> judged) {
        if (judged.isEmpty()) {
            return null;
        }
        Calibration c = Calibration.of(judged);
        List<BinRow> bins = c.bins().stream()
                .map(bin -> new BinRow(
                        bin.low(),
                        bin.high(),
                        bin.count(),
                        bin.meanPosterior(),
                        bin.accuracy(),
                        bin.interval().low(),
                        bin.interval().high()))
                .toList();
        return new Figures(c.count(), c.accuracy(), c.meanPosterior(), c.ece(), c.chance(), bins);
    }
}
