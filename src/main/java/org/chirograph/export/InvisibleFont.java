package org.chirograph.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * A font without ink for the text over a scan. Its codes are handed out as they are wanted, one for every letter and
 * height at which the letter occurs, so that it holds whatever a page may say and its letters' boxes are those of the
 * words on the scan: readers that mark what was found take the baseline and size from the text, which are even along a
 * line, and the box from the glyph.
 *
 * <p>As PDF/A-2u wants it, the font is embedded, its widths agree with the font file's, no code shows glyph 0, and a
 * {@code ToUnicode} map says what every code means (ISO 19005-2, 6.2.11).
 */
final class InvisibleFont {
    /** Units of an em, as PDF counts them. */
    static final int EM = 1000;

    /** How far a glyph moves the text on. */
    static final int ADVANCE = 500;

    /** From here on the next page had better get a font of its own. No page of print has half as many codes. */
    private static final int ROOMY = 30_000;

    private static final int MOST_CODES = 65_535;
    private static final String NAME = "Chirograph-Invisible";

    /** Entries of a block of a character map, at the most (PDF 32000-1, 9.7.5; Adobe note 5014). */
    private static final int BLOCK = 100;

    private record Code(String text, int glyph) {}

    private final COSDictionary dictionary = new COSDictionary();
    private final Map<InvisibleGlyphs.Extent, Integer> glyphOf = new HashMap<>();
    private final List<InvisibleGlyphs.Extent> glyphs = new ArrayList<>();
    private final Map<Code, Integer> codeOf = new HashMap<>();
    private final List<Code> codes = new ArrayList<>();

    /** The font's dictionary, which pages can refer to before it is filled by {@link #finish}. */
    COSDictionary dictionary() {
        return dictionary;
    }

    boolean isRoomy() {
        return codes.size() < ROOMY;
    }

    /**
     * The code of a letter whose box reaches from {@code bottom} to {@code top} over the baseline.
     *
     * @param text what it means, at least one character; none that {@link InvisibleText} would replace
     */
    int code(String text, int bottom, int top) {
        var extent = new InvisibleGlyphs.Extent(bottom, top);
        int glyph = glyphOf.computeIfAbsent(extent, e -> {
            glyphs.add(e);
            return glyphs.size();
        });
        return codeOf.computeIfAbsent(new Code(text, glyph), code -> {
            codes.add(code);
            if (codes.size() > MOST_CODES) {
                throw new IllegalArgumentException("the page holds more different letters than a font does");
            }
            return codes.size();
        });
    }

    /** Fills the dictionary. No code may be asked for afterwards. */
    void finish(PDDocument document) throws IOException {
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setName(COSName.BASE_FONT, NAME);
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        dictionary.setItem(COSName.TO_UNICODE, stream(document, toUnicode()));
        COSArray descendants = new COSArray();
        descendants.add(descendant(document));
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
    }

    private COSDictionary descendant(PDDocument document) throws IOException {
        COSDictionary system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        font.setName(COSName.BASE_FONT, NAME);
        font.setItem(COSName.CIDSYSTEMINFO, system);
        font.setInt(COSName.DW, ADVANCE);
        font.setItem(COSName.CID_TO_GID_MAP, stream(document, glyphsOfCodes()));
        font.setItem(COSName.FONT_DESC, descriptor(document));
        return font;
    }

    private COSDictionary descriptor(PDDocument document) throws IOException {
        byte[] file = InvisibleGlyphs.fontFile(glyphs);
        COSStream embedded = stream(document, file);
        embedded.setInt(COSName.LENGTH1, file.length);
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, NAME);
        descriptor.setInt(COSName.FLAGS, 4);
        // Not how far the farthest glyph reaches: readers tell lines apart by the height of this box.
        COSArray box = new COSArray();
        for (int side : new int[] {0, InvisibleGlyphs.DESCENT, ADVANCE, InvisibleGlyphs.ASCENT}) {
            box.add(COSInteger.get(side));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, InvisibleGlyphs.ASCENT);
        descriptor.setInt(COSName.DESCENT, InvisibleGlyphs.DESCENT);
        descriptor.setInt(COSName.CAP_HEIGHT, InvisibleGlyphs.ASCENT);
        descriptor.setInt(COSName.STEM_V, 0);
        descriptor.setItem(COSName.FONT_FILE2, embedded);
        return descriptor;
    }

    private byte[] glyphsOfCodes() {
        ByteArrayOutputStream map = new ByteArrayOutputStream();
        map.writeBytes(new byte[2]);
        for (Code code : codes) {
            map.write(code.glyph >> 8);
            map.write(code.glyph);
        }
        return map.toByteArray();
    }

    private byte[] toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < codes.size(); from += BLOCK) {
            int to = Math.min(codes.size(), from + BLOCK);
            map.append(to - from).append(" beginbfchar\n");
            for (int i = from; i < to; i++) {
                map.append('<').append(hex(i + 1)).append("> <");
                codes.get(i).text.chars().forEach(unit -> map.append(hex(unit)));
                map.append(">\n");
            }
            map.append("endbfchar\n");
        }
        map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return map.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Four hexadecimal digits. */
    static String hex(int unit) {
        String digits = Integer.toHexString(unit).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(4 - digits.length()) + digits;
    }

    private static COSStream stream(PDDocument document, byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            in.transferTo(out);
        }
        return stream.getCOSObject();
    }
}
