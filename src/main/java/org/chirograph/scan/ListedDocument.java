package org.chirograph.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chirograph.listing.IiifReader;
import org.chirograph.listing.ListedFile;
import org.chirograph.listing.MetsReader;
import org.chirograph.scan.ScanException.Reason;

/** A METS file or a IIIF manifest: a document whose pages are the pictures that it lists, one each. */
final class ListedDocument implements ScanDocument {
    private final Path list;
    private final ScanLimits limits;
    private final List<ListedFile> files;

    private ListedDocument(Path list, ScanLimits limits, List<ListedFile> files) {
        this.list = list;
        this.limits = limits;
        this.files = files;
    }

    static ListedDocument open(Path list, FileKind kind, ScanLimits limits) throws ScanException {
        return new ListedDocument(list, limits, read(list, kind));
    }

    /** The files that a list names and that are there; none when the list can't be read. */
    static List<Path> parts(Path list, FileKind kind) {
        List<Path> parts = new ArrayList<>();
        try {
            for (ListedFile file : read(list, kind)) {
                try {
                    parts.add(Inside.find(folder(list), file.href(), list.toString()));
                } catch (ScanException e) {
                    continue; // reported when its page is asked for
                }
            }
        } catch (ScanException e) {
            return List.of(); // reported when the list is opened
        }
        return parts;
    }

    private static List<ListedFile> read(Path list, FileKind kind) throws ScanException {
        try (InputStream in = Files.newInputStream(list)) {
            String name = list.getFileName().toString();
            return kind == FileKind.METS ? MetsReader.read(in, name) : IiifReader.read(in, name);
        } catch (IOException e) {
            throw ScanException.decoding(list.toString(), "is a " + kind.label() + " file that can't be used", e);
        }
    }

    /** When the document was made, as the list says; need not be a date. Empty when the list can't be read. */
    static Optional<String> date(Path list, FileKind kind) {
        try (InputStream in = Files.newInputStream(list)) {
            String name = list.getFileName().toString();
            return kind == FileKind.METS ? MetsReader.date(in, name) : IiifReader.date(in, name);
        } catch (IOException e) {
            return Optional.empty(); // reported when the list is opened
        }
    }

    private static Path folder(Path list) {
        return list.toAbsolutePath().normalize().getParent();
    }

    @Override
    public int pages() {
        return files.size();
    }

    @Override
    public ScanPage page(int index) throws ScanException {
        try (ScanDocument picture = picture(index)) {
            return picture.page(0);
        }
    }

    @Override
    public PagePicture embed(int index, PDDocument into) throws ScanException {
        try (ScanDocument picture = picture(index)) {
            return picture.embed(0, into);
        }
    }

    @Override
    public Optional<TextLayer> text(int index, ScanPage page) throws ScanException {
        try (ScanDocument picture = picture(index)) {
            return picture.text(0, page);
        }
    }

    @Override
    public Path image(int index) throws ScanException {
        return Inside.find(folder(list), files.get(index).href(), where(index));
    }

    private ScanDocument picture(int index) throws ScanException {
        Path file = image(index);
        requireIntact(file, index);
        FileKind kind = FileKind.of(file);
        if (kind.isList()) {
            throw new ScanException(Reason.NOT_A_SCAN, where(index), "names " + file.getFileName() + ", a list itself");
        }
        ScanDocument picture = ScanDocument.open(file, limits);
        if (picture.pages() > 1) {
            picture.close();
            throw new ScanException(
                    Reason.UNSUPPORTED,
                    where(index),
                    "names " + file.getFileName() + " as one page, which holds " + picture.pages());
        }
        return picture;
    }

    private void requireIntact(Path file, int index) throws ScanException {
        var checksum = files.get(index).checksum();
        try {
            if (checksum.isPresent() && !checksum.get().fits(file)) {
                throw new ScanException(
                        Reason.CORRUPT,
                        where(index),
                        "names " + file.getFileName() + ", whose "
                                + checksum.get().algorithm() + " sum is not the one given");
            }
        } catch (IOException e) {
            throw ScanException.unreadable(file.toString(), e);
        }
    }

    private String where(int index) {
        return list + ", page " + (index + 1) + ",";
    }

    @Override
    public void close() {}
}
