package org.chirograph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chirograph.format.AtomicFile;
import org.chirograph.recognize.Alphabet;
import org.chirograph.text.CharacterModelTrainer;
import org.chirograph.text.GermanPrint;
import org.chirograph.text.TextLines;
import org.chirograph.text.Typewriting;
import org.chirograph.text.WriterNgrams;
import org.chirograph.train.HeldBack;
import org.chirograph.train.RunningText;
import org.chirograph.train.Transcription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "language", description = "Makes a character n-gram model from texts.", mixinStandardHelpOptions = true)
final class TrainLanguageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "TEXTS",
            description = "text files (.txt, .txt.gz), one paragraph a line, or folders of transcripts")
    @SuppressWarnings("NullAway.Init")
    private List<Path> texts;

    @Option(names = "--into", required = true, paramLabel = "FILE", description = "such as ngrams.bin")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Option(
            names = "--base",
            paramLabel = "FILE",
            description =
                    "n-grams that take in the transcripts, as those of a model do that is adapted to a hand; nearer to"
                            + " what will be read than what --weight makes of few transcripts among long texts")
    private @Nullable Path base;

    @Option(
            names = "--spelling",
            description = "${COMPLETION-CANDIDATES}: how the writing to be read spells (default: ${DEFAULT-VALUE})")
    private Spelling spelling = Spelling.typewriter;

    @Option(
            names = "--weight",
            description = "how many times a transcript counts, which is near what will be read and short"
                    + " (default: ${DEFAULT-VALUE})")
    private int weight = 20;

    @Option(names = "--without", paramLabel = "FILE", description = "pages or documents whose transcripts are left out")
    private @Nullable Path without;

    @Option(names = "--order", description = "longest n-gram, 2 to 7 (default: ${DEFAULT-VALUE})")
    private int order = 6;

    @Option(names = "--size", description = "n-grams kept (default: ${DEFAULT-VALUE})")
    private int size = 1_000_000;

    @Option(names = "--seed", description = "how paragraphs are cut into lines (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    /** What becomes of the letters of a printed text. */
    enum Spelling {
        typewriter,
        fraktur;

        private Alphabet alphabet() {
            return this == fraktur ? Transcription.fraktur() : Transcription.latin();
        }
    }

    @Override
    public Integer call() throws Exception {
        Set<String> heldBack = HeldBack.names(without);
        if (base != null) {
            return takeIn(base, heldBack);
        }
        CharacterModelTrainer trainer = new CharacterModelTrainer(order);
        TextLines lines = new TextLines(seed);
        for (Path text : texts) {
            boolean transcripts = Files.isDirectory(text);
            for (String paragraph : RunningText.paragraphs(text, heldBack)) {
                for (int times = transcripts ? weight : 1; times > 0; times--) {
                    for (String line : lines.cut(spelled(paragraph, transcripts))) {
                        trainer.add(line, 1);
                    }
                }
            }
            spec.commandLine().getErr().printf("%s: %d characters so far%n", text, trainer.length());
        }
        AtomicFile.write(into, out -> trainer.train(size, out));
        spec.commandLine().getErr().printf("%s: %d bytes%n", into, Files.size(into));
        return ExitCode.OK;
    }

    private int takeIn(Path general, Set<String> heldBack) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path text : texts) {
            if (!Files.isDirectory(text)) {
                throw new ParameterException(
                        spec.commandLine(), "--base takes in folders of transcripts; " + text + " is none");
            }
            for (String line : RunningText.lines(text, heldBack)) {
                lines.add(Transcription.fold(line, spelling.alphabet()));
            }
        }
        byte[] known = Files.readAllBytes(general);
        byte[] joined = WriterNgrams.of(known, lines);
        AtomicFile.write(into, out -> out.write(joined));
        spec.commandLine().getErr().printf("%s: %d lines taken in, %d bytes%n", into, lines.size(), joined.length);
        return ExitCode.OK;
    }

    private String spelled(String paragraph, boolean asWritten) {
        String folded = Transcription.fold(paragraph, spelling.alphabet());
        return switch (spelling) {
            case typewriter -> Typewriting.spell(folded, false);
            case fraktur -> asWritten ? folded : GermanPrint.set(folded);
        };
    }
}
