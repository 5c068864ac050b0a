package org.chirograph.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two hundred clients, each asking again as soon as it is answered, of a server of the sample pages in the same process.
 * Arguments: seconds, clients. Prints requests, errors, times and the heap in use before, in the middle and after.
 */
final class ServeBench {
    private ServeBench() {}

    /** @param millis of every request, in order of asking */
    private record Client(int errors, List<Double> millis) {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        int clients = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        Path folder = Files.createTempDirectory("serve-bench");
        try (ServedSamples served = ServedSamples.in(folder.resolve("collection"))) {
            String letter = served.document("lettre-1912") + "/0001";
            List<String> paths = List.of(
                    "/api/search?q=de",
                    "/iiif/image/" + letter + "/0,0,512,512/256,/0/default.jpg",
                    "/api/pages/" + letter + "?q=radium",
                    "/");
            System.out.printf("heap %d MB%n", heap());
            run(served, paths, seconds / 2, clients);
            System.out.printf("heap %d MB%n", heap());
            run(served, paths, seconds - seconds / 2, clients);
            System.out.printf("heap %d MB%nfaults %s%n", heap(), served.faults);
        }
    }

    private static void run(ServedSamples served, List<String> paths, int seconds, int clients) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Callable<Client>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int first = i;
            all.add(() -> ask(served, paths, first, end));
        }
        int errors = 0;
        List<Double> millis = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(clients)) {
            for (Future<Client> each : pool.invokeAll(all)) {
                errors += each.get().errors();
                millis.addAll(each.get().millis());
            }
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%d clients, %d s: %d requests, %d errors, p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                clients,
                seconds,
                sorted.length,
                errors,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                Arrays.stream(sorted).max().orElse(0));
    }

    private static Client ask(ServedSamples served, List<String> paths, int first, long end) {
        int errors = 0;
        List<Double> millis = new ArrayList<>();
        for (int i = first; System.nanoTime() < end; i++) {
            long began = System.nanoTime();
            try {
                errors += served.bytes(paths.get(i % paths.size())).statusCode() == 200 ? 0 : 1;
            } catch (Exception e) {
                errors++;
            }
            millis.add((System.nanoTime() - began) / 1e6);
        }
        return new Client(errors, millis);
    }

    /** Megabytes in use after a collection. */
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
