package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.recognize.NetDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told when something is wrong, and that the rest goes on. */
class BadInputTest {
    @TempDir
    private Path folder;

    @Test
    void aMissingFolder() {
        Answer answer = digitize(folder.resolve("none"));
        assertThat(answer.code()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.err()).contains("none").contains("does not exist");
    }

    @Test
    void aGpuWhereNoneIs() {
        assumeTrue(Engine.getEngine("PyTorch").getGpuCount() == 0, "PyTorch finds a GPU here");
        try {
            Answer answer = digitize(Path.of("samples"), "--device", "gpu");
            assertThat(answer.code()).isEqualTo(ExitCode.SETUP);
            assertThat(answer.err()).contains("No GPU was found").contains("docs/steps/training.md");
        } finally {
            NetDevice.AUTO.use();
        }
    }

    @Test
    void aFolderWithoutScans() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("notes.txt"), "no scan");
        Answer answer = digitize(folder.resolve("in"));
        assertThat(answer.code()).isEqualTo(ExitCode.INPUT);
        assertThat(answer.err()).contains("no scans");
    }

    @Test
    void badFilesAreReportedAndTheGoodOnesDone() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        byte[] letter = Files.readAllBytes(Path.of("samples/lettre-1912.jpg"));
        byte[] report = Files.readAllBytes(Path.of("samples/report-1931.pdf"));
        Files.write(in.resolve("good.jpg"), letter);
        Files.write(in.resolve("cut.jpg"), Arrays.copyOf(letter, letter.length / 2));
        Files.write(in.resolve("cut.pdf"), Arrays.copyOf(report, report.length / 3));
        Files.write(in.resolve("empty.png"), new byte[0]);
        Files.writeString(in.resolve("words.tif"), "this is a text");
        Answer answer = digitize(in);
        assertThat(answer.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(answer.err())
                .contains("1 done, 0 skipped, 4 failed")
                .contains("cut.jpg")
                .contains("cut.pdf")
                .contains("empty.png is empty")
                .contains("words.tif is no picture");
    }

    @Test
    void ablankPageAndAThinOneAreValidRecordsWithoutLines() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        byte[] white = new byte[400 * 300];
        Arrays.fill(white, (byte) 250);
        Files.write(in.resolve("blank.png"), ImageCodec.encodePng(new GrayImage(400, 300, white)));
        Files.write(in.resolve("thin.png"), ImageCodec.encodePng(new GrayImage(400, 1, Arrays.copyOf(white, 400))));
        Answer answer = digitize(in);
        assertThat(answer.code()).isEqualTo(ExitCode.OK);
        assertThat(answer.err()).contains("2 done, 0 skipped, 0 failed; 0 lines");
    }

    @Test
    void aMisspeltKeyInAPipeline() throws IOException {
        Path pipeline = Files.writeString(folder.resolve("p.yaml"), "modell: typewritten-latin\n");
        Answer answer = digitize(Path.of("samples"), "--pipeline", pipeline.toString());
        assertThat(answer.code()).isEqualTo(ExitCode.SETUP);
        assertThat(answer.err()).contains("\"modell\"").contains("did you mean \"model\"");
    }

    @Test
    void aModelWithAFileMissingOrAltered() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        for (String file : new String[] {"model.json", "weights.bin", "ngrams.bin"}) {
            Files.copy(Path.of("models/typewritten-latin", file), model.resolve(file));
        }
        Path pipeline = Files.writeString(folder.resolve("p.yaml"), "model: ./model\n");
        byte[] weights = Files.readAllBytes(model.resolve("weights.bin"));
        weights[weights.length / 2] ^= 1;
        Files.write(model.resolve("weights.bin"), weights);
        Answer altered = digitize(Path.of("samples"), "--pipeline", pipeline.toString());
        assertThat(altered.code()).isEqualTo(ExitCode.SETUP);
        assertThat(altered.err()).contains("weights.bin").contains("SHA-256");
        Files.delete(model.resolve("weights.bin"));
        Answer missing = digitize(Path.of("samples"), "--pipeline", pipeline.toString());
        assertThat(missing.code()).isEqualTo(ExitCode.SETUP);
        assertThat(missing.err()).contains("weights.bin").contains("missing");
    }

    @Test
    void aCollectionOfANewerVersion() throws Exception {
        Path collection = Files.createDirectory(folder.resolve("newer"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + collection.resolve("catalog.db"));
                var statement = connection.createStatement()) {
            statement.execute("pragma user_version = 99");
        }
        for (String[] command : new String[][] {
            {"digitize", "--into", collection.toString(), "samples"}, {"status", collection.toString()}
        }) {
            Answer answer = WholeProgramTest.run(command);
            assertThat(answer.code()).isEqualTo(ExitCode.COLLECTION);
            assertThat(answer.err()).contains("newer Chirograph");
        }
    }

    @Test
    void aFolderThatIsNoCollection() throws IOException {
        Files.writeString(folder.resolve("holiday.txt"), "sun");
        Answer into = WholeProgramTest.run("digitize", "--into", folder.toString(), "samples");
        assertThat(into.code()).isEqualTo(ExitCode.COLLECTION);
        assertThat(into.err()).contains("empty or a new folder");
        Answer search = WholeProgramTest.run("search", folder.toString(), "sun");
        assertThat(search.code()).isEqualTo(ExitCode.COLLECTION);
        assertThat(search.err()).contains("is not a collection");
    }

    @Test
    void aQueryThatMakesNoSense() {
        Path collection = folder.resolve("c");
        WholeProgramTest.run("digitize", "--into", collection.toString(), "samples/lettre-1912.jpg");
        Answer answer = WholeProgramTest.run("search", collection.toString(), "\"never closed");
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).isNotBlank();
    }

    private Answer digitize(Path in, String... more) {
        String[] command = {"digitize", "--into", folder.resolve("collection").toString(), in.toString()};
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return WholeProgramTest.run(all);
    }
}
