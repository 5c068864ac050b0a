package org.chirograph.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.LineGeometry;
import org.chirograph.train.TranscribedLines.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscribedLinesTest {
    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void takesWhatCanBeLearntFromAndSaysWhatCannot() throws IOException {
        line("work-a_00000001", "good", 1);
        line("work-a_00000002", "δελτα", 2);
        line("work-a_00000003", "  ", 3);
        line("work-b_00000004", "other", 4);
        line("work-b_00000005", "another", 4);
        Files.writeString(folder.resolve("work-b_00000006.gt.txt"), "white");
        Files.write(folder.resolve("work-b_00000006.png"), ImageCodec.encodePng(image(-1)));

        TranscribedLines lines = read(Split.LEARN_AND_VALIDATE, Set.of("work-b"));

        assertThat(lines.learnt()).hasSize(1);
        assertThat(lines.documentsHeldBack()).containsExactly("work-b");
        assertThat(lines.heldBack(new LineGeometry(32, 12, 22)))
                .extracting(TrainingLine::text)
                .containsExactly("other");
        assertThat(String.join("\n", said))
                .contains("1 lines were left out, for the alphabet lacks")
                .contains("δ (1)")
                .contains("--letters")
                .contains("1 lines were left out, for the same image came before")
                .contains("2 lines were left out, for they show or say nothing");
    }

    @Test
    void holdsNothingBackOfAFewPagesAndReadsNothingElseForTuning() throws IOException {
        line("work-a_00000001", "good", 1);
        line("work-b_00000002", "other", 2);

        assertThat(read(Split.LEARN_FROM_ALL, Set.of()).learnt()).hasSize(2);
        TranscribedLines tuning = read(Split.VALIDATE_ONLY, Set.of("work-b"));
        assertThat(tuning.learnt()).isEmpty();
        assertThat(tuning.documentsHeldBack()).containsExactly("work-b");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> read(Split.LEARN_FROM_ALL, Set.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing to learn from");
        Files.writeString(folder.resolve("alone.gt.txt"), "text");
        assertThatThrownBy(() -> read(Split.LEARN_FROM_ALL, Set.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no image beside");
    }

    private TranscribedLines read(Split split, Set<String> validation) throws IOException {
        return TranscribedLines.read(
                List.of(folder), split, validation, Transcription.latin(), Optional.empty(), said::add);
    }

    private void line(String name, String text, int seed) throws IOException {
        Files.writeString(folder.resolve(name + ".gt.txt"), text);
        Files.write(folder.resolve(name + ".png"), ImageCodec.encodePng(image(seed)));
    }

    /** Bars on white, their number by the seed; blank for −1. */
    private static GrayImage image(int seed) {
        byte[] pixels = new byte[300 * 60];
        Arrays.fill(pixels, (byte) 250);
        for (int bar = 0; bar < 3 + seed && seed >= 0; bar++) {
            for (int y = 20; y < 46; y++) {
                Arrays.fill(pixels, y * 300 + 20 + 25 * bar, y * 300 + 28 + 25 * bar, (byte) 20);
            }
        }
        return new GrayImage(300, 60, pixels);
    }
}
