package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that the user may not use. The program runs without what lets a superuser pass every door. */
class DeniedAccessTest {
    private static final int NO_SETPRIV = 127;

    private static final String AS_ORDINARY_USER = """
            if [ "$(id -u)" = 0 ]; then exec setpriv --bounding-set -dac_override,-dac_read_search "$@"; else exec "$@"; fi
            """;

    private static final Path LETTER = Path.of("samples/lettre-1912.jpg");

    @TempDir
    private Path folder;

    @Test
    void aFolderThatMayNotBeListedIsToldAndTheRestGoesOn() throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.copy(LETTER, in.resolve("a.jpg"));
        Path locked = Files.createDirectory(in.resolve("locked"));
        Files.copy(Path.of("samples/report-1931.pdf"), locked.resolve("b.pdf"));
        String[] digitize = {"digitize", "--into", folder.resolve("c").toString(), in.toString()};
        allow(locked, "---------");
        try {
            assertThat(asOrdinaryUser(digitize)).as(log()).isEqualTo(ExitCode.SOME_FAILED);
        } finally {
            allow(locked, "rwx------");
        }
        assertThat(log())
                .contains(locked + " can't be read: access is denied; check its permissions")
                .contains("1 done, 0 skipped, 1 failed");
        assertThat(WholeProgramTest.run(digitize).code()).isZero();
        assertThat(WholeProgramTest.run("status", folder.resolve("c").toString())
                        .out())
                .contains("2 documents, 3 pages: 3 done, 0 failed");
    }

    @Test
    void aModelThatMayNotBeReadIsNamed() throws Exception {
        Path model = Files.createDirectory(folder.resolve("model"));
        try (Stream<Path> files = Files.list(Path.of("models/typewritten-latin"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
        Path weights = model.resolve("weights.bin");
        allow(weights, "---------");
        Path pipeline = Files.writeString(folder.resolve("own.yaml"), "model: ./model\n");
        assertThat(asOrdinaryUser(
                        "digitize",
                        "--pipeline",
                        pipeline.toString(),
                        "--into",
                        folder.resolve("c").toString(),
                        LETTER.toString()))
                .as(log())
                .isEqualTo(ExitCode.SETUP);
        assertThat(log())
                .contains("weights.bin can't be read")
                .contains("The system denies access to it: change its permissions")
                .doesNotContain("written to");
    }

    /** SQLite wants to write even to read, unless told otherwise; and a killed run's last pages lie beside its catalogue. */
    @Test
    void aCollectionThatMayNotBeWrittenToIsReadAsFarAsItWasWritten() throws Exception {
        Path collection = folder.resolve("what? 100% c#");
        assertThat(WholeProgramTest.run("digitize", "--into", collection.toString(), LETTER.toString())
                        .code())
                .isZero();
        assertThat(collection.resolve("catalog.db-wal")).doesNotExist();
        assertIsRead(collection, "1 documents, 1 pages: 1 done");
        assertThat(asOrdinaryUser("search", collection.toString(), "radium"))
                .as(log())
                .isZero();
        allow(collection, "r-x------");
        try {
            assertThat(asOrdinaryUser("verify", collection.toString()))
                    .as(log())
                    .isZero();
        } finally {
            allow(collection, "rwx------");
        }
        assertThat(log()).contains("0 differences");

        Path killed = folder.resolve("killed");
        Files.createDirectory(killed);
        try (Catalog catalog = Catalog.open(CollectionFolder.existing(collection))) {
            catalog.put(new DocumentEntry("b-00000000", LETTER, 7, "0".repeat(64)));
            for (String name : new String[] {"catalog.db", "catalog.db-wal", "catalog.db-shm"}) {
                Files.copy(collection.resolve(name), killed.resolve(name));
            }
        }
        assertThat(killed.resolve("catalog.db-wal")).isNotEmptyFile();
        assertIsRead(killed, "2 documents, 8 pages: 1 done");
    }

    private void assertIsRead(Path collection, String expected) throws Exception {
        allow(collection, "r-x------");
        try {
            assertThat(asOrdinaryUser("status", collection.toString()))
                    .as(log())
                    .isZero();
            assertThat(log()).contains(expected);
            assertThat(asOrdinaryUser("digitize", "--into", collection.toString(), LETTER.toString()))
                    .as(log())
                    .isEqualTo(ExitCode.COLLECTION);
            assertThat(log()).contains("may not be written to", "change its permissions");
        } finally {
            allow(collection, "rwx------");
        }
    }

    private int asOrdinaryUser(String... command) throws Exception {
        int code = ProgramProcess.runIn(AS_ORDINARY_USER, folder.resolve("log"), command);
        assumeTrue(code != NO_SETPRIV, "there is no setpriv here");
        return code;
    }

    private String log() throws IOException {
        return Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
    }

    private static void allow(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
