package org.chirograph.export;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chirograph.page.Box;
import org.chirograph.page.Page;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads back what an hOCR file says: its words, and in which pages. */
public final class HocrReader {
    /** A word as hOCR tells it. */
    public record HocrWord(int page, String text, Box box, double confidence) {}

    private HocrReader() {}

    public static List<HocrWord> words(byte[] hocr) throws Exception {
        List<HocrWord> words = new ArrayList<>();
        List<Element> pages = ofClass(document(hocr).getDocumentElement(), "div", "ocr_page");
        for (int p = 0; p < pages.size(); p++) {
            for (Element word : ofClass(pages.get(p), "span", "ocrx_word")) {
                String title = word.getAttribute("title");
                String[] box = property(title, "bbox").split(" ");
                int left = Integer.parseInt(box[0]);
                int top = Integer.parseInt(box[1]);
                words.add(new HocrWord(
                        p,
                        word.getTextContent(),
                        Box.between(left, top, Integer.parseInt(box[2]), Integer.parseInt(box[3])),
                        new BigDecimal(property(title, "x_wconf"))
                                .movePointLeft(2)
                                .doubleValue()));
            }
        }
        return words;
    }

    /** What a record's words look like there. */
    public static List<HocrWord> expected(List<Page> pages) {
        List<HocrWord> words = new ArrayList<>();
        for (int p = 0; p < pages.size(); p++) {
            int page = p;
            pages.get(p)
                    .lines()
                    .flatMap(line -> line.words().stream())
                    .forEach(word -> words.add(new HocrWord(
                            page, word.best().text(), word.box(), word.best().posterior())));
        }
        return words;
    }

    static String meta(byte[] hocr, String name) throws Exception {
        NodeList all = document(hocr).getElementsByTagName("meta");
        for (int i = 0; i < all.getLength(); i++) {
            Element meta = (Element) all.item(i);
            if (meta.getAttribute("name").equals(name)) {
                return meta.getAttribute("content");
            }
        }
        throw new AssertionError("no meta " + name);
    }

    private static Document document(byte[] hocr) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(hocr));
    }

    private static String property(String title, String name) {
        for (String property : title.split(";")) {
            if (property.strip().startsWith(name + " ")) {
                return property.strip().substring(name.length() + 1);
            }
        }
        throw new AssertionError("no " + name + " in " + title);
    }

    private static List<Element> ofClass(Element in, String element, String kind) {
        NodeList all = in.getElementsByTagName(element);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element e && e.getAttribute("class").equals(kind)) {
                found.add(e);
            }
        }
        return found;
    }
}
