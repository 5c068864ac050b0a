package org.chirograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chirograph.WholeProgramTest.Answer;
import org.chirograph.pipeline.ProgramVersion;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.OnnxModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train export} from the command line; what the file holds is tested where it is made. */
class TrainExportTest {
    private static final String MODEL = "models/typewritten-latin";

    @TempDir
    private Path folder;

    @Test
    void writesTheModelAndReplacesAnOlderFile() throws Exception {
        Path file = Files.writeString(folder.resolve("net.onnx"), "older");
        Answer answer = export(MODEL, file);
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(file).hasBinaryContent(OnnxModel.of(ModelFolder.open(Path.of(MODEL)), ProgramVersion.NUMBER));
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void saysWhyAFileCantBeWritten() throws Exception {
        Answer missing = export(MODEL, folder.resolve("none/net.onnx"));
        assertThat(missing.code()).isEqualTo(ExitCode.FAULT);
        assertThat(missing.err()).contains("net.onnx").contains("its folder does not exist");
        Answer occupied = export(MODEL, folder);
        assertThat(occupied.code()).isEqualTo(ExitCode.FAULT);
        assertThat(occupied.err()).contains("is a folder");
        Path file = Files.writeString(folder.resolve("file"), "kept");
        Answer below = export(MODEL, file.resolve("net.onnx"));
        assertThat(below.code()).isEqualTo(ExitCode.FAULT);
        assertThat(below.err()).contains("net.onnx can't be written");
        assertThat(file).hasContent("kept");
    }

    @Test
    void saysWhatIsWrongWithTheModel() throws Exception {
        Path file = folder.resolve("net.onnx");
        Answer missing = export(folder.resolve("no-model").toString(), file);
        assertThat(missing.code()).isEqualTo(ExitCode.SETUP);
        assertThat(missing.err()).contains("model.json is missing");
        Path unknown = Files.createDirectory(folder.resolve("unknown"));
        Files.writeString(unknown.resolve("model.json"), Files.readString(Path.of(MODEL, "model.json")));
        Answer halfCopied = export(unknown.toString(), file);
        assertThat(halfCopied.code()).isEqualTo(ExitCode.SETUP);
        assertThat(halfCopied.err()).contains("ngrams.bin is missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void knowsNoOtherFormat() {
        Answer answer = WholeProgramTest.run(
                "train",
                "export",
                "--format",
                "pickle",
                MODEL,
                "--into",
                folder.resolve("x").toString());
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("pickle");
    }

    private static Answer export(String model, Path file) {
        return WholeProgramTest.run("train", "export", "--format", "onnx", model, "--into", file.toString());
    }
}
