package org.chirograph.recognize;

import ai.djl.util.Utils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime, loaded once. Its own loader unpacks 24 MB for every process, and leaves them in the temporary folder
 * whenever one is killed; so its libraries are unpacked here, once for all processes, where PyTorch's are.
 */
final class OnnxLibrary {
    private static final String[] NAMES = {"onnxruntime", "onnxruntime4j_jni"};

    /** Whose empty folders are no longer a running process's own. */
    private static final Duration OLD = Duration.ofDays(1);

    private static @Nullable OrtEnvironment loaded;

    private static @Nullable ModelException refused;

    private OnnxLibrary() {}

    /** What sessions are made in; lives as long as the program. */
    static synchronized OrtEnvironment environment() {
        if (refused != null) {
            throw refused;
        }
        if (loaded == null) {
            try {
                loaded = load();
            } catch (IOException | OrtException | ReflectiveOperationException | LinkageError e) {
                refused = new ModelException(
                        "ONNX Runtime can't be used here (" + e.getMessage() + "); try --engine pytorch.", e);
                throw refused;
            }
        }
        return loaded;
    }

    /** Whether there is one for this machine that can be loaded. */
    static boolean isUsable() {
        try {
            environment();
            return true;
        } catch (ModelException e) {
            return false;
        }
    }

    private static OrtEnvironment load() throws IOException, OrtException, ReflectiveOperationException {
        Path folder = unpacked(Utils.getEngineCacheDir("onnxruntime").toAbsolutePath());
        System.setProperty("onnxruntime.native.path", folder.toString());
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        keep();
        environment.setTelemetry(false); // as Windows keeps it; elsewhere this version has none
        removeEmptied(
                Path.of(System.getProperty("java.io.tmpdir")), Instant.now().minus(OLD));
        return environment;
    }

    /**
     * Has the environment counted as used once more, for good. When a process ends, a hook of ONNX Runtime's Java gives
     * it up and with it frees what a thread that is still reading works with (a page that was set aside for its time, a
     * process that is told to end): a segmentation fault. What closes it is private, and so is what counts.
     */
    static void keep() throws ReflectiveOperationException {
        Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
        Method counted = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
        api.setAccessible(true);
        counted.setAccessible(true);
        counted.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "chirograph");
    }

    /**
     * The folder of the unpacked libraries. A library appears in it whole or not at all, whatever other processes do or
     * suffer at the same time.
     *
     * @param cache with a folder for each version and kind of machine
     */
    static Path unpacked(Path cache) throws IOException {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        Path folder = Files.createDirectories(cache.resolve(version + "-" + platform()));
        for (String name : NAMES) {
            String library = System.mapLibraryName(name);
            URLConnection packed = packed(library).openConnection();
            Path file = folder.resolve(library);
            if (Files.exists(file) && Files.size(file) == packed.getContentLengthLong()) {
                continue;
            }
            Path part = Files.createTempFile(folder, library, ".part");
            try (InputStream in = packed.getInputStream()) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
        return folder;
    }

    private static URL packed(String library) throws IOException {
        URL packed = OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + platform() + "/" + library);
        if (packed == null) {
            throw new IOException("it has no " + library + " for " + platform());
        }
        return packed;
    }

    /** As the folders in ONNX Runtime's archive are named. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return (system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux") + "-"
                + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }

    /** ONNX Runtime makes a folder it has no use for, and removes it at its process's end if that is not sudden. */
    static void removeEmptied(Path temporary, Instant before) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "onnxruntime-java*")) {
            for (Path folder : folders) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(before) && isEmpty(folder)) {
                    Files.delete(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // another user's, or another process was faster: the next one that starts sees to it
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }
}
