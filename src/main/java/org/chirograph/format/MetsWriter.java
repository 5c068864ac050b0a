package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * Writes a METS 1.12 file that ties a document's scan, or its scans, to the PAGE and ALTO files of its pages: a file group
 * for each of the three, and a physical structure with a division for every page. A division's {@code ORDER} is the
 * page's number in the document; one scan may hold many pages.
 */
public final class MetsWriter {
    /**
     * A file of the document.
     *
     * @param link a URI, as {@link FileLink} makes them
     * @param mediaType such as {@code "image/tiff"}
     */
    public record Part(String link, String mediaType) {}

    /** @param sha256 in hexadecimal digits */
    public record Scan(Part file, String sha256) {}

    /**
     * @param number in the document, from 1
     * @param scan the file that the page is in; pages may share it
     */
    public record PageFiles(int number, String label, Scan scan, Part page, Part alto) {}

    /**
     * What the file is about.
     *
     * @param id of the document in its collection
     * @param program name and version of what writes the file
     * @param at when the pages were last changed
     */
    public record Document(String id, String title, String program, Instant at) {}

    private final XmlWriter xml = new XmlWriter();
    private final List<Scan> scans;

    private MetsWriter(List<PageFiles> pages) {
        scans = pages.stream().map(PageFiles::scan).distinct().toList();
    }

    /** @param pages one at least */
    public static void write(Document document, List<PageFiles> pages, OutputStream out) throws IOException {
        MetsWriter writer = new MetsWriter(pages);
        writer.document(document, pages);
        writer.xml.writeTo(out);
    }

    private void document(Document document, List<PageFiles> pages) {
        xml.open("mets").attribute("xmlns", "http://www.loc.gov/METS/");
        xml.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
        xml.attribute("OBJID", document.id).attribute("LABEL", document.title);
        xml.open("metsHdr").attribute("CREATEDATE", document.at.toString());
        xml.open("agent")
                .attribute("ROLE", "CREATOR")
                .attribute("TYPE", "OTHER")
                .attribute("OTHERTYPE", "SOFTWARE");
        xml.element("name", document.program).close().close();
        xml.open("fileSec");
        xml.open("fileGrp").id("ID", "images").attribute("USE", "IMAGE");
        for (Scan scan : scans) {
            xml.open("file").id("ID", idOf(scan)).attribute("MIMETYPE", scan.file.mediaType);
            xml.attribute("CHECKSUM", scan.sha256).attribute("CHECKSUMTYPE", "SHA-256");
            location(scan.file.link);
            xml.close();
        }
        xml.close();
        group("PAGE", pages);
        group("ALTO", pages);
        xml.close();
        xml.open("structMap").attribute("TYPE", "PHYSICAL");
        xml.open("div").attribute("TYPE", "physSequence").attribute("LABEL", document.title);
        pages.forEach(this::division);
        xml.close().close().close();
    }

    private void group(String use, List<PageFiles> pages) {
        if (pages.isEmpty()) {
            return;
        }
        xml.open("fileGrp").attribute("USE", use);
        for (PageFiles page : pages) {
            Part part = use.equals("PAGE") ? page.page : page.alto;
            xml.open("file").id("ID", idOf(use, page)).attribute("MIMETYPE", part.mediaType);
            location(part.link);
            xml.close();
        }
        xml.close();
    }

    private void location(String link) {
        xml.open("FLocat")
                .attribute("LOCTYPE", "URL")
                .attribute("xlink:href", link)
                .close();
    }

    private void division(PageFiles page) {
        xml.open("div").id("ID", "page_" + page.number).attribute("TYPE", "page");
        xml.attribute("ORDER", page.number).attribute("LABEL", page.label);
        for (String file : List.of(idOf(page.scan), idOf("PAGE", page), idOf("ALTO", page))) {
            xml.open("fptr").attribute("FILEID", file).close();
        }
        xml.close();
    }

    private String idOf(Scan scan) {
        return scans.size() == 1 ? "image" : "image_" + (scans.indexOf(scan) + 1);
    }

    private static String idOf(String use, PageFiles page) {
        return use + "_" + page.number;
    }
}
