package org.chirograph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.chirograph.page.Page;

/**
 * The index of a collection, open for writing; one at a time. What is added can be found from the next {@link #commit}
 * on. A process that dies leaves the index as it was at the last commit. Not closing loses what was not committed;
 * closing does not commit either, so that a failed batch changes nothing.
 *
 * <p>Safe for several threads; segments are merged by whichever of them fills one.
 */
public final class PageIndex implements AutoCloseable {
    /** Some 2,000 pages; then Lucene writes a segment by itself. */
    private static final double BUFFER_MEGABYTES = 48;

    static {
        LuceneLog.quieten();
    }

    private final Directory directory;
    private final IndexWriter writer;

    private PageIndex(Directory directory, IndexWriterConfig.OpenMode mode) throws IOException {
        this.directory = directory;
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(mode)
                .setSimilarity(new PosteriorSimilarity())
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
    }

    /**
     * Opens the index in this folder, or starts an empty one there.
     *
     * @throws IndexException if it is of another version, damaged, or being written by someone else
     */
    public static PageIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            boolean exists = DirectoryReader.indexExists(directory);
            if (exists) {
                IndexFields.requireVersion(
                        SegmentInfos.readLatestCommit(directory).getUserData());
            }
            PageIndex index = new PageIndex(directory, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
            if (!exists) {
                index.commit();
            }
            return index;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw explained(e);
        }
    }

    /**
     * Starts an empty index in this folder, whatever is there. An index that was there and can still be read stays in
     * use until the first commit of the new one.
     */
    public static PageIndex create(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            if (!isReadable(directory)) {
                for (String file : directory.listAll()) {
                    if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                        directory.deleteFile(file);
                    }
                }
            }
            return new PageIndex(directory, IndexWriterConfig.OpenMode.CREATE);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw explained(e);
        }
    }

    /** Puts the lines of a page in the place of those that were there for this page of this document. */
    public void add(String document, Page page) throws IOException {
        List<Document> documents = new ArrayList<>();
        for (IndexedLine line : IndexedLine.of(page)) {
            if (!line.words().isEmpty()) {
                documents.add(IndexFields.of(document, page, line));
            }
        }
        if (documents.isEmpty()) {
            delete(document, page.id());
        } else {
            write(() -> writer.updateDocuments(IndexFields.key(document, page.id()), documents));
        }
    }

    /** Takes every page of a document out; none need be there. */
    public void delete(String document) throws IOException {
        write(() -> writer.deleteDocuments(new Term(IndexFields.DOCUMENT, document)));
    }

    /** Takes one page of a document out; it need not be there. */
    public void delete(String document, String page) throws IOException {
        write(() -> writer.deleteDocuments(IndexFields.key(document, page)));
    }

    /** Puts everything so far on disk, in one step. */
    public void commit() throws IOException {
        writer.setLiveCommitData(IndexFields.version().entrySet());
        write(writer::commit);
    }

    private interface Write {
        long run() throws IOException;
    }

    /** Lucene closes its writer when the disk fails, and then says only that it is closed; its cause says why. */
    private static void write(Write work) throws IOException {
        try {
            work.run();
        } catch (AlreadyClosedException e) {
            if (e.getCause() == null) {
                throw e;
            }
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    /** Drops what was not committed. */
    @Override
    public void close() throws IOException {
        try (directory) {
            writer.close();
        }
    }

    private static boolean isReadable(Directory directory) throws IOException {
        try {
            return !DirectoryReader.indexExists(directory)
                    || SegmentInfos.readLatestCommit(directory).size() >= 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What Lucene throws at a folder that holds no usable index, in words that help. */
    static IOException explained(Exception e) {
        return switch (e) {
            case IndexException known -> known;
            case LockObtainFailedException locked ->
                new IndexException("the index is being written by another process", locked);
            case UncheckedIOException unchecked -> explained(unchecked.getCause());
            case org.apache.lucene.index.IndexNotFoundException none ->
                new IndexException("there is no index here: run chirograph reindex", none);
            default ->
                new IndexException("the index can't be read (" + e.getMessage() + "): run chirograph reindex", e);
        };
    }
}
