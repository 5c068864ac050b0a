package org.chirograph.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.chirograph.page.ProcessingStep;

/**
 * What a PDF says of itself in XMP (ISO 16684-1): that it is PDF/A-2u, its title, and what its pages went through, as
 * {@code xmpMM:History}. Its dates are those of the pages, so that the same pages give the same packet.
 */
public final class XmpPacket {
    private static final String BEGINNING = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>";
    private static final String END = "<?xpacket end=\"r\"?>";

    private final XmlWriter xml = new XmlWriter(BEGINNING);

    private XmpPacket() {}

    /**
     * @param program name and version of what writes the PDF
     * @param at when its pages were last changed
     */
    public static byte[] of(String title, String program, Instant at, List<ProcessingStep> history) throws IOException {
        XmpPacket packet = new XmpPacket();
        packet.write(title, program, at, history);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        packet.xml.drainTo(bytes);
        bytes.write(("\n" + END).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private void write(String title, String program, Instant at, List<ProcessingStep> history) {
        xml.open("x:xmpmeta").attribute("xmlns:x", "adobe:ns:meta/");
        xml.open("rdf:RDF").attribute("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        xml.open("rdf:Description").attribute("rdf:about", "");
        xml.attribute("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/");
        xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
        xml.attribute("xmlns:xmp", "http://ns.adobe.com/xap/1.0/");
        xml.attribute("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/");
        xml.attribute("xmlns:xmpMM", "http://ns.adobe.com/xap/1.0/mm/");
        xml.attribute("xmlns:stEvt", "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#");
        xml.element("pdfaid:part", "2").element("pdfaid:conformance", "U");
        xml.element("dc:format", "application/pdf");
        xml.open("dc:title").open("rdf:Alt").open("rdf:li").attribute("xml:lang", "x-default");
        xml.text(title).close().close().close();
        xml.element("xmp:CreatorTool", program).element("pdf:Producer", program);
        xml.element("xmp:CreateDate", at.toString()).element("xmp:ModifyDate", at.toString());
        xml.element("xmp:MetadataDate", at.toString());
        if (!history.isEmpty()) {
            xml.open("xmpMM:History").open("rdf:Seq");
            history.forEach(this::event);
            xml.close().close();
        }
        xml.close().close().close();
    }

    private void event(ProcessingStep step) {
        xml.open("rdf:li").attribute("rdf:parseType", "Resource");
        xml.element("stEvt:action", step.name());
        xml.element("stEvt:softwareAgent", step.software());
        xml.element("stEvt:when", step.at().toString());
        if (!step.settings().isEmpty()) {
            StringBuilder parameters = new StringBuilder();
            step.settings()
                    .forEach((key, value) -> parameters
                            .append(parameters.isEmpty() ? "" : "; ")
                            .append(key)
                            .append('=')
                            .append(value));
            xml.element("stEvt:parameters", parameters.toString());
        }
        xml.close();
    }
}
