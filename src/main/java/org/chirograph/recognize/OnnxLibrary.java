package org.chirograph.recognize;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime, loaded once. Its own loader leaves 28 MB in the temporary folder whenever a process is killed, and an
 * empty folder whenever one is not; so its libraries are unpacked here, loaded, and gone before anything is read.
 */
final class OnnxLibrary {
    private static final String[] NAMES = {"onnxruntime", "onnxruntime4j_jni"};

    private static @Nullable OrtEnvironment loaded;

    private OnnxLibrary() {}

    /** What sessions are made in; lives as long as the program. */
    static synchronized OrtEnvironment environment() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    private static OrtEnvironment load() {
        try {
            Path folder = Files.createTempDirectory("chirograph-onnx");
            try {
                for (String name : NAMES) {
                    unpack(System.mapLibraryName(name), folder);
                }
                System.setProperty("onnxruntime.native.path", folder.toString());
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                environment.setTelemetry(false);
                return environment;
            } finally {
                remove(folder);
            }
        } catch (IOException | OrtException | LinkageError e) {
            throw new ModelException(
                    "ONNX Runtime can't be used here (" + e.getMessage() + "); try --engine pytorch.", e);
        }
    }

    private static void unpack(String name, Path into) throws IOException {
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + name;
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("it has no " + name + " for " + platform());
            }
            Files.copy(in, into.resolve(name));
        }
    }

    /** As the folders in ONNX Runtime's archive are named. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return (system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux") + "-"
                + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }

    /** A system that lets no open file be removed does so when the program ends, the last named first. */
    private static void remove(Path folder) {
        folder.toFile().deleteOnExit();
        for (String name : NAMES) {
            Path file = folder.resolve(System.mapLibraryName(name));
            file.toFile().deleteOnExit();
            file.toFile().delete();
        }
        folder.toFile().delete();
    }
}
