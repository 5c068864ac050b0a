package org.chirograph;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Digitizes the sample pages, searches them and draws one: the whole program in a minute.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    /** The sample whose picture is drawn. */
    private static final String SHOWN = "lettre-1912.jpg";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--into",
            paramLabel = "COLLECTION",
            description = "folder of the collection (default: ${DEFAULT-VALUE})")
    private Path into = Path.of("demo-collection");

    @Override
    public Integer call() {
        Path samples = Setup.home().resolve("samples");
        Path collection = into;
        Path picture = Path.of(into + "-letter.png");
        int worst = ExitCode.OK;
        String[][] commands = {
            {"digitize", "--into", collection.toString(), samples.toString()},
            {"evaluate", "--truth", samples.resolve("truth").toString(), collection.toString()},
            {"search", collection.toString(), "radium lumière"},
            {"inspect", samples.resolve(SHOWN).toString(), "-o", picture.toString()},
        };
        PrintWriter out = spec.commandLine().getOut();
        for (String[] command : commands) {
            out.println();
            out.println("$ bin/chirograph " + quoted(command));
            worst = Math.max(worst, Main.run(out, spec.commandLine().getErr(), command));
        }
        return worst;
    }

    private static String quoted(String[] words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(word.contains(" ") ? "'" + word + "' " : word + " ");
        }
        return line.toString().strip();
    }
}
