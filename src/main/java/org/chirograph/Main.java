package org.chirograph;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chirograph.catalog.CatalogException;
import org.chirograph.format.FormatException;
import org.chirograph.pipeline.PipelineException;
import org.chirograph.pipeline.ProgramVersion;
import org.chirograph.recognize.ModelException;
import org.chirograph.scan.MachineTrouble;
import org.chirograph.scan.ScanException;
import org.chirograph.search.IndexException;
import org.chirograph.search.QueryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Turns scans of historical documents into searchable, reviewable text. */
@Command(
        name = "chirograph",
        description = "Turns scans of historical documents into searchable, reviewable text.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            DigitizeCommand.class,
            SearchCommand.class,
            AuditCommand.class,
            ExportCommand.class,
            EvaluateCommand.class,
            InspectCommand.class,
            StatusCommand.class,
            RetryCommand.class,
            ForgetCommand.class,
            ReviewCommand.class,
            VerifyCommand.class,
            ReindexCommand.class,
            ServeCommand.class,
            TrainCommand.class,
            DemoCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    /** Lucene logs which processor instructions it uses, which no archivist needs; held here lest it be collected. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Main() {}

    public static void main(String[] args) {
        // Once no further file can be opened, no class can be loaded either that would say so.
        MachineTrouble.of(new IOException("nothing"));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs one command and returns its exit code; what it prints goes to these writers. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        LUCENE.setLevel(Level.SEVERE);
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setOut(out).setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((e, command, parsed) -> {
            err.println("chirograph: " + message(e));
            return exitCode(e);
        });
        try {
            return commandLine.execute(args);
        } catch (LinkageError e) {
            // A part of the program, or a library in machine code, that could not be loaded.
            err.println("chirograph: " + message(e));
            return ExitCode.FAULT;
        }
    }

    private static int exitCode(Throwable e) {
        return switch (e) {
            case ScanException s -> ExitCode.INPUT;
            case PipelineException p -> ExitCode.SETUP;
            case ModelException m -> ExitCode.SETUP;
            case CatalogException c -> ExitCode.COLLECTION;
            case IndexException i -> ExitCode.COLLECTION;
            case FormatException f -> ExitCode.INPUT;
            case QueryException q -> ExitCode.USAGE;
            default -> ExitCode.FAULT;
        };
    }

    /**
     * A sentence where the exception was made for users or the machine is to blame; its class and place, to be reported,
     * where not.
     */
    private static String message(Throwable e) {
        Optional<MachineTrouble> trouble = MachineTrouble.of(e);
        if (trouble.isPresent() && !(e instanceof ScanException)) { // which gives advice itself
            return e.getMessage() + ". " + trouble.get().advice();
        }
        if (e instanceof LinkageError) {
            // Java does not say why a class or a library could not be opened.
            return "a part of the program could not be loaded (" + e + "). Either its installation is damaged, or too"
                    + " many files are open at once: then allow more, with ulimit -n 4096 say, and give the same command"
                    + " again";
        }
        if (exitCode(e) != ExitCode.FAULT) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof IOException) {
            return e.getMessage() + " (" + e.getClass().getSimpleName() + ")";
        }
        StackTraceElement at = e.getStackTrace().length > 0 ? e.getStackTrace()[0] : null;
        return "a fault of the program: " + e + (at == null ? "" : ", at " + at) + ". Please report it";
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {ProgramVersion.NAME};
        }
    }
}
