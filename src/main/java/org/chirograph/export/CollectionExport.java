package org.chirograph.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chirograph.catalog.Catalog;
import org.chirograph.catalog.CatalogException;
import org.chirograph.catalog.CollectionFolder;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.PageEntry;
import org.chirograph.format.AltoWriter;
import org.chirograph.format.AtomicFile;
import org.chirograph.format.FileLink;
import org.chirograph.format.FormatException;
import org.chirograph.format.HocrWriter;
import org.chirograph.format.MetsWriter;
import org.chirograph.format.PageWriter;
import org.chirograph.format.Sha256;
import org.chirograph.format.TeiWriter;
import org.chirograph.format.TextWriter;
import org.chirograph.format.WordTable;
import org.chirograph.page.Page;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;

/**
 * Writes the documents of a collection in other formats, one document after the other, one page in memory at a time.
 * Every file is there wholly or not at all. What can't be written is told and left out, and the rest goes on; only when
 * the files themselves can't be written, on a full disk say, does all end.
 *
 * <p>A single format goes straight into the target folder; several go each into a folder of its own name.
 */
public final class CollectionExport {
    /** Told of what was not as it should be, in sentences for people. */
    public interface Listener {
        /** Something could not be written. */
        void failed(String sentence);

        /** Something was not there to be written. */
        void left(String sentence);
    }

    /** How much was written; {@code failures} counts what was told as failed. */
    public record Summary(int documents, int pages, int files, int failures) {}

    private static final String XML = "application/xml";

    private final CollectionFolder folder;
    private final Set<ExportFormat> formats;
    private final Path into;
    private final ScanPlaces scans;
    private final String program;
    private final Listener listener;
    private int documents;
    private int pages;
    private int files;
    private int failures;

    /**
     * @param into made if it isn't there
     * @param scans where scans that have moved are looked for
     * @param program name and version of this program
     */
    public CollectionExport(
            CollectionFolder folder,
            Set<ExportFormat> formats,
            Path into,
            Optional<Path> scans,
            String program,
            Listener listener) {
        this.folder = folder;
        this.formats = ExportFormat.complete(formats);
        this.into = into;
        this.scans = new ScanPlaces(scans);
        this.program = program;
        this.listener = listener;
    }

    /** @param only the ids or file names of the documents to be written; all when empty */
    public Summary run(Catalog catalog, Set<String> only) throws CatalogException, IOException {
        List<DocumentEntry> all = catalog.documents();
        ExportNames names = new ExportNames(all);
        for (ExportFormat format : formats) {
            Files.createDirectories(folderOf(format));
        }
        Set<String> missing = new HashSet<>(only);
        for (DocumentEntry document : all) {
            String scan = document.path().getFileName().toString();
            boolean named = missing.remove(document.id()) | missing.remove(scan);
            if (named || only.isEmpty() || only.contains(scan)) {
                new OneDocument(document, names.of(document), catalog.pages(document)).write();
                documents++;
            }
        }
        missing.stream().sorted().forEach(name -> failed("there is no document " + name));
        return new Summary(documents, pages, files, failures);
    }

    private Path folderOf(ExportFormat format) {
        return formats.size() == 1 ? into : into.resolve(format.folder());
    }

    private void failed(String sentence) {
        failures++;
        listener.failed(sentence);
    }

    /** The way of one document through all formats. */
    private final class OneDocument {
        private final DocumentEntry document;
        private final String name;
        private final RecordedPages recorded;
        private final int total;
        private final Map<ExportFormat, Set<String>> written = new EnumMap<>(ExportFormat.class);

        OneDocument(DocumentEntry document, String name, List<PageEntry> entries) {
            this.document = document;
            this.name = name;
            this.total = document.pages();
            this.recorded =
                    new RecordedPages(folder, document, entries, (page, e) -> pageFailed(page, "its record", e));
        }

        void write() throws IOException {
            int there = recorded.size();
            if (there < total) {
                listener.left(document.path().getFileName() + ": " + (total - there) + " of " + total
                        + " pages have no record and are left out; chirograph status says why");
            }
            if (there == 0) {
                return;
            }
            for (ExportFormat format : formats) {
                try {
                    write(format);
                } catch (FormatException | ScanException e) {
                    failed(format + " of " + document.path().getFileName() + " was not written: " + e.getMessage());
                }
            }
            pages += there;
        }

        private void write(ExportFormat format) throws IOException, ScanException {
            switch (format) {
                case PAGE -> eachPage(format, PageWriter::write);
                case ALTO -> eachPage(format, AltoWriter::write);
                case TEXT -> eachPage(format, TextWriter::write);
                case HOCR -> whole(format, out -> HocrWriter.write(recorded, out));
                case TEI -> whole(format, out -> TeiWriter.write(recorded, out));
                case CSV -> whole(format, out -> WordTable.write(recorded, out));
                case PDF -> pdf();
                case METS -> mets();
            }
        }

        private interface PageBody {
            void write(Page page, Path file) throws IOException;
        }

        private void eachPage(ExportFormat format, PageBody body) throws IOException {
            Set<String> done = written.computeIfAbsent(format, f -> new HashSet<>());
            recorded.forEach(page -> {
                try {
                    body.write(page, file(format, page.id()));
                    done.add(page.id());
                    files++;
                } catch (IllegalArgumentException e) {
                    pageFailed(page.id(), format.toString(), e);
                }
            });
        }

        private void whole(ExportFormat format, AtomicFile.Body body) throws IOException {
            AtomicFile.write(file(format, ""), body);
            files++;
        }

        private void pdf() throws IOException, ScanException {
            Path scan = scans.of(document).file();
            try (ScanDocument open = ScanDocument.open(scan, ScanLimits.DEFAULT);
                    SearchablePdf pdf = new SearchablePdf()) {
                recorded.forEach(page -> {
                    try {
                        pdf.add(page, open.embed(numberOf(page.id()) - 1, pdf.document()));
                    } catch (ScanException | IllegalArgumentException | OutOfMemoryError e) {
                        pageFailed(page.id(), "its picture", e);
                    }
                });
                if (pdf.pages() > 0) {
                    pdf.describe(recorded.title(), program, recorded.changed(), recorded.history());
                    whole(ExportFormat.PDF, pdf::save);
                }
            }
        }

        private void mets() throws IOException, ScanException {
            ScanPlaces.Place scan = scans.of(document);
            Path file = file(ExportFormat.METS, "");
            List<MetsWriter.PageFiles> tied = new ArrayList<>();
            try (ScanDocument open = ScanDocument.open(scan.file(), ScanLimits.DEFAULT)) {
                for (String page : recorded.names()) {
                    if (has(ExportFormat.PAGE, page) && has(ExportFormat.ALTO, page)) {
                        tied.add(new MetsWriter.PageFiles(
                                numberOf(page),
                                page,
                                scan(file, scan, open.image(numberOf(page) - 1)),
                                part(file, ExportFormat.PAGE, page),
                                part(file, ExportFormat.ALTO, page)));
                    }
                }
            }
            if (!tied.isEmpty()) {
                var described = new MetsWriter.Document(document.id(), recorded.title(), program, recorded.changed());
                whole(ExportFormat.METS, out -> MetsWriter.write(described, tied, out));
            }
        }

        /** @param image the document's file itself, or the one of a page where the document is a list */
        private MetsWriter.Scan scan(Path from, ScanPlaces.Place document, Path image)
                throws IOException, ScanException {
            String sha256 = image.equals(document.file()) ? document.sha256() : Sha256.of(image);
            return new MetsWriter.Scan(
                    new MetsWriter.Part(FileLink.between(from, image), ScanDocument.mediaType(image)), sha256);
        }

        private boolean has(ExportFormat format, String page) {
            return written.getOrDefault(format, Set.of()).contains(page);
        }

        private MetsWriter.Part part(Path from, ExportFormat format, String page) {
            return new MetsWriter.Part(FileLink.between(from, file(format, page)), XML);
        }

        /** The file of a page, or of the document in formats that have one for it all. */
        private Path file(ExportFormat format, String page) {
            String stem = format.byPage() && total > 1 ? name + "-" + page : name;
            return folderOf(format).resolve(stem + format.ending());
        }

        private void pageFailed(String page, String what, Throwable e) {
            failed(document.path().getFileName() + " page " + page + " is left out: " + what + " could not be taken ("
                    + e.getMessage() + ")");
        }
    }

    private static int numberOf(String page) {
        return Integer.parseInt(page);
    }
}
