package org.chirograph.scan;

import static org.chirograph.scan.TestPdfs.PAGE_HEIGHT;
import static org.chirograph.scan.TestPdfs.PAGE_WIDTH;
import static org.chirograph.scan.TestScans.HEIGHT;
import static org.chirograph.scan.TestScans.WIDTH;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** PDFs that are closed, run in circles, unpack to more than there is room for, or point elsewhere. */
final class HostilePdfs {
    private static final int MANY = 10_000;
    private static final int SOME = 40;

    /** What a heap of 800 MB has no room for twice. */
    private static final int MEGABYTES = 450;

    /** A page of its own, which nothing is drawn on. */
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 30 30]/Contents 4 0 R/Resources<<%s>>>>";

    private HostilePdfs() {}

    static void write(Path into, Path outside, boolean everything) throws IOException {
        writeEncrypted(into);
        writeDrawings(into);
        writeBombs(into);
        writePointers(into, outside);
        writePages(into.resolve("many-pages.pdf"), everything ? MANY : SOME);
    }

    private static void writeEncrypted(Path into) throws IOException {
        for (int bits : new int[] {40, 128, 256}) {
            encrypted(into.resolve("closed-" + bits + ".pdf"), bits, "secret");
            encrypted(into.resolve("owned-" + bits + ".pdf"), bits, "");
        }
        byte[] closed = Files.readAllBytes(into.resolve("closed-256.pdf"));
        Files.write(into.resolve("closed-cut.pdf"), Arrays.copyOf(closed, closed.length / 2));
        String owned = new String(Files.readAllBytes(into.resolve("owned-128.pdf")), StandardCharsets.ISO_8859_1);
        Files.write(
                into.resolve("unknown-handler.pdf"),
                owned.replace("/Filter /Standard", "/Filter /Unknown_").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void encrypted(Path file, int bits, String userPassword) throws IOException {
        try (PDDocument document = new PDDocument()) {
            TestPdfs.add(document, TestPdfs.page(), (d, c) -> TestPdfs.fill(c, TestPdfs.lossless(d)));
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
            policy.setEncryptionKeyLength(bits);
            document.protect(policy);
            document.save(file.toFile());
        }
    }

    /** Drawings that go in circles, or on and on. */
    static void writeDrawings(Path into) throws IOException {
        String pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
        String draw = stream("", "/X Do");
        String form = "/Type/XObject/Subtype/Form/BBox[0 0 30 30]/Resources<</XObject<</X %d 0 R>>>>";
        raw(
                into.resolve("form-in-itself.pdf"),
                pages,
                page("/XObject<</X 5 0 R>>"),
                draw,
                stream(form.formatted(5), "/X Do"));
        raw(
                into.resolve("forms-in-each-other.pdf"),
                pages,
                page("/XObject<</X 5 0 R>>"),
                draw,
                stream(form.formatted(6), "/X Do /X Do"),
                stream(form.formatted(5), "/X Do /X Do"));
        raw(into.resolve("pages-in-themselves.pdf"), "<</Type/Pages/Kids[2 0 R]/Count 1>>", page(""), draw);
        raw(into.resolve("pages-twice.pdf"), "<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R]/Count 3>>", page(""), draw);
        raw(
                into.resolve("parent-of-itself.pdf"),
                "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>",
                "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
                draw);
        raw(into.resolve("length-of-itself.pdf"), pages, page(""), "<</Length 4 0 R>>\nstream\n/X Do\nendstream");
        raw(
                into.resolve("pattern-in-itself.pdf"),
                pages,
                page("/Pattern<</P 5 0 R>>"),
                stream("", "/Pattern cs /P scn 0 0 30 30 re f"),
                stream(
                        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 3 3]/XStep 3/YStep 3"
                                + "/Resources<</Pattern<</P 5 0 R>>>>",
                        "/Pattern cs /P scn 0 0 3 3 re f"));
        raw(
                into.resolve("mask-of-itself.pdf"),
                pages,
                page("/XObject<</X 5 0 R>>"),
                stream("", "30 0 0 30 0 0 cm /X Do"),
                stream(
                        "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 5 0 R",
                        "abcd"));
        raw(
                into.resolve("colours-of-themselves.pdf"),
                pages,
                page("/XObject<</X 5 0 R>>"),
                stream("", "30 0 0 30 0 0 cm /X Do"),
                stream("/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace 6 0 R", "abcd"),
                "[/Indexed 6 0 R 1 <000000ffffff>]");
        raw(
                into.resolve("font-in-itself.pdf"),
                pages,
                page("/Font<</F 5 0 R>>"),
                stream("", "BT /F 9 Tf 1 1 Td (a) Tj ET"),
                "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
                        + "/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>",
                stream("", "9 0 0 0 9 9 d1 BT /F 1 Tf (a) Tj ET"));
        StringBuilder deep = new StringBuilder("[".repeat(50_000)).append("]".repeat(50_000));
        raw(into.resolve("deep-arrays.pdf"), pages, page(""), draw, deep.toString());
        raw(into.resolve("deep-operands.pdf"), pages, page(""), stream("", deep + " TJ"));
        raw(into.resolve("many-saves.pdf"), pages, page(""), stream("", "q ".repeat(3_000_000)));
        raw(into.resolve("long-dashes.pdf"), pages, page(""), stream("", "[.00001] 0 d 0 0 m 30000 30000 l S"));
        raw(
                into.resolve("tiny-tiles.pdf"),
                pages,
                page("/Pattern<</P 5 0 R>>"),
                stream("", "/Pattern cs /P scn 0 0 30 30 re f"),
                stream(
                        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .0001/YStep .0001"
                                + "/Resources<<>>",
                        "0 0 1 1 re f"));
        raw(
                into.resolve("inline-bomb.pdf"),
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                page(""),
                stream("", "30 0 0 30 0 0 cm BI /W 40000 /H 40000 /BPC 1 /CS /G ID abcd EI"));
        raw(into.resolve("vast-page.pdf"), pages, page("").replace("30 30]", "1e30 1e30]"), draw);
        raw(into.resolve("no-page-size.pdf"), pages, page("").replace("30 30]", "0 0]"), draw);
        raw(into.resolve("nan-page.pdf"), pages, page("").replace("30 30]", "nan -inf]"), draw);
        raw(into.resolve("thin-page.pdf"), pages, page("").replace("30 30]", ".001 14400]"), draw);
        raw(
                into.resolve("odd-turn.pdf"),
                pages,
                page("/A 1").replace("/Contents", "/Rotate 2147483647/Contents"),
                draw);
    }

    private static void writeBombs(Path into) throws IOException {
        byte[] zeros = zeros(MEGABYTES);
        Files.write(into.resolve("flate-bomb.pdf"), picture("FlateDecode", zeros));
        Files.write(into.resolve("lzw-bomb.pdf"), picture("LZWDecode", lzwZeros(4 << 20)));
        byte[] runs = new byte[4 << 20];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) 129; // 128 times what follows
        }
        Files.write(into.resolve("run-bomb.pdf"), picture("RunLengthDecode", runs));
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(twice)) {
            out.write(zeros);
        }
        Files.write(into.resolve("flate-twice-bomb.pdf"), picture("FlateDecode/FlateDecode", twice.toByteArray()));
        ByteArrayOutputStream lzwInFlate = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(lzwInFlate)) {
            out.write(lzwZeros(16 << 20));
        }
        Files.write(into.resolve("lzw-in-flate-bomb.pdf"), picture("FlateDecode/LZWDecode", lzwInFlate.toByteArray()));
        Files.write(
                into.resolve("fax-bomb.pdf"),
                new String(picture("CCITTFaxDecode", new byte[5000]), StandardCharsets.ISO_8859_1)
                        .replace(
                                "/Width 48/Height 32",
                                "/Width 35000/Height 35000/DecodeParms<</K -1/Columns 35000/Rows 35000>>")
                        .getBytes(StandardCharsets.ISO_8859_1));
        String[] filters = new String[2000];
        Arrays.fill(filters, "ASCIIHexDecode");
        Files.write(into.resolve("many-filters.pdf"), picture(String.join("/", filters), new byte[100]));
        raw(
                into.resolve("content-bomb.pdf"),
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                page(""),
                stream("/Filter/FlateDecode", new String(zeros, StandardCharsets.ISO_8859_1)));
    }

    private static void writePointers(Path into, Path outside) throws IOException {
        String secret = outside.resolve("secret.txt").toAbsolutePath().toString();
        raw(
                into.resolve("stream-elsewhere.pdf"),
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                page("/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>"),
                stream("/F(" + secret + ")", "BT /F 9 Tf 1 1 Td (a) Tj ET"));
        raw(
                into.resolve("launches.pdf"),
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                page("").replace("/Contents", "/AA<</O<</S/Launch/F(" + secret + ")>>>>/Contents"),
                stream("/Type/XObject/Subtype/Form/Ref<</F(" + secret + ")/Page 0>>/BBox[0 0 9 9]", "0 0 1 1 re f"));
        try (PDDocument document = new PDDocument()) {
            TestPdfs.add(document, TestPdfs.page(), (d, c) -> TestPdfs.fill(c, TestPdfs.lossless(d)));
            PDMetadata metadata = new PDMetadata(document);
            String xmp = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY s SYSTEM '"
                    + outside.resolve("secret.txt").toUri() + "'>]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&s;</x:xmpmeta>";
            metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
            document.getDocumentCatalog().setMetadata(metadata);
            document.save(into.resolve("xmp-entity.pdf").toFile());
        }
    }

    private static void writePages(Path file, int pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDImageXObject image =
                    TestPdfs.jpegImage(document, TestScans.jpeg(TestScans.picture(BufferedImage.TYPE_BYTE_GRAY)));
            PDPage first = new PDPage(new PDRectangle(PAGE_WIDTH, PAGE_HEIGHT));
            TestPdfs.add(document, first, (d, c) -> TestPdfs.fill(c, image));
            for (int i = 1; i < pages; i++) {
                PDPage page = new PDPage(new PDRectangle(PAGE_WIDTH, PAGE_HEIGHT));
                page.setContents(first.getContentStreams().next());
                page.setResources(first.getResources());
                document.addPage(page);
            }
            document.save(file.toFile());
        }
    }

    private static byte[] zeros(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        return bytes.toByteArray();
    }

    /** Zeros in LZW: the codes 256 (clear), 0, 258, 259 …, each one longer than the one before by a byte. */
    private static byte[] lzwZeros(int bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long buffer = 0;
        int bits = 0;
        long made = 0;
        while (made < bytes * 64L) {
            for (int code = 255; code < 4094; code++) {
                int value = code == 255 ? 256 : code == 256 ? 0 : code + 1;
                int width = code < 511 ? 9 : code < 1023 ? 10 : code < 2047 ? 11 : 12;
                buffer = buffer << width | value;
                bits += width;
                while (bits >= 8) {
                    out.write((int) (buffer >> bits - 8));
                    bits -= 8;
                }
                made += Math.max(0, code - 255);
            }
        }
        return out.toByteArray();
    }

    private static byte[] picture(String filters, byte[] data) throws IOException {
        return rawBytes(
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                page("/XObject<</X 5 0 R>>"),
                stream("", "30 0 0 30 0 0 cm /X Do"),
                stream(
                        "/Type/XObject/Subtype/Image/Width " + WIDTH + "/Height " + HEIGHT
                                + "/BitsPerComponent 8/ColorSpace/DeviceGray/Filter[/" + filters + "]",
                        new String(data, StandardCharsets.ISO_8859_1)));
    }

    private static String page(String resources) {
        return PAGE.formatted(resources);
    }

    private static String stream(String entries, String data) {
        return "<<" + entries + "/Length " + data.length() + ">>\nstream\n" + data + "\nendstream";
    }

    private static void raw(Path file, String... objects) throws IOException {
        Files.write(file, rawBytes(objects));
    }

    /** A PDF of these objects, the second and so on; the first is the catalogue, the second the list of pages. */
    private static byte[] rawBytes(String... objects) {
        StringBuilder text = new StringBuilder("%PDF-1.7\n");
        StringBuilder places = new StringBuilder("0000000000 65535 f \n");
        int number = 0;
        for (int i = -1; i < objects.length; i++) {
            places.append("%010d 00000 n \n".formatted(text.length()));
            String object = i < 0 ? "<</Type/Catalog/Pages 2 0 R>>" : objects[i];
            text.append(++number).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int at = text.length();
        text.append("xref\n0 ").append(number + 1).append('\n').append(places);
        text.append("trailer\n<</Root 1 0 R/Size ").append(number + 1);
        text.append(">>\nstartxref\n").append(at).append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
