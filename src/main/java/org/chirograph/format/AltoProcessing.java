package org.chirograph.format;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.chirograph.page.ProcessingStep;

/**
 * ALTO's {@code Processing} elements. The settings stand one a line as {@code key=value}, with {@code \n}, {@code \e}
 * and {@code \\} for a line break, an equals sign and a backslash.
 */
final class AltoProcessing {
    /** Key of settings that another program wrote in its own way. */
    private static final String UNPARSED = "settings";

    private AltoProcessing() {}

    static void write(XmlWriter xml, List<ProcessingStep> history) {
        int number = 0;
        for (ProcessingStep step : history) {
            xml.open("Processing").id("ID", "processing_" + ++number);
            xml.element("processingDateTime", step.at().toString());
            xml.element("processingStepDescription", step.name());
            if (!step.settings().isEmpty()) {
                xml.element("processingStepSettings", settings(step.settings()));
            }
            int split = step.software().lastIndexOf(' ');
            xml.open("processingSoftware");
            if (split < 0) {
                xml.element("softwareName", step.software());
            } else {
                xml.element("softwareName", step.software().substring(0, split));
                xml.element("softwareVersion", step.software().substring(split + 1));
            }
            xml.close().close();
        }
    }

    /** Reads the step the cursor stands on. */
    static ProcessingStep read(XmlCursor xml) throws FormatException {
        String name = "";
        StringJoiner software = new StringJoiner(" ");
        Instant at = Instant.EPOCH;
        Map<String, String> settings = Map.of();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "processingDateTime" -> at = Moment.parse(xml, xml.text());
                case "processingStepDescription" -> name = xml.text();
                case "processingStepSettings" -> settings = settings(xml.text());
                case "processingSoftware" -> {
                    int inside = xml.depth();
                    while (xml.nextChild(inside)) {
                        if (xml.name().equals("softwareName") || xml.name().equals("softwareVersion")) {
                            software.add(xml.text());
                        }
                    }
                }
                default -> {
                    // category and agency have no place in the page model
                }
            }
        }
        return new ProcessingStep(name, software.toString(), at, settings);
    }

    private static String settings(Map<String, String> settings) {
        StringJoiner lines = new StringJoiner("\n");
        settings.forEach((key, value) -> lines.add(escape(key) + "=" + escape(value)));
        return lines.toString();
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new TreeMap<>();
        for (String line : text.split("\n")) {
            int split = line.indexOf('=');
            if (split < 0) {
                return Map.of(UNPARSED, text);
            }
            settings.put(unescape(line.substring(0, split)), unescape(line.substring(split + 1)));
        }
        return settings;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("=", "\\e");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(escaped == 'n' ? '\n' : escaped == 'e' ? '=' : escaped);
        }
        return plain.toString();
    }
}
