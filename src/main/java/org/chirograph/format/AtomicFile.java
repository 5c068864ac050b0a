package org.chirograph.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files that are there wholly or not at all, whenever the machine stops. What is written goes to a hidden neighbour
 * ({@code .NAME.….partial}), is forced to the disk, and then takes the file's name in one step.
 */
public final class AtomicFile {
    private static final AtomicLong SERIAL = new AtomicLong();
    private static final int BUFFER_BYTES = 1 << 16;

    private AtomicFile() {}

    /** What puts the bytes of a file; it need not close or flush the stream. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code target}, replacing what was there. If {@code body} or the disk fails, the old file stays as it was.
     *
     * @param target in a folder that exists
     */
    public static void write(Path target, Body body) throws IOException {
        Path whole = target.toAbsolutePath();
        Path partial = whole.resolveSibling("." + whole.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + SERIAL.incrementAndGet() + ".partial");
        try {
            try (FileChannel channel = FileChannel.open(
                            partial,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
                body.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw e.getClass() == IOException.class ? named(whole, e) : e;
        } finally {
            Files.deleteIfExists(partial);
        }
        forceFolder(whole.resolveSibling("."));
    }

    /** A failed write names no file by itself. */
    private static FileSystemException named(Path file, IOException e) {
        FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }

    /** Whether a file of this name is what a killed process left of an unfinished write, and so may be deleted. */
    public static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(".partial");
    }

    /** Makes the new name itself last, where the system lets a folder be opened; Windows does not, and needs no help. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file itself is whole and on disk; only the moment of its appearing is left to the system.
        }
    }
}
