package org.chirograph.listing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chirograph.format.FormatException;
import org.chirograph.format.XmlCursor;
import org.jspecify.annotations.Nullable;

/**
 * Reads which pictures a METS file (version 1) gives for the pages of a document: of each page of its physical
 * structure the best one, in order; without such a structure, the files of its best group.
 */
public final class MetsReader {
    /** What groups of pictures are called, the best first; any other comes after them, small copies last. */
    private static final List<String> GROUPS = List.of(
            "MASTER",
            "ARCHIVE",
            "PRESERVATION",
            "ORIGINAL",
            "MAX",
            "OCR-D-IMG",
            "REFERENCE",
            "DEFAULT",
            "PRESENTATION");

    private static final List<String> SMALL = List.of("THUMB", "MIN", "TEASER", "PREVIEW", "ICON");

    /** More pages are in no document; a file may not make the program hold as many as it likes. */
    private static final int MOST_PAGES = 100_000;

    private record Candidate(ListedFile file, String group) {
        int rank() {
            String name = group.toUpperCase(Locale.ROOT);
            if (SMALL.stream().anyMatch(name::contains)) {
                return GROUPS.size() + 1;
            }
            for (int i = 0; i < GROUPS.size(); i++) {
                if (name.contains(GROUPS.get(i))) {
                    return i;
                }
            }
            return GROUPS.size();
        }
    }

    private final XmlCursor xml;
    private final Map<String, Candidate> files = new LinkedHashMap<>();
    private final List<ListedFile> pages = new ArrayList<>();

    private MetsReader(XmlCursor xml) {
        this.xml = xml;
    }

    /**
     * Reads the pages' files; at least one.
     *
     * @param name what complaints call the file
     */
    public static List<ListedFile> read(InputStream in, String name) throws IOException {
        MetsReader reader = new MetsReader(new XmlCursor(in, name));
        if (!reader.xml.name().equals("mets")) {
            throw reader.xml.error("not METS: the root element is <" + reader.xml.name() + ">");
        }
        int root = reader.xml.depth();
        while (reader.xml.nextChild(root)) {
            switch (reader.xml.name()) {
                case "fileSec" -> reader.readGroups("");
                case "structMap" -> {
                    if (reader.xml.attribute("TYPE", "PHYSICAL").equalsIgnoreCase("PHYSICAL")) {
                        reader.readDivisions();
                    }
                }
                default -> {}
            }
        }
        List<ListedFile> found = reader.pages.isEmpty() ? reader.bestGroup() : reader.pages;
        if (found.isEmpty()) {
            throw new FormatException(name, 0, "a METS file that names no picture");
        }
        return List.copyOf(found);
    }

    /**
     * When the document was made, as its descriptions in MODS say. Need not be a date: catalogues know ones such as "ca.
     * 1914", too.
     *
     * @param name what complaints call the file
     */
    public static Optional<String> date(InputStream in, String name) throws IOException {
        XmlCursor xml = new XmlCursor(in, name);
        ModsDates dates = new ModsDates();
        int root = xml.depth();
        while (xml.nextChild(root)) {
            if (xml.name().equals("dmdSec")) {
                dates.read(xml);
            }
        }
        return dates.date();
    }

    private void readGroups(String outer) throws FormatException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "fileGrp" -> readGroups(xml.attribute("USE", outer));
                case "file" -> readFile(outer);
                default -> {}
            }
        }
    }

    private void readFile(String group) throws FormatException {
        String id = xml.required("ID");
        String type = xml.attribute("MIMETYPE", "");
        Optional<Checksum> checksum = Checksum.of(xml.attribute("CHECKSUMTYPE", ""), xml.attribute("CHECKSUM", ""));
        String href = null;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("FLocat") && href == null) {
                href = xml.attribute("href");
            }
        }
        if (href != null && isPicture(type, href)) {
            files.put(id, new Candidate(new ListedFile(href, checksum), group));
            requireFew(files.size());
        }
    }

    private static boolean isPicture(String type, String href) {
        return type.isEmpty()
                ? href.toLowerCase(Locale.ROOT).matches(".*\\.(tiff?|jpe?g|png|jp2|jpx|j2k|pdf)")
                : type.startsWith("image/") || type.equals("application/pdf");
    }

    private void readDivisions() throws FormatException {
        int depth = xml.depth();
        Candidate best = null;
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "div" -> readDivisions();
                case "fptr" -> best = better(best, readPointer());
                default -> {}
            }
        }
        if (best != null) {
            pages.add(best.file);
            requireFew(pages.size());
        }
    }

    /** The file that a pointer, or an area inside it, names; null when that is no picture. */
    private @Nullable Candidate readPointer() throws FormatException {
        Candidate best = files.get(xml.attribute("FILEID", ""));
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            best = better(best, files.get(xml.attribute("FILEID", "")));
        }
        return best;
    }

    private static @Nullable Candidate better(@Nullable Candidate a, @Nullable Candidate b) {
        return a == null || b != null && b.rank() < a.rank() ? b : a;
    }

    private List<ListedFile> bestGroup() {
        Candidate best = null;
        for (Candidate candidate : files.values()) {
            best = better(best, candidate);
        }
        String group = best == null ? "" : best.group;
        return files.values().stream()
                .filter(f -> f.group.equals(group))
                .map(Candidate::file)
                .toList();
    }

    private void requireFew(int count) throws FormatException {
        if (count > MOST_PAGES) {
            throw xml.error("more than " + MOST_PAGES + " pages");
        }
    }
}
