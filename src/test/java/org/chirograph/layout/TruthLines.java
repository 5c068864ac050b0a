package org.chirograph.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The ground-truth lines of an ALTO page, as far as layout is measured by them. */
record TruthLines(int width, int height, List<TruthLine> lines) {
    /** Polygon and baseline as x y x y…; the baseline may be empty. */
    record TruthLine(String text, String type, int[] polygon, int[] baseline) {}

    static TruthLines read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            Map<String, String> tags = new HashMap<>();
            List<TruthLine> lines = new ArrayList<>();
            int width = 0;
            int height = 0;
            boolean inLine = false;
            String type = "";
            int[] polygon = {};
            int[] baseline = {};
            StringBuilder text = new StringBuilder();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "OtherTag" ->
                            tags.put(xml.getAttributeValue(null, "ID"), xml.getAttributeValue(null, "LABEL"));
                        case "Page" -> {
                            width = Integer.parseInt(xml.getAttributeValue(null, "WIDTH"));
                            height = Integer.parseInt(xml.getAttributeValue(null, "HEIGHT"));
                        }
                        case "TextLine" -> {
                            inLine = true;
                            type = String.valueOf(tags.get(xml.getAttributeValue(null, "TAGREFS")));
                            baseline = numbers(xml.getAttributeValue(null, "BASELINE"));
                            polygon = new int[0];
                            text.setLength(0);
                        }
                        case "Polygon" -> {
                            if (inLine && polygon.length == 0) {
                                polygon = numbers(xml.getAttributeValue(null, "POINTS"));
                            }
                        }
                        case "String" ->
                            text.append(text.isEmpty() ? "" : " ").append(xml.getAttributeValue(null, "CONTENT"));
                        default -> {}
                    }
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("TextLine")) {
                    inLine = false;
                    if (!text.toString().replaceAll("[_~^\u27e6\u27e7]", "").isBlank() && polygon.length >= 6) {
                        lines.add(new TruthLine(text.toString(), type, polygon, baseline));
                    }
                }
            }
            return new TruthLines(width, height, lines);
        } catch (XMLStreamException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static int[] numbers(String text) {
        if (text == null || text.isBlank()) {
            return new int[0];
        }
        String[] parts = text.trim().split("[ ,]+");
        int[] out = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            out[i] = (int) Math.round(Double.parseDouble(parts[i]));
        }
        return out;
    }
}
