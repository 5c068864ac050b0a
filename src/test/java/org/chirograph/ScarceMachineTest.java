package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chirograph.format.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full or may not be written to, and a system that opens no further file: the command says so and ends,
 * leaves nothing half written, and goes on when there is room. Disks are mounted for one process alone, where that is
 * permitted.
 */
class ScarceMachineTest {
    /** What {@link #NEEDS_MOUNT} answers where no disk may be mounted. */
    private static final int NO_MOUNT = 99;

    private static final String NEEDS_MOUNT = "exec unshare -m bash -c '%s' \"$0\" \"$@\"";

    /** So many fewer than a run has open at once can't do: it holds them all together at its end. */
    private static final int FEWER_FILES = 12;

    private static final String[] SCANS = {"samples/lettre-1912.jpg", "samples/report-1931.pdf"};

    @TempDir
    private static Path folder;

    private static FinishedCollection undisturbed;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        undisturbed = new FinishedCollection(folder.resolve("undisturbed"));
        assertThat(ProgramProcess.runIn("exec \"$@\"", log("undisturbed"), digitize(undisturbed.root())))
                .isZero();
    }

    @Test
    void aFullDiskEndsTheRunAndTheSameCommandGoesOnWhenThereIsRoom() throws Exception {
        // Room for the catalogue's first pages; for it but not for a record; for some records.
        for (String room : new String[] {"24k", "200k", "600k"}) {
            Path disk = Files.createDirectory(folder.resolve("disk" + room));
            FinishedCollection resumed = new FinishedCollection(folder.resolve("resumed" + room));
            String script = """
                    mount -t tmpfs -o size=%s none %2$s || exit 99
                    "$@"; full=$?
                    echo; find %2$s -name "*.partial"; ls -R %2$s
                    mount -o remount,size=64m %2$s
                    "$@" || exit 98
                    cp -a %2$s/collection %3$s
                    exit $full
                    """.formatted(room, disk, resumed.root());
            Path log = log("full" + room);
            int full = ProgramProcess.runIn(NEEDS_MOUNT.formatted(script), log, digitize(disk.resolve("collection")));
            assumeTrue(full != NO_MOUNT, "no disk may be mounted here");
            assertThat(full).as(Files.readString(log)).isEqualTo(ExitCode.COLLECTION);
            assertThat(Files.readString(log))
                    .contains("The disk is full: make room, then give the same command again")
                    .contains(disk.toString())
                    .doesNotContain(".partial")
                    .doesNotContain("Please report it");
            assertIsWhole(resumed);
        }
    }

    @Test
    void anExportOntoAFullDiskLeavesWholeFilesAloneAndEndsWellWhenThereIsRoom() throws Exception {
        Path whole = folder.resolve("exported");
        assertThat(WholeProgramTest.run(export(whole)).code()).isZero();
        Path disk = Files.createDirectory(folder.resolve("export-disk"));
        Path first = folder.resolve("export-first");
        Path last = folder.resolve("export-last");
        String script = """
                mount -t tmpfs -o size=600k none %1$s || exit 99
                "$@"; full=$?
                cp -a %1$s %2$s
                mount -o remount,size=64m %1$s
                "$@" || exit 98
                cp -a %1$s %3$s
                exit $full
                """.formatted(disk, first, last);
        Path log = log("export");
        int full = ProgramProcess.runIn(NEEDS_MOUNT.formatted(script), log, export(disk));
        assumeTrue(full != NO_MOUNT, "no disk may be mounted here");
        assertThat(full).as(Files.readString(log)).isEqualTo(ExitCode.FAULT);
        assertThat(Files.readString(log))
                .contains(disk.toString())
                .contains("The disk is full: make room")
                .doesNotContain("Please report it");
        Map<String, String> complete = sums(whole);
        assertThat(sums(first)).isNotEmpty().hasSizeLessThan(complete.size());
        assertThat(complete).containsAllEntriesOf(sums(first));
        assertThat(sums(last)).isEqualTo(complete);
    }

    @Test
    void trainingOntoAFullDiskKeepsTheCheckpointThatWasThere() throws Exception {
        Path lines = Files.createDirectory(folder.resolve("lines"));
        Files.copy(Path.of(SCANS[0]), lines.resolve("a.jpg"));
        Files.copy(Path.of("samples/truth/lettre-1912/0001.xml"), lines.resolve("a.xml"));
        Path disk = Files.createDirectory(folder.resolve("training-disk"));
        Path saved = folder.resolve("saved.state");
        // Room for the net's weights, and not for the checkpoint, which is four times as large.
        String script = """
                mount -t tmpfs -o size=64m none %1$s || exit 99
                "$@" || exit 98
                cp %1$s/run.state %2$s
                mount -o remount,size=$(($(du -sk %1$s | cut -f1) + 5000))k %1$s
                "$@" --seed 8; full=$?
                cmp %1$s/run.state %2$s || exit 97
                echo; ls -A %1$s
                mount -o remount,size=64m %1$s
                "$@" --resume || exit 96
                exit $full
                """.formatted(disk, saved);
        Path log = log("training");
        int full = ProgramProcess.runIn(
                NEEDS_MOUNT.formatted(script),
                log,
                "train",
                "lines",
                "--base",
                "models/typewritten-latin",
                "--lines",
                lines.toString(),
                "--mixed-steps",
                "1",
                "--run",
                disk.toString(),
                "--into",
                folder.resolve("model").toString());
        assumeTrue(full != NO_MOUNT, "no disk may be mounted here");
        assertThat(full).as(Files.readString(log)).isEqualTo(ExitCode.FAULT);
        assertThat(Files.readString(log))
                .contains(disk.resolve("run.state") + ": No space left on device. The disk is full: make room")
                .doesNotContain(".partial");
    }

    @Test
    void aDiskThatMayNotBeWrittenToIsReadAndLeftAsItWas() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("closed"));
        FinishedCollection collection = new FinishedCollection(disk.resolve("collection"));
        FinishedCollection other = new FinishedCollection(disk.resolve("new"));
        assertThat(WholeProgramTest.run(digitize(collection.root())).code()).isZero();
        assertThat(onReadOnly(disk, "status", collection.root().toString())).isZero();
        assertThat(Files.readString(log("status"))).contains("2 documents, 3 pages: 3 done, 0 failed");
        for (FinishedCollection into : List.of(collection, other)) {
            assertThat(onReadOnly(disk, digitize(into.root()))).isEqualTo(ExitCode.COLLECTION);
            assertThat(Files.readString(log("digitize")))
                    .contains(into.root().toString())
                    .contains("That place may not be written to: choose another");
        }
        assertThat(other.root()).doesNotExist();
        assertThat(collection.isVerified()).isTrue();
    }

    private static int onReadOnly(Path disk, String... command) throws Exception {
        String script = "mount --bind %1$s %1$s && mount -o remount,bind,ro %1$s || exit 99; \"$@\"".formatted(disk);
        int code = ProgramProcess.runIn(NEEDS_MOUNT.formatted(script), log(command[0]), command);
        assumeTrue(code != NO_MOUNT, "no disk may be mounted here");
        return code;
    }

    @Test
    void whenNoFurtherFileCanBeOpenedTheRunSaysSoAndLosesNothing() throws Exception {
        int used = openFilesOfARun();
        assumeTrue(used > 0, "this system has no /proc");
        FinishedCollection resumed = new FinishedCollection(folder.resolve("handles"));
        Path log = log("handles");
        int few = ProgramProcess.runIn(
                "ulimit -n %d; exec \"$@\"".formatted(used - FEWER_FILES), log, digitize(resumed.root()));
        String said = Files.readString(log);
        assertThat(few).as(said).isIn(ExitCode.FAULT, ExitCode.SOME_FAILED, ExitCode.SETUP, ExitCode.COLLECTION);
        assertThat(said).contains("ulimit -n").doesNotContain("Please report it");
        assertThat(ProgramProcess.runIn("exec \"$@\"", log, digitize(resumed.root())))
                .as(Files.readString(log))
                .isZero();
        assertIsWhole(resumed);
    }

    /** The most that a run has open at once, looked up every few milliseconds; 0 where the system does not tell. */
    private static int openFilesOfARun() throws Exception {
        Process process = ProgramProcess.start(log("counted"), "800m", digitize(folder.resolve("counted")));
        Path open = Path.of("/proc", Long.toString(process.pid()), "fd");
        int most = 0;
        while (process.isAlive()) {
            try (Stream<Path> files = Files.list(open)) {
                most = Math.max(most, (int) files.count());
            } catch (IOException e) {
                // The process has ended, or there is no such folder.
            }
            Thread.sleep(5);
        }
        return most;
    }

    private static void assertIsWhole(FinishedCollection collection) throws Exception {
        assertThat(collection.records()).hasSize(3).isEqualTo(undisturbed.records());
        assertThat(collection.done()).hasSize(3).doesNotHaveDuplicates();
        assertThat(collection.isVerified()).isTrue();
        assertThat(collection.index()).isEqualTo(undisturbed.index()).isEqualTo(collection.indexMadeAnew());
    }

    private static String[] digitize(Path collection) {
        return Stream.concat(Stream.of("digitize", "--into", collection.toString()), Stream.of(SCANS))
                .toArray(String[]::new);
    }

    private static String[] export(Path into) {
        return new String[] {
            "export", "--all", "--into", into.toString(), undisturbed.root().toString()
        };
    }

    /** Every file below a folder, by its place, with its SHA-256. */
    private static Map<String, String> sums(Path folder) throws Exception {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sums.put(folder.relativize(file).toString(), Sha256.of(file));
            }
        }
        return sums;
    }

    private static Path log(String name) {
        return folder.resolve(name + ".txt");
    }
}
