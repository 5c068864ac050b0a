package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.text.CharacterModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N-grams of a model that take in transcripts. */
class TrainLanguageTest {
    private static final Path BASE = Path.of("models", "handwritten-latin", "ngrams.bin");
    private static final String LINE = "Nous avons l'honneur de vous accuser réception de votre";

    @TempDir
    private Path folder;

    @Test
    void takesInTheLinesOfTranscriptsButNotOfThoseLeftOut() throws Exception {
        Path into = folder.resolve("ngrams.bin");
        Answer answer = run("--base", BASE.toString(), "--into", into.toString(), "samples/truth/lettre-1912");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("lines taken in");
        double before = CharacterModel.read(BASE).logProb(LINE);
        assertThat(CharacterModel.read(into).logProb(LINE)).isGreaterThan(before + 5);
        Path without = Files.writeString(folder.resolve("without.txt"), "0001\n");
        assertThat(run("--base=" + BASE, "--into=" + into, "--without=" + without, "samples/truth/lettre-1912")
                        .code())
                .isZero();
        assertThat(into).hasSameBinaryContentAs(BASE);
    }

    @Test
    void refusesATextThatIsNotOfLines() throws Exception {
        Path text = Files.writeString(folder.resolve("novel.txt"), "Un paragraphe.\n");
        Answer answer = run("--base=" + BASE, "--into=" + folder.resolve("ngrams.bin"), text.toString());
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("folders of transcripts");
        assertThat(folder.resolve("ngrams.bin")).doesNotExist();
    }

    private static Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train", "language"));
        all.addAll(List.of(arguments));
        return WholeProgramTest.run(all.toArray(String[]::new));
    }
}
