package org.chirograph.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML file from element to element, whoever wrote it. No document type declaration is accepted, so no
 * entity is ever declared or fetched; size, depth and attributes are bounded. Every complaint names file and line.
 *
 * <p>To visit the children of the element the cursor stands on:
 *
 * <pre>{@code
 * int depth = xml.depth();
 * while (xml.nextChild(depth)) {
 *     switch (xml.name()) { ... }     // what is not looked into is skipped
 * }
 * }</pre>
 */
public final class XmlCursor {
    /** Twice the deepest a page file of nested regions is likely to be; it bounds the readers' recursion. */
    private static final int MAX_DEPTH = 64;
    /** Twice what the richest element of either schema has. */
    private static final int MAX_ATTRIBUTES = 64;

    private final String file;
    private final XMLStreamReader xml;
    private int depth;

    /** Stands on the root element afterwards. {@code file} is what complaints call it. */
    public XmlCursor(InputStream in, String file) throws IOException {
        this.file = file;
        CharSequence text = XmlBytes.decode(in, file);
        try {
            xml = factory().createXMLStreamReader(new StringReader(text.toString()));
        } catch (XMLStreamException e) {
            throw new FormatException(file, 1, "not XML: " + plain(e));
        }
        nextChild(0);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** How deep the cursor is: 1 on the root element. */
    public int depth() {
        return depth;
    }

    /** Local name of the element the cursor stands on. */
    public String name() {
        return xml.getLocalName();
    }

    public String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** Moves on to the next child of the element at depth {@code parent}; false, and past that element, if none is left. */
    public boolean nextChild(int parent) throws FormatException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == parent + 1) {
                        return true;
                    }
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    if (depth < parent || depth == 0) {
                        return false;
                    }
                }
                default -> {
                    // text between elements says nothing in these formats
                }
            }
        }
    }

    /** The text straight inside the element the cursor stands on; the cursor ends up past it. */
    public String text() throws FormatException {
        int inside = depth;
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == inside) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth < inside) {
                        return text.toString();
                    }
                }
                default -> {
                    // comments and elements inside are passed over
                }
            }
        }
    }

    public @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    public String attribute(String name, String ifAbsent) {
        String value = attribute(name);
        return value == null ? ifAbsent : value;
    }

    public String required(String name) throws FormatException {
        String value = attribute(name);
        if (value == null) {
            throw error("<" + name() + "> lacks " + name);
        }
        return value;
    }

    public FormatException error(String complaint) {
        return new FormatException(file, xml.getLocation().getLineNumber(), complaint);
    }

    private int next() throws FormatException {
        try {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw error("elements nested more than " + MAX_DEPTH + " deep");
                    }
                    if (xml.getAttributeCount() > MAX_ATTRIBUTES) {
                        throw error("<" + name() + "> has more than " + MAX_ATTRIBUTES + " attributes");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD -> throw error("a document type declaration, which is not accepted");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw error("an entity that is not declared");
                default -> {
                    // nothing to keep count of
                }
            }
            return event;
        } catch (XMLStreamException e) {
            throw error("not well-formed XML: " + plain(e));
        }
    }

    /** The parser's message without the place, which the exception names already. */
    private static String plain(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int place = message.indexOf("Message: ");
        return place < 0 ? message : message.substring(place + "Message: ".length());
    }
}
