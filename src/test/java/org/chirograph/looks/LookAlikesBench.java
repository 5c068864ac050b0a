package org.chirograph.looks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.Correction;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Occasion;
import org.chirograph.catalog.PageEntry;
import org.chirograph.eval.WordTruth;
import org.chirograph.format.PageReader;
import org.chirograph.format.TaggedPage;
import org.chirograph.image.GrayImage;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Word;
import org.chirograph.review.Change;
import org.chirograph.review.Confusions;
import org.chirograph.review.Corrector;
import org.chirograph.review.Place;
import org.chirograph.review.Retyping;
import org.chirograph.review.ReviewQueue;
import org.chirograph.review.Version;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.chirograph.text.EditAlignment;
import org.chirograph.text.ScoringText;

/**
 * Look-alikes with a reviewer who knows the truth. {@code measure COLLECTION TRUTH [MOST]} goes through the queue, corrects
 * every word that is wrong, and opens the sheet where one is offered; the collection is changed. {@code fit EXEMPLARS COLLECTION
 * TRUTH …} takes corrections by chance and fits the weights of {@link Clues} to what is right among their look-alikes.
 */
final class LookAlikesBench {
    private static final Path MODEL = Path.of("models/handprint-latin");
    private static final String WHO = "Ada";
    private static final int TOLD_EVERY = 25;

    private final CollectionFolder folder;
    private final Map<Place, String> truths = new HashMap<>();
    private final Map<Place, Change> wrong = new HashMap<>();
    private final Map<String, GrayImage> scans = new HashMap<>();

    private LookAlikesBench(Path collection, Path truth) throws Exception {
        folder = CollectionFolder.existing(collection);
        try (Catalog catalog = Catalog.open(folder)) {
            for (PageEntry entry : catalog.pages()) {
                DocumentEntry document = catalog.document(entry.document()).orElseThrow();
                Path file = truth.resolve(document.stem() + ".xml");
                if (Files.isRegularFile(file)) {
                    read(entry, TaggedPage.read(file).page());
                }
            }
        }
    }

    private void read(PageEntry entry, Page truth) throws Exception {
        Page page = PageReader.read(folder.record(entry.document(), entry.page()));
        Map<String, String> said = new HashMap<>();
        for (WordTruth word : WordTruth.of(truth, page)) {
            if (word.truth() != null && !word.truth().isEmpty()) {
                said.put(word.word().id(), word.truth());
            }
        }
        for (Line line : page.lines().toList()) {
            for (Word word : line.words()) {
                String text = said.get(word.id());
                if (text != null) {
                    Place place = new Place(entry.document(), entry.page(), line.id(), word.id());
                    truths.put(place, text);
                    if (!ScoringText.normalise(word.best().text()).equals(text)) {
                        Line after = Retyping.of(line, word.id(), text, WHO);
                        wrong.put(place, new Change(entry.document(), entry.page(), Optional.of(line), after, WHO));
                    }
                }
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("measure")) {
            int most = arguments.length > 3 ? Integer.parseInt(arguments[3]) : Integer.MAX_VALUE;
            new LookAlikesBench(Path.of(arguments[1]), Path.of(arguments[2])).measure(most);
            return;
        }
        List<List<double[]>> characters = new ArrayList<>();
        List<List<double[]>> words = new ArrayList<>();
        for (int i = 2; i < arguments.length; i += 2) {
            characters.add(new ArrayList<>());
            words.add(new ArrayList<>());
            new LookAlikesBench(Path.of(arguments[i]), Path.of(arguments[i + 1]))
                    .collect(Integer.parseInt(arguments[1]), characters.getLast(), words.getLast());
        }
        report("characters", characters);
        report("words", words);
    }

    private LookAlikes lookAlikes(Catalog catalog) {
        return new LookAlikes(folder, catalog, MODEL, this::scan, System.err::println);
    }

    private Optional<GrayImage> scan(DocumentEntry document, String page) throws ScanException {
        GrayImage known = scans.get(document.id() + page);
        if (known == null) {
            try (ScanDocument open = ScanDocument.open(document.path(), ScanLimits.DEFAULT)) {
                known = open.page(Integer.parseInt(page) - 1).pixels();
                scans.put(document.id() + page, known);
            }
        }
        return Optional.of(known);
    }

    /** Whether it stands in a line of the truth, so that one can tell. */
    private boolean isKnown(LookAlike alike) {
        return truths.containsKey(alike.place());
    }

    private boolean isRight(LookAlike alike) {
        return ScoringText.normalise(alike.text()).equals(truths.get(alike.place()));
    }

    /** Whether it is nearer to the truth than what was read: another character of the word may be wrong as well. */
    private boolean isBetter(LookAlike alike) {
        String truth = truths.get(alike.place());
        return EditAlignment.distance(ScoringText.normalise(alike.text()), truth)
                < EditAlignment.distance(
                        ScoringText.normalise(alike.word().best().text()), truth);
    }

    // ---- fitting

    private void collect(int exemplars, List<double[]> characters, List<double[]> words) throws Exception {
        List<Place> drawn = new ArrayList<>(wrong.keySet());
        drawn.sort((a, b) -> a.toString().compareTo(b.toString()));
        Collections.shuffle(drawn, new Random(1));
        try (Catalog catalog = Catalog.open(folder);
                LookAlikes alikes = lookAlikes(catalog)) {
            List<Correction> trail = new ArrayList<>();
            for (Place place : drawn.subList(0, Math.min(exemplars, drawn.size()))) {
                Change change = wrong.get(place);
                String before = change.before().orElseThrow().text();
                String after = change.after().text();
                trail.add(new Correction(
                        place.document(), place.page(), place.line(), before, after, WHO, Instant.EPOCH));
                Confusions known = Confusions.of(trail);
                for (LookAlikes.Weighed w : alikes.weighed(change, known::ofCharacter, known::ofWord)) {
                    if (isKnown(w.alike()) && !w.alike().place().equals(place)) {
                        double[] row = Arrays.copyOf(w.clues(), w.clues().length + 2);
                        row[row.length - 2] = 1;
                        row[row.length - 1] = isBetter(w.alike()) ? 1 : 0;
                        (w.isWord() ? words : characters).add(row);
                    }
                }
            }
        }
    }

    /** Every collection counts the same, however many places it has: in some mistakes recur, in others hardly. */
    private static void report(String kind, List<List<double[]>> collections) {
        double[] weights = fit(collections);
        System.out.printf("%s: weights %s%n", kind, Arrays.toString(weights));
        for (List<double[]> rows : collections) {
            for (boolean again : new boolean[] {false, true}) {
                List<double[]> some =
                        rows.stream().filter(r -> r[r.length - 3] > 0 == again).toList();
                StringBuilder told = new StringBuilder(again ? "  corrected before: " : "  corrected once: ");
                told.append(right(some)).append(" of ").append(some.size()).append(" right;");
                for (double least : new double[] {0.2, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95}) {
                    List<double[]> taken = some.stream()
                            .filter(r -> chance(weights, r) >= least)
                            .toList();
                    told.append(String.format(Locale.ROOT, " from %.2f %d of %d;", least, right(taken), taken.size()));
                }
                System.out.println(told);
            }
        }
    }

    private static long right(List<double[]> rows) {
        return rows.stream().filter(r -> r[r.length - 1] == 1).count();
    }

    private static double chance(double[] weights, double[] row) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * row[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** Logistic regression with a little ridge, by Newton's method. */
    private static double[] fit(List<List<double[]>> collections) {
        int n = collections.getFirst().getFirst().length - 1;
        double[] weights = new double[n];
        for (int round = 0; round < 30; round++) {
            double[][] system = new double[n][n + 1];
            for (List<double[]> rows : collections) {
                for (double[] row : rows) {
                    double p = chance(weights, row);
                    double bend = Math.max(1e-9, p * (1 - p));
                    for (int i = 0; i < n; i++) {
                        system[i][n] += (row[n] - p) * row[i] * 1000 / rows.size();
                        for (int j = 0; j < n; j++) {
                            system[i][j] += bend * row[i] * row[j] * 1000 / rows.size();
                        }
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                system[i][i] += 0.1;
                system[i][n] -= 0.1 * weights[i];
            }
            double[] step = solve(system);
            for (int i = 0; i < n; i++) {
                weights[i] += Math.clamp(step[i], -3, 3);
            }
        }
        return weights;
    }

    private static double[] solve(double[][] m) {
        int n = m.length;
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < n; r++) {
                if (r != i) {
                    double f = m[r][i] / m[i][i];
                    for (int c = i; c <= n; c++) {
                        m[r][c] -= f * m[i][c];
                    }
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = m[i][n] / m[i][i];
        }
        return x;
    }

    // ---- measuring

    private int corrections;
    private int uses;
    private int shown;
    private int sheetsWithTaken;
    private int furtherThere;
    private int taken;
    private int takenRight;
    private int takenBetter;
    private int unknown;
    private int further;
    private int errorsRemoved;
    private long millis;
    private long slowest;

    private void measure(int most) throws Exception {
        try (Catalog catalog = Catalog.open(folder);
                Corrector corrector = Corrector.open(folder, Clock.systemUTC());
                LookAlikes alikes = lookAlikes(catalog)) {
            ReviewQueue queue = ReviewQueue.of(folder, catalog, id -> true, share -> {}, (place, e) -> {});
            for (ReviewQueue.Item item : queue.items()) {
                Place place = item.place();
                if (wrong.containsKey(place) && corrections < most) {
                    Optional<Word> word = word(corrector, place);
                    if (word.isPresent()) {
                        corrections++;
                        Change change =
                                corrector.answer(place, Version.of(word.get()), truths.get(place), WHO, Occasion.ASKED);
                        long start = System.nanoTime();
                        List<LookAlike> found = alikes.of(
                                change, Confusions.of(catalog.journal().corrections()));
                        long took = (System.nanoTime() - start) / 1_000_000;
                        millis += took;
                        slowest = Math.max(slowest, took);
                        if (!found.isEmpty()) {
                            use(corrector, word.get(), change, found);
                        }
                        if (corrections % TOLD_EVERY == 0) {
                            tell();
                        }
                    }
                }
            }
        }
        tell();
    }

    private void tell() {
        System.out.printf(
                Locale.ROOT,
                "%d wrong words; %d corrected by hand, %d sheets offered; taken by themselves: %d, right as words %d,"
                        + " better %d, in no line of the truth %d; further words right %d (%.2f a sheet), errors removed"
                        + " by them %d; words shown %d; sheets with something taken %d, further words right on these %d; finding took %d ms"
                        + " in the mean, %d at most%n",
                wrong.size(),
                corrections,
                uses,
                taken,
                takenRight,
                takenBetter,
                unknown,
                further,
                (double) further / Math.max(1, uses),
                errorsRemoved,
                shown,
                sheetsWithTaken,
                furtherThere,
                millis / Math.max(1, corrections),
                slowest);
        System.out.printf(
                Locale.ROOT,
                "precision at the default threshold: words %.3f, characters %.3f%n",
                (double) takenRight / Math.max(1, taken - unknown),
                (double) takenBetter / Math.max(1, taken - unknown));
    }

    /** The sheet is looked through: what is right on it is kept, whether taken by itself or not. */
    private void use(Corrector corrector, Word word, Change change, List<LookAlike> found) throws Exception {
        uses++;
        shown += found.size();
        boolean isSure = found.stream().anyMatch(LookAlike::isTaken);
        sheetsWithTaken += isSure ? 1 : 0;
        StringBuilder told = new StringBuilder();
        for (LookAlike alike : found) {
            if (alike.isTaken()) {
                taken++;
                unknown += isKnown(alike) ? 0 : 1;
                takenRight += isKnown(alike) && isRight(alike) ? 1 : 0;
                takenBetter += isKnown(alike) && isBetter(alike) ? 1 : 0;
                told.append(' ')
                        .append(alike.word().best().text())
                        .append('→')
                        .append(alike.text())
                        .append(isKnown(alike) ? isRight(alike) ? "" : "(✗ " + truths.get(alike.place()) + ")" : "(?)");
            }
            if (isKnown(alike) && isRight(alike)) {
                further++;
                furtherThere += isSure ? 1 : 0;
                errorsRemoved += EditAlignment.distance(
                        ScoringText.normalise(alike.word().best().text()), truths.get(alike.place()));
                corrector.answer(alike.place(), Version.of(alike.word()), alike.text(), WHO, Occasion.CHOSEN);
            }
        }
        System.out.println(word.best().text() + "→"
                + change.after().words().stream()
                        .filter(w -> w.isChecked())
                        .map(w -> w.best().text())
                        .toList() + ": " + found.size() + " found, taken" + told);
    }

    private static Optional<Word> word(Corrector corrector, Place place) throws Exception {
        return corrector
                .page(place.document(), place.page())
                .lines()
                .filter(line -> line.id().equals(place.line()))
                .flatMap(line -> line.words().stream())
                .filter(w -> w.id().equals(place.word()) && !w.isChecked())
                .findFirst();
    }
}
