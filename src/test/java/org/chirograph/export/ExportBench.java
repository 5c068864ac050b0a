package org.chirograph.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.chirograph.format.PageReader;
import org.chirograph.format.Schemas;
import org.chirograph.page.Page;

/**
 * Checks a whole export of a collection, as {@code chirograph export --all} writes it: schemas, PDF/A-2u, words on their
 * boxes, hOCR against the record. Argument: the folder of the export.
 */
public final class ExportBench {
    private static final Map<String, String> SCHEMAS =
            Map.of("alto", "alto-v4-4.xsd", "page", "pagecontent-2019-07-15.xsd", "mets", "mets-1.12.1.xsd");

    private ExportBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        for (var format : new TreeMap<>(SCHEMAS).entrySet()) {
            var schema = Schemas.load(format.getValue());
            int valid = 0;
            List<Path> files = files(folder.resolve(format.getKey()));
            for (Path file : files) {
                try {
                    Schemas.validate(schema, Files.readAllBytes(file));
                    valid++;
                } catch (org.xml.sax.SAXException e) {
                    System.out.println(file + ": " + e.getMessage());
                }
            }
            System.out.printf("%s: %d of %d files valid%n", format.getKey(), valid, files.size());
        }
        int compliant = 0;
        int words = 0;
        int inPlace = 0;
        int sameHocr = 0;
        List<Path> pdfs = files(folder.resolve("pdf"));
        for (Path file : pdfs) {
            List<String> violations = VeraPdf.violations(Files.readAllBytes(file));
            violations.forEach(v -> System.out.println(file + ": " + v));
            compliant += violations.isEmpty() ? 1 : 0;
            String stem = file.getFileName().toString().replaceAll("\\.pdf$", "");
            List<Page> pages = pages(folder.resolve("page"), stem);
            byte[] hocr = Files.readAllBytes(folder.resolve("hocr").resolve(stem + ".hocr"));
            sameHocr += HocrReader.words(hocr).equals(HocrReader.expected(pages)) ? 1 : 0;
            try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
                for (int i = 0; i < pages.size(); i++) {
                    Page page = pages.get(i);
                    words += page.lines().mapToInt(line -> line.words().size()).sum();
                    inPlace += PdfWords.inPlace(pdf, i, page);
                }
            }
        }
        System.out.printf("PDF/A-2u: %d of %d files%n", compliant, pdfs.size());
        System.out.printf("words on their boxes: %d of %d (%.4f)%n", inPlace, words, inPlace / (double) words);
        System.out.printf("hOCR as recorded: %d of %d documents%n", sameHocr, pdfs.size());
    }

    private static List<Page> pages(Path folder, String stem) throws IOException {
        List<Page> pages = new java.util.ArrayList<>();
        for (Path file : files(folder)) {
            if (file.getFileName().toString().matches(java.util.regex.Pattern.quote(stem) + "(-\\d{4,})?\\.xml")) {
                pages.add(PageReader.read(file));
            }
        }
        return pages;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
