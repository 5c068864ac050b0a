package org.chirograph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kills a {@code digitize} again and again, resumes it, and holds what comes of it against an undisturbed run. The kills
 * are spread over the pages, not over time, so that they last however fast the machine is at the moment: for each a number
 * of finished pages is drawn, and it falls while that record is being written or in the page after it; where an earlier
 * kill has come so far already, it falls in the start. Should the pages run out all the same, the collection is compared
 * and the kills go on in a fresh one. Arguments: kills, folder of scans, folder to work in, seed, further options of
 * {@code digitize}.
 */
final class KillsBench {
    /** A record is written, noted and indexed in some ten milliseconds. */
    private static final int WRITING_MILLIS = 25;

    /** What a process answers that was killed. */
    private static final int KILLED = 137;

    private enum Moment {
        START,
        AT_A_RECORD,
        BETWEEN_RECORDS
    }

    private final Path scans;
    private final Path work;
    private final Random random;
    private final List<String> options;
    private int pages;
    private long firstMillis;
    private long pageMillis;

    private final Map<Moment, Integer> moments = new EnumMap<>(Moment.class);

    /** Kills by the tenth of the pages that was done. */
    private final int[] tenths = new int[10];

    private int withPartialFile;
    private int withOpenIntention;

    private KillsBench(Path scans, Path work, long seed, List<String> options) {
        this.scans = scans;
        this.work = work;
        this.random = new Random(seed);
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        KillsBench bench = new KillsBench(
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Long.parseLong(arguments[3]),
                List.of(arguments).subList(4, arguments.length));
        System.exit(bench.run(Integer.parseInt(arguments[0])) ? 0 : 1);
    }

    private boolean run(int kills) throws Exception {
        FinishedCollection calm = new FinishedCollection(work.resolve("calm"));
        undisturbed(calm.root());
        boolean good = true;
        for (int left = kills, round = 1; left > 0; round++) {
            FinishedCollection killed = new FinishedCollection(work.resolve("killed" + round));
            left -= killAgainAndAgain(killed.root(), left);
            good &= isAsUndisturbed(killed, calm);
        }
        System.out.printf(
                "%d kills %s; by tenths of the pages done %s; %d left a partial file, %d an open intention%n",
                kills, moments, Arrays.toString(tenths), withPartialFile, withOpenIntention);
        return good;
    }

    /** Also learns how long a start and a page take. */
    private void undisturbed(Path collection) throws Exception {
        long start = System.nanoTime();
        Process process = start(collection);
        await(process, collection, 1, Set.of());
        firstMillis = millisSince(start);
        if (process.waitFor() != ExitCode.OK) {
            throw new IllegalStateException("the undisturbed run failed; see " + log());
        }
        pages = records(collection);
        pageMillis = (millisSince(start) - firstMillis) / Math.max(1, pages - 1);
        System.out.printf(
                "undisturbed: %d pages, the first after %d ms, then one in %d ms%n", pages, firstMillis, pageMillis);
    }

    /** Lets a collection be finished, and compares it. */
    private boolean isAsUndisturbed(FinishedCollection killed, FinishedCollection calm) throws Exception {
        int before = records(killed.root());
        if (start(killed.root()).waitFor() != ExitCode.OK) {
            throw new IllegalStateException("the last run failed; see " + log());
        }
        boolean records = killed.records().equals(calm.records());
        List<String> done = killed.done();
        boolean once = done.size() == pages && new HashSet<>(done).size() == pages;
        boolean verified = killed.isVerified();
        List<String> index = killed.index();
        boolean sameIndex = index.equals(calm.index()) && index.equals(killed.indexMadeAnew());
        System.out.printf(
                "%d of %d pages before the last run; records byte-identical: %b; each page done once: %b; verify without"
                        + " a difference: %b; index of %d lines equal to the undisturbed and to a fresh one: %b%n",
                before, pages, records, once, verified, index.size(), sameIndex);
        return records && once && verified && sameIndex;
    }

    /** Kills so often, or until a collection has all its pages; answers how often. */
    private int killAgainAndAgain(Path collection, int most) throws Exception {
        int[] targets = random.ints(most, 0, pages).sorted().toArray();
        for (int kills = 0; kills < most; kills++) {
            if (records(collection) == pages || !kill(collection, targets[kills])) {
                System.out.printf("the pages ran out with %d kills to come%n", most - kills);
                return kills;
            }
            System.out.printf("%d kills to come, %d pages left%n", most - kills - 1, pages - records(collection));
        }
        return most;
    }

    /**
     * Starts a run and kills it.
     *
     * @param target how many records there shall be by then
     * @return false when the run ended before it was killed
     */
    private boolean kill(Path collection, int target) throws Exception {
        int before = records(collection);
        Set<Path> leftovers = partials(collection);
        Process process = start(collection);
        Moment moment =
                before >= target ? Moment.START : random.nextBoolean() ? Moment.AT_A_RECORD : Moment.BETWEEN_RECORDS;
        switch (moment) {
            case START -> pause(process, firstMillis, collection, before);
            case AT_A_RECORD -> {
                await(process, collection, target, leftovers);
                pause(process, WRITING_MILLIS, collection, target);
            }
            case BETWEEN_RECORDS -> {
                await(process, collection, target, null);
                pause(process, pageMillis, collection, target);
            }
        }
        if (process.destroyForcibly().waitFor() != KILLED) {
            return false;
        }
        moments.merge(moment, 1, Integer::sum);
        tenths[Math.min(tenths.length - 1, records(collection) * tenths.length / pages)]++;
        look(collection);
        return true;
    }

    /** Lets a random time pass, but ends it when there are more records than these. */
    private void pause(Process process, long most, Path collection, int records) throws Exception {
        long end = System.nanoTime() + random.nextLong(most + 1) * 1_000_000;
        while (process.isAlive() && System.nanoTime() < end && records(collection) <= records) {
            Thread.sleep(1);
        }
    }

    /**
     * Waits until there are so many records.
     *
     * @param leftovers what earlier kills left half written; the last record need only be on its way, which any other such
     *     file shows. Null to wait until it is there
     */
    private static void await(Process process, Path collection, int records, @Nullable Set<Path> leftovers)
            throws Exception {
        while (process.isAlive()) {
            int there = records(collection);
            boolean onItsWay = leftovers != null && !leftovers.containsAll(partials(collection));
            if (there >= records || there == records - 1 && onItsWay) {
                return;
            }
            Thread.sleep(1);
        }
    }

    /** Counts what the kill left behind, in a copy of the catalogue so that the next run finds it untouched. */
    private void look(Path collection) throws Exception {
        withPartialFile += partials(collection).isEmpty() ? 0 : 1;
        Path copy = Files.createTempDirectory(work, "look");
        for (String file : new String[] {"catalog.db", "catalog.db-wal"}) {
            if (Files.exists(collection.resolve(file))) {
                Files.copy(collection.resolve(file), copy.resolve(file));
            }
        }
        if (Files.exists(copy.resolve("catalog.db"))) {
            withOpenIntention += openIntentions(copy.resolve("catalog.db")) > 0 ? 1 : 0;
        }
    }

    private static int openIntentions(Path catalog) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + catalog);
                var statement = connection.createStatement();
                var open = statement.executeQuery("select count(*) from journal where outcome = 'WRITING'")) {
            return open.getInt(1);
        } catch (SQLException e) {
            return 0; // killed before there were tables
        }
    }

    /** By the launcher, which becomes the program itself, with its archive of loaded classes: starts are half of it all. */
    private Process start(Path collection) throws IOException {
        List<String> words = new ArrayList<>(List.of("bin/chirograph", "digitize", "--jobs", "1"));
        words.addAll(options);
        words.addAll(List.of("--into", collection.toString(), scans.toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("SOURCE_DATE_EPOCH", "1700000000");
        return builder.start();
    }

    private Path log() {
        return work.resolve("log.txt");
    }

    private static int records(Path collection) throws IOException {
        return files(collection, ".xml").size();
    }

    private static Set<Path> partials(Path collection) throws IOException {
        return files(collection, ".partial");
    }

    private static Set<Path> files(Path collection, String ending) throws IOException {
        Path records = collection.resolve("record");
        if (!Files.isDirectory(records)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(records)) {
            return files.filter(file -> file.toString().endsWith(ending)).collect(Collectors.toSet());
        } catch (java.io.UncheckedIOException e) {
            return files(collection, ending); // a partial file went away under the walk
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
