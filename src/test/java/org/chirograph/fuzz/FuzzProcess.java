package org.chirograph.fuzz;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has readers read spoilt files. What is being read stands in the file {@code reading}, for whoever finds the process
 * dead; finds are printed, and each find's file is kept.
 *
 * <p>Arguments: a folder to work in, the first seed, how many files a reader, and the readers' names (all, if none).
 */
final class FuzzProcess {
    /** What a file of a few kilobytes may take on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A reader that is found out again and again is left for the next. */
    private static final int MOST_FINDS = 5;

    private final Path folder;
    private final Set<String> places = new HashSet<>();
    private ExecutorService thread = thread();
    private int finds;

    private FuzzProcess(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        long first = Long.parseLong(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        List<String> names = Arrays.asList(arguments).subList(3, arguments.length);
        FuzzProcess process = new FuzzProcess(folder);
        try (RandomAccessFile reading =
                new RandomAccessFile(folder.resolve("reading").toFile(), "rw")) {
            for (FuzzedReader reader : FuzzedReader.all(Files.createTempDirectory(folder, "scratch"))) {
                if (names.isEmpty() || names.contains(reader.name())) {
                    process.fuzz(reader, first, count, reading);
                }
            }
        }
        System.exit(process.finds == 0 ? 0 : 1); // threads that hang would keep the process alive
    }

    private void fuzz(FuzzedReader reader, long first, int count, RandomAccessFile reading) throws Exception {
        requireSoundIsRead(reader);
        int before = finds;
        int read = 0;
        long start = System.nanoTime();
        for (long seed = first; seed < first + count && finds - before < MOST_FINDS; seed++) {
            reading.seek(0);
            reading.write(String.format("%s %d%-40s%n", reader.name(), seed, "").getBytes(StandardCharsets.UTF_8));
            byte[] spoilt = Mutation.of(reader.sound(), seed);
            Future<?> done = thread.submit(() -> {
                reader.reading().read(spoilt);
                return null;
            });
            try {
                done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                read++;
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (reader.refusals().stream().noneMatch(r -> r.isInstance(cause))) {
                    find(reader, seed, spoilt, cause);
                }
            } catch (TimeoutException e) {
                find(reader, seed, spoilt, e);
                thread = thread();
            }
        }
        System.out.printf(
                "%s: %d files, %d read, %d finds, %.1f s%n",
                reader.name(), count, read, finds - before, (System.nanoTime() - start) / 1e9);
    }

    /** A reader that refuses its own sound file would be fuzzed in vain. */
    private static void requireSoundIsRead(FuzzedReader reader) throws Exception {
        try {
            reader.reading().read(reader.sound());
        } catch (Exception e) {
            if (!reader.name().equals("bag")) { // whose sum is of no file
                throw new IllegalStateException(reader.name() + " is not read", e);
            }
        }
    }

    private void find(FuzzedReader reader, long seed, byte[] spoilt, Throwable what) throws Exception {
        StackTraceElement[] trace = what.getStackTrace();
        String place = reader.name() + what.getClass() + (trace.length > 0 ? trace[0] : "");
        if (places.add(place)) {
            finds++;
            Files.write(folder.resolve(reader.name().replace(' ', '-') + "-" + seed + ".find"), spoilt);
            System.out.println("FIND in " + reader.name() + ", seed " + seed + ": " + what);
            Arrays.stream(trace).limit(25).forEach(frame -> System.out.println("    at " + frame));
        }
    }

    private static ExecutorService thread() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread t = new Thread(task, "reader");
            t.setDaemon(true);
            return t;
        });
    }
}
