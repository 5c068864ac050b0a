package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.pipeline.Batch;
import org.chirograph.pipeline.BatchEnd;
import org.chirograph.pipeline.CollectionWriter;
import org.chirograph.pipeline.Containment;
import org.chirograph.pipeline.Failure;
import org.chirograph.pipeline.PageOutcome;
import org.chirograph.pipeline.PipelineFile;
import org.chirograph.pipeline.PipelineModels;
import org.chirograph.scan.ScanFiles;
import org.chirograph.scan.ScanLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One page's trouble stays that page's. */
class ContainmentTest {
    private static final Path LETTER = Path.of("samples/lettre-1912.jpg");

    @TempDir
    private Path folder;

    @Test
    void saysInQuarantineWhatIsWrongAndForgetsItWhenThePageIsMended() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        byte[] letter = Files.readAllBytes(LETTER);
        Path scan = Files.write(in.resolve("a.jpg"), Arrays.copyOf(letter, letter.length / 2));
        assertThat(digitize(in).code()).isEqualTo(ExitCode.SOME_FAILED);
        JsonNode notice = new ObjectMapper().readTree(onlyNotice().toFile());
        assertThat(notice.path("source").asText()).isEqualTo(scan.toString());
        assertThat(notice.path("page").asText()).isEqualTo("-");
        assertThat(notice.path("failure").asText()).isEqualTo("data");
        assertThat(notice.path("reason").asText()).contains("a.jpg").contains("cut off");
        assertThat(notice.path("what-to-do").asText()).isEqualTo("copy it again from its source");
        assertThat(notice.path("attempts").asInt()).isEqualTo(1);

        assertThat(digitize(in).code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(onlyNotice()).as("the notice of a file that fails again").exists();

        Files.write(scan, letter);
        assertThat(digitize(in).code()).isZero();
        assertThat(folder.resolve("collection").resolve("quarantine")).isEmptyDirectory();
    }

    @Test
    void tooManyFailuresStopTheRunAndSayHowToGoOn() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        for (int i = 0; i < 12; i++) {
            Files.writeString(in.resolve("a" + i + ".png"), "no picture " + i);
        }
        Files.copy(LETTER, in.resolve("b.jpg"));
        Answer stopped = digitize(in);
        assertThat(stopped.code()).isEqualTo(ExitCode.TOO_MANY_FAILED);
        assertThat(stopped.err()).contains("more than 0.1 of the pages failed; 1 pages are left");
        Answer all = digitize(in, "--max-failures", "1.0");
        assertThat(all.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(all.err()).contains("1 done, 0 skipped, 12 failed");
    }

    @Test
    void theFirstFailureStopsARunThatAllowsNone() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.writeString(in.resolve("a.png"), "no picture");
        Files.copy(LETTER, in.resolve("b.jpg"));
        assertThat(digitize(in, "--max-failures", "0").code()).isEqualTo(ExitCode.TOO_MANY_FAILED);
        assertThat(digitize(in, "--max-failures", "2").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void retryTriesAllThatFailedWithTheLimitsItIsGiven() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        for (int i = 0; i < 12; i++) {
            Files.writeString(in.resolve("a" + i + ".png"), "no picture " + i);
        }
        Files.copy(LETTER, in.resolve("b.jpg"));
        String[] few = {"--page-pixels", "1"};
        assertThat(digitize(in, "--max-failures", "1.0", few[0], few[1]).err())
                .contains("0 done, 0 skipped, 13 failed");
        String collection = folder.resolve("collection").toString();
        Answer still = WholeProgramTest.run("retry", collection, few[0], few[1]);
        assertThat(still.err()).contains("more than the limit of 1000000").contains("0 done, 0 skipped, 13 failed");
        Answer mended = WholeProgramTest.run("retry", collection);
        assertThat(mended.code()).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(mended.err()).contains("1 done, 0 skipped, 12 failed");
    }

    @Test
    void aFailingDiskIsTriedAgain() throws IOException {
        Path failing = Path.of("/proc/self/mem"); // its first byte can't be read: an input/output error
        assumeTrue(Files.isReadable(failing));
        Answer answer = digitize(failing, "--attempts", "2");
        assertThat(answer.code()).isEqualTo(ExitCode.SOME_FAILED);
        JsonNode notice = new ObjectMapper().readTree(onlyNotice().toFile());
        assertThat(notice.path("failure").asText()).isEqualTo("transient");
        assertThat(notice.path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void aPageOutOfTimeIsLeftBehindAndReadWhenThereIsMore() throws Exception {
        // No file is opened, cleaned and read in a thousandth of a second.
        Containment hasty = new Containment(Duration.ofMillis(1), 1, Duration.ZERO, 1);
        try (CollectionWriter writer =
                CollectionWriter.open(CollectionFolder.createdAt(folder.resolve("collection")))) {
            PageOutcome.Failed late = (PageOutcome.Failed) onlyOutcome(writer, hasty);
            assertThat(late.failure().kind()).isEqualTo(Failure.Kind.RESOURCE);
            assertThat(late.failure().reason())
                    .contains("lettre-1912.jpg")
                    .contains("took longer than the limit of 0.001 s");
            assertThat(onlyOutcome(writer, Containment.DEFAULT)).isInstanceOf(PageOutcome.Done.class);
        }
    }

    private static PageOutcome onlyOutcome(CollectionWriter writer, Containment containment) throws Exception {
        List<PageOutcome> outcomes = new ArrayList<>();
        Batch.Listener listener = new Batch.Listener() {
            @Override
            public void planned(int pages) {}

            @Override
            public void finished(PageOutcome outcome) {
                outcomes.add(outcome);
            }
        };
        PipelineFile pipeline = PipelineFile.read(Path.of("pipelines/typewritten.yaml"));
        Batch batch = new Batch(
                pipeline,
                PipelineModels.open(pipeline),
                writer,
                ScanLimits.DEFAULT,
                containment,
                Clock.systemUTC(),
                listener);
        assertThat(batch.run(ScanFiles.find(List.of(LETTER)), 1)).isEqualTo(new BatchEnd(BatchEnd.Cause.COMPLETE, 0));
        assertThat(outcomes).hasSize(1);
        return outcomes.getFirst();
    }

    @Test
    void aPageThatNeedsMoreMemoryThanThereIsFailsAndTheOthersAreRead() throws Exception {
        Path in = Files.createDirectory(folder.resolve("in"));
        Files.copy(LETTER, in.resolve("b.jpg"));
        Files.write(in.resolve("a.png"), ImageCodec.encodePng(white(15_000, 15_000)));
        Path log = folder.resolve("log.txt");
        int code = ProgramProcess.start(
                        log,
                        "220m",
                        "digitize",
                        "--into",
                        folder.resolve("collection").toString(),
                        "--page-pixels",
                        "1000",
                        "--page-memory",
                        "2000",
                        in.toString())
                .waitFor();
        assertThat(code).as(Files.readString(log)).isEqualTo(ExitCode.SOME_FAILED);
        assertThat(Files.readString(log))
                .contains("a.png page 0001 needs more memory than there is")
                .contains("1 done, 0 skipped, 1 failed");
    }

    private static GrayImage white(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 250);
        return new GrayImage(width, height, pixels);
    }

    private Path onlyNotice() throws IOException {
        try (var notices = Files.list(folder.resolve("collection").resolve("quarantine"))) {
            List<Path> all = notices.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private Answer digitize(Path in, String... more) {
        List<String> command = new ArrayList<>(
                List.of("digitize", "--into", folder.resolve("collection").toString(), in.toString()));
        command.addAll(List.of(more));
        return WholeProgramTest.run(command.toArray(String[]::new));
    }
}
