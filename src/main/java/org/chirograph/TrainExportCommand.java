package org.chirograph;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chirograph.format.AtomicFile;
import org.chirograph.pipeline.ProgramVersion;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.OnnxModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes a model's net for other programs.",
        mixinStandardHelpOptions = true,
        footer = {"", "docs/steps/reading.md says what goes into such a file and what comes out."})
final class TrainExportCommand implements Callable<Integer> {
    /** What can be written. */
    enum Format {
        ONNX
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "folder of the model")
    @SuppressWarnings("NullAway.Init")
    private Path model;

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    private Format format;

    @Option(names = "--into", required = true, paramLabel = "FILE", description = "such as typewritten-latin.onnx")
    @SuppressWarnings("NullAway.Init")
    private Path into;

    @Override
    public Integer call() throws Exception {
        byte[] bytes = switch (format) {
            case ONNX -> OnnxModel.of(ModelFolder.open(model), ProgramVersion.NUMBER);
        };
        if (Files.isDirectory(into)) {
            throw new IOException(into + " is a folder; --into takes the name of the file to write");
        }
        try {
            AtomicFile.write(into, out -> out.write(bytes));
        } catch (NoSuchFileException e) {
            throw new IOException(into + " can't be written: its folder does not exist", e);
        } catch (AccessDeniedException e) {
            throw new IOException(into + " can't be written: its folder allows no new files", e);
        } catch (IOException e) {
            throw new IOException(into + " can't be written: " + e.getMessage(), e);
        }
        spec.commandLine().getErr().printf("%s: %d bytes%n", into, bytes.length);
        return ExitCode.OK;
    }
}
