package org.chirograph.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a collection for one writing process; the system lets go of it when the process ends, however it ends. */
public final class CollectionLock implements AutoCloseable {
    private final FileChannel channel;

    private CollectionLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock or fails at once, when another process has it. */
    public static CollectionLock take(CollectionFolder folder) throws CatalogException {
        try {
            FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CollectionBusyException("another chirograph is writing to " + folder.root()
                        + ". Wait until it has finished, or stop it; nothing is lost by that");
            }
            return new CollectionLock(channel);
        } catch (IOException e) {
            throw new CatalogException("can't lock " + folder.root(), e);
        }
    }

    /** @throws IllegalStateException once it is given back */
    void requireHeld() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the collection's lock is needed for this");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws CatalogException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new CatalogException("can't unlock the collection", e);
        }
    }
}
