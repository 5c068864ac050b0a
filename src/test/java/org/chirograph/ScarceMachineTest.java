package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full: the run says so and ends, and the same command goes on when there is room. The disk is mounted for
 * one process alone, where that is permitted.
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
