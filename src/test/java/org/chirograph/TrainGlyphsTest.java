package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.train.glyph.IdxFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train glyphs} from the command line, on marks that the program draws. */
class TrainGlyphsTest {
    private static final String MARKS = "+=<#";

    /** Per cent of the marks held back; by chance it would be 25. */
    private static final double RIGHT_AT_LEAST = 90;

    @TempDir
    private Path folder;

    @Test
    void learnsMarksAndReportsOnThem() throws Exception {
        Path marks = Files.createDirectory(folder.resolve("marks"));
        IdxFiles.marks(marks, MARKS, 100, 1);
        Answer trained = train(marks, "run", "--steps", "60");
        assertThat(trained.code()).as(trained.err()).isZero();
        System.out.println(summary(trained));
        assertThat(right(summary(trained))).isGreaterThan(RIGHT_AT_LEAST);
        assertThat(folder.resolve("run"))
                .isDirectoryContaining("glob:**/training.png")
                .isDirectoryContaining("glob:**/drawn-byclass-train-confusions.png")
                .isDirectoryContaining("glob:**/drawn-byclass-train-worst.png");
        String table = Files.readString(folder.resolve("run/drawn-byclass-train.md"));
        assertThat(table).contains("| + | 10 |", "| = | 10 |", "| < | 10 |", "| # | 10 |");

        Answer again = train(marks, "report", "--keep-net");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(summary(again)).isEqualTo(summary(trained));
        assertThat(folder.resolve("report/drawn-byclass-train.md")).hasContent(table);
        assertThat(folder.resolve("report")).isDirectoryNotContaining("glob:**.state");
    }

    @Test
    void saysWhenCharactersWereCutShort() throws Exception {
        Path marks = Files.createDirectory(folder.resolve("marks"));
        IdxFiles.marks(marks, MARKS, 20, 1);
        Path images = marks.resolve("drawn-byclass-train-images-idx3-ubyte.gz");
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, java.util.Arrays.copyOf(whole, whole.length / 2));
        Answer answer = train(marks, "run", "--steps", "60");
        assertThat(answer.code()).isNotZero();
        assertThat(answer.err()).contains(images.toString(), "ends too early");
        assertThat(folder.resolve("model")).doesNotExist();
    }

    private Answer train(Path marks, String run, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "glyphs"));
        arguments.addAll(List.of(
                "--chars", marks.toString(), "--into", folder.resolve("model").toString()));
        arguments.addAll(List.of("--run", folder.resolve(run).toString()));
        arguments.addAll(List.of(more));
        return WholeProgramTest.run(arguments.toArray(String[]::new));
    }

    private static String summary(Answer answer) {
        return answer.err()
                .lines()
                .filter(line -> line.contains("held back"))
                .findFirst()
                .orElse("");
    }

    private static double right(String summary) {
        Matcher matcher = Pattern.compile("([0-9.]+) % right").matcher(summary);
        assertThat(matcher.find()).as(summary).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
