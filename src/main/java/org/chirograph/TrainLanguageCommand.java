package org.chirograph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.chirograph.text.CharacterModelTrainer;
import org.chirograph.text.TextLines;
import org.chirograph.text.Typewriting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "language", description = "Makes a character n-gram model from texts.", mixinStandardHelpOptions = true)
final class TrainLanguageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "TEXTS", description = "text files (.txt, .txt.gz), one paragraph a line")
    @SuppressWarnings("NullAway.Init")
    private List<Path> texts;

    @Option(names = "--into", required = true, paramLabel = "FILE", description = "such as ngrams.bin")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Option(names = "--order", description = "longest n-gram, 2 to 7 (default: ${DEFAULT-VALUE})")
    private int order = 6;

    @Option(names = "--size", description = "n-grams kept (default: ${DEFAULT-VALUE})")
    private int size = 1_000_000;

    @Option(names = "--seed", description = "how paragraphs are cut into lines (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Override
    public Integer call() throws Exception {
        CharacterModelTrainer trainer = new CharacterModelTrainer(order);
        TextLines lines = new TextLines(seed);
        for (Path text : texts) {
            try (BufferedReader reader = reader(text)) {
                for (String paragraph = reader.readLine(); paragraph != null; paragraph = reader.readLine()) {
                    for (String line : lines.cut(Typewriting.spell(paragraph, false))) {
                        trainer.add(line, 1);
                    }
                }
            }
            spec.commandLine().getErr().printf("%s: %d characters so far%n", text, trainer.length());
        }
        trainer.train(size, into);
        spec.commandLine().getErr().printf("%s: %d bytes%n", into, Files.size(into));
        return ExitCode.OK;
    }

    private static BufferedReader reader(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
