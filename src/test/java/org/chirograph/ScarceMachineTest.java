package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full or may not be written to, and a system that opens no further file: the run says so and ends, and
 * the same command goes on when there is room. Disks are mounted for one process alone, where that is permitted.
 */
class ScarceMachineTest {
    /** What {@link #NEEDS_MOUNT} answers where no disk may be mounted. */
    private static final int NO_MOUNT = 99;

    private static final String NEEDS_MOUNT = "exec unshare -m bash -c '%s' \"$0\" \"$@\"";

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
    void aFolderThatMayNotBeWrittenToIsLeftAsItWas() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("closed"));
        FinishedCollection collection = new FinishedCollection(disk.resolve("collection"));
        assertThat(ProgramProcess.runIn("exec \"$@\"", log("closed"), digitize(collection.root())))
                .isZero();
        for (Path into : new Path[] {collection.root(), disk.resolve("new")}) {
            String script =
                    "mount --bind %1$s %1$s && mount -o remount,bind,ro %1$s || exit 99; \"$@\"".formatted(disk);
            Path log = log("closed-" + into.getFileName());
            int closed = ProgramProcess.runIn(NEEDS_MOUNT.formatted(script), log, digitize(into));
            assumeTrue(closed != NO_MOUNT, "no disk may be mounted here");
            assertThat(closed).as(Files.readString(log)).isEqualTo(ExitCode.COLLECTION);
            assertThat(Files.readString(log))
                    .contains(into.toString())
                    .contains("That place may not be written to: choose another");
        }
        assertIsWhole(collection);
    }

    @Test
    void whenNoFurtherFileCanBeOpenedTheRunSaysSoAndLosesNothing() throws Exception {
        int used = openFilesOfARun();
        assumeTrue(used > 0, "this system has no /proc");
        for (int fewer : new int[] {2, 12}) {
            FinishedCollection resumed = new FinishedCollection(folder.resolve("handles" + fewer));
            Path log = log("handles" + fewer);
            int few = ProgramProcess.runIn(
                    "ulimit -n %d; exec \"$@\"".formatted(used - fewer), log, digitize(resumed.root()));
            String said = Files.readString(log);
            assertThat(few).as(said).isIn(ExitCode.FAULT, ExitCode.SOME_FAILED, ExitCode.SETUP, ExitCode.COLLECTION);
            assertThat(said).contains("ulimit -n").doesNotContain("Please report it");
            assertThat(ProgramProcess.runIn("exec \"$@\"", log, digitize(resumed.root())))
                    .as(Files.readString(log))
                    .isZero();
            assertIsWhole(resumed);
        }
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

    private static Path log(String name) {
        return folder.resolve(name + ".txt");
    }
}
