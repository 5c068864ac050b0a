package org.chirograph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills a {@code digitize} again and again, resumes it, and holds what comes of it against an undisturbed run. Every kill
 * falls while pages are left: some at any moment of the start, some while a record is being written, some between two
 * records; which, is drawn so that the pages last. Arguments: kills, folder of scans, folder to work in, seed, further
 * options of {@code digitize}.
 */
final class KillsBench {
    /** A record is written, noted and indexed in some ten milliseconds. */
    private static final int WRITING_MILLIS = 25;

    private final Path scans;
    private final Path work;
    private final Random random;
    private final List<String> options;
    private int pages;
    private long firstMillis;
    private long pageMillis;

    private int inStart;
    private int inWriting;
    private int betweenRecords;
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
        FinishedCollection killed = new FinishedCollection(work.resolve("killed"));
        undisturbed(calm.root());
        for (int i = 0; i < kills; i++) {
            kill(killed.root(), kills - i);
        }
        int before = records(killed.root());
        if (start(killed.root()).waitFor() != ExitCode.OK) {
            throw new IllegalStateException("the last run failed; see " + log());
        }
        boolean records = killed.records().equals(calm.records());
        var done = killed.done();
        boolean once = done.size() == pages && new HashSet<>(done).size() == pages;
        boolean verified = killed.isVerified();
        var index = killed.index();
        boolean sameIndex = index.equals(calm.index()) && index.equals(killed.indexMadeAnew());
        System.out.printf(
                "%d kills while pages were left (%d in the start, %d at a record, %d between records; %d left a partial"
                        + " file, %d an open intention); %d of %d pages before the last run%n",
                kills, inStart, inWriting, betweenRecords, withPartialFile, withOpenIntention, before, pages);
        System.out.printf(
                "records byte-identical: %b; each page done once: %b; verify without a difference: %b; index of %d lines"
                        + " equal to the undisturbed and to a fresh one: %b%n",
                records, once, verified, index.size(), sameIndex);
        return records && once && verified && sameIndex;
    }

    /** Also learns how long a start and a page take. */
    private void undisturbed(Path collection) throws Exception {
        long start = System.nanoTime();
        Process process = start(collection);
        await(process, collection, 0, Set.of());
        firstMillis = millisSince(start);
        if (process.waitFor() != ExitCode.OK) {
            throw new IllegalStateException("the undisturbed run failed; see " + log());
        }
        pages = records(collection);
        pageMillis = (millisSince(start) - firstMillis) / Math.max(1, pages - 1);
        System.out.printf(
                "undisturbed: %d pages, the first after %d ms, then one in %d ms%n", pages, firstMillis, pageMillis);
    }

    /** @param lives how many kills are to come, this one included */
    private void kill(Path collection, int lives) throws Exception {
        int before = records(collection);
        int left = pages - before;
        Set<Path> leftovers = partials(collection);
        Process process = start(collection);
        // A life that sees a record takes one page or, rarely, two; three are kept for the last lives.
        if (left > 3 && random.nextDouble() < 0.8 * (left - 3) / lives) {
            await(process, collection, before, leftovers);
            if (random.nextBoolean()) {
                pause(process, WRITING_MILLIS);
                inWriting++;
            } else {
                pause(process, pageMillis);
                betweenRecords++;
            }
        } else {
            pause(process, left > 3 ? firstMillis : firstMillis / 2);
            inStart++;
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the run ended before it was killed; see " + log());
        }
        process.destroyForcibly().waitFor();
        if (records(collection) >= pages) {
            throw new IllegalStateException("a kill fell after the last page");
        }
        look(collection);
        System.out.printf("%d kills to come, %d pages left%n", lives - 1, pages - records(collection));
    }

    private void pause(Process process, long most) throws InterruptedException {
        process.waitFor(random.nextLong(most + 1), TimeUnit.MILLISECONDS);
    }

    /** Waits until a record more is being written, or there; what an earlier kill left half written does not count. */
    private static void await(Process process, Path collection, int records, Set<Path> leftovers) throws Exception {
        while (process.isAlive() && records(collection) == records && leftovers.containsAll(partials(collection))) {
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
