package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/**
 * Writes a METS 1.12 file that ties a document's scan to the PAGE and ALTO files of its pages: a file group for each of
 * the three, and a physical structure with a division for every page. A division's {@code ORDER} is the page's number in
 * the scan, which may hold many.
 */
public final class MetsWriter {
    /**
     * A file of the document.
     *
     * @param link a URI, as {@link FileLink} makes them
     * @param mediaType such as {@code "image/tiff"}
     */
    public record Part(String link, String mediaType) {}

    /** @param number in the scan, from 1 */
    public record PageFiles(int number, String label, Part page, Part alto) {}

    /**
     * What the file is about.
     *
     * @param id of the document in its collection
     * @param program name and version of what writes the file
     * @param at when the pages were last changed
     * @param sha256 of the scan, in hexadecimal digits
     */
    public record Document(String id, String title, String program, Instant at, Part scan, String sha256) {}

    private final XmlWriter xml = new XmlWriter();

    private MetsWriter() {}

    public static void write(Document document, List<PageFiles> pages, OutputStream out) throws IOException {
        MetsWriter writer = new MetsWriter();
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
        xml.open("file").id("ID", "image").attribute("MIMETYPE", document.scan.mediaType);
        xml.attribute("CHECKSUM", document.sha256).attribute("CHECKSUMTYPE", "SHA-256");
        location(document.scan.link);
        xml.close().close();
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
        for (String file : List.of("image", idOf("PAGE", page), idOf("ALTO", page))) {
            xml.open("fptr").attribute("FILEID", file).close();
        }
        xml.close();
    }

    private static String idOf(String use, PageFiles page) {
        return use + "_" + page.number;
    }
}
