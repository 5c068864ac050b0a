package org.chirograph.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Puts an XML document together in memory: one element a line, no indentation, no prefixes. Characters that XML cannot
 * hold become U+FFFD. Chained calls: {@code open}, then attributes, then text or children, then {@code close}. A
 * document that may be long is let out piece by piece with {@link #drainTo}.
 */
final class XmlWriter {
    private static final int USUAL_CHARACTERS = 1 << 18;

    private final StringBuilder out = new StringBuilder(USUAL_CHARACTERS);
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();
    private boolean inTag;
    private boolean closesInLine;

    XmlWriter() {
        this("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    /** For a document that begins with these characters, and not just with XML's declaration. */
    XmlWriter(String beginning) {
        out.append(beginning);
    }

    XmlWriter open(String element) {
        endTag();
        out.append("\n<").append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    XmlWriter attribute(String name, String value) {
        name(name);
        escape(value, true);
        out.append('"');
        return this;
    }

    XmlWriter attribute(String name, int value) {
        name(name);
        out.append(value).append('"');
        return this;
    }

    /** The shortest decimal that reads back as the same number. */
    XmlWriter attribute(String name, double value) {
        name(name);
        number(value);
        out.append('"');
        return this;
    }

    /**
     * An identifier of this document.
     *
     * @throws IllegalArgumentException unless it is an XML name without colons that no other element here has
     */
    XmlWriter id(String name, String value) {
        if (!XmlId.isValid(value)) {
            throw new IllegalArgumentException("\"" + value + "\" cannot be an identifier in XML");
        }
        if (!ids.add(value)) {
            throw new IllegalArgumentException("two parts of the page have the identifier \"" + value + "\"");
        }
        name(name);
        out.append(value).append('"');
        return this;
    }

    XmlWriter text(String text) {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
        escape(text, false);
        closesInLine = true;
        return this;
    }

    XmlWriter close() {
        String element = open.pop();
        if (inTag) {
            out.append("/>");
            inTag = false;
        } else {
            out.append(closesInLine ? "</" : "\n</").append(element).append('>');
        }
        closesInLine = false;
        return this;
    }

    /** An element that holds text alone. */
    XmlWriter element(String name, String text) {
        return open(name).text(text).close();
    }

    /** An element without content, with an end tag all the same: readers of HTML would take {@code <div/>} as open. */
    XmlWriter closeEmpty() {
        return text("").close();
    }

    /**
     * Writes what was put together so far and forgets it, ids included: that those of one piece differ from those of
     * the next is the caller's care.
     */
    void drainTo(OutputStream stream) throws IOException {
        stream.write(out.toString().getBytes(StandardCharsets.UTF_8));
        out.setLength(0);
        ids.clear();
    }

    void writeTo(OutputStream stream) throws IOException {
        stream.write(out.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private void name(String name) {
        out.append(' ').append(name).append("=\"");
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
        }
        closesInLine = false;
    }

    /** Numbers of at most six decimals, which is what most posteriors are, need no search for the shortest form. */
    private void number(double value) {
        double millionths = value * 1e6;
        long whole = Math.round(millionths);
        if (value < 0 || value >= 1e6 || whole / 1e6 != value) {
            out.append(value);
            return;
        }
        out.append(whole / 1_000_000);
        int rest = (int) (whole % 1_000_000);
        if (rest != 0) {
            out.append('.');
            for (int place = 100_000; rest != 0; place /= 10) {
                out.append((char) ('0' + rest / place));
                rest %= place;
            }
        }
    }

    private void escape(String text, boolean inAttribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
                default -> {
                    if (c < 0x20 || c == 0xFFFE || c == 0xFFFF) {
                        out.append('\uFFFD');
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append('\uFFFD');
                    }
                }
            }
        }
    }
}
