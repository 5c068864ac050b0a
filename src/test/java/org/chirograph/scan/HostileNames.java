package org.chirograph.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that are something else than their name says, and names that no one expects. */
final class HostileNames {
    private HostileNames() {}

    static void write(Path into, Path outside, Map<String, byte[]> small) throws IOException {
        writeWrongTypes(Files.createDirectories(into.resolve("types")), small);
        writeNames(Files.createDirectories(into.resolve("odd")), small);
        writeLinks(Files.createDirectories(into.resolve("links")), outside);
    }

    private static void writeWrongTypes(Path into, Map<String, byte[]> small) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("text.jpg", "no picture");
        texts.put("page.pdf", "<!DOCTYPE html><html><body>no scan</body></html>");
        texts.put("archive.tif", "PK\3\4 and so on");
        texts.put("program.png", "\177ELF\2\1\1\0");
        texts.put("drawing.jp2", "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>");
        texts.put("gif.jpg", "GIF89a\1\0\1\0\0\0\0;");
        texts.put("webp.png", "RIFF\20\0\0\0WEBPVP8 ");
        texts.put("djvu.tif", "AT&TFORM\0\0\0\0DJVU");
        texts.put("heif.jpg", "\0\0\0\30ftypheic\0\0\0\0");
        texts.put("bmp.tif", "BM\0\0\0\0\0\0\0\0");
        texts.put("postscript.pdf", "%!PS-Adobe-3.0\n(/etc/passwd) run\n");
        texts.put("signature.png", "\u0089PNG\r\n\32\n");
        texts.put("signature.jpg", "\u00ff\u00d8\u00ff");
        texts.put("signature.tif", "II*\0");
        texts.put("signature.pdf", "%PDF-1.7\n%%EOF");
        texts.put("signature.jp2", "\0\0\0\14jP  \r\n\u0087\n");
        texts.put("spaces.png", " ".repeat(5000));
        for (var text : texts.entrySet()) {
            Files.write(into.resolve(text.getKey()), text.getValue().getBytes(StandardCharsets.ISO_8859_1));
        }
        for (String extension : new String[] {"jpg", "png", "tif", "jp2", "pdf"}) {
            Files.write(into.resolve("empty-" + extension + "." + extension), new byte[0]);
            Files.write(into.resolve("zeros-" + extension + "." + extension), new byte[3000]);
        }
        Files.write(into.resolve("really-png.jpg"), small.get("colour.png"));
        Files.write(into.resolve("really-pdf.tif"), small.get("dct.pdf"));
        Files.write(into.resolve("really-jpeg"), small.get("baseline.jpg"));
        Files.write(into.resolve("the-same-again.jpg"), small.get("baseline.jpg"));
        Files.write(into.resolve("two-in-one.jpg"), joined(small.get("baseline.jpg"), small.get("colour.png")));
        Files.createDirectory(into.resolve("a-folder.jpg"));
    }

    /** Sound pictures, each with bytes of its own behind them, so that none is the same file as another. */
    private static void writeNames(Path into, Map<String, byte[]> small) throws IOException {
        String[] names = {
            "new\nline.png",
            "new\r\nline.pdf",
            "tab\tbell\u0007escape\u001b[31m.jpg",
            "right-to-left\u202egnp.jpg",
            "\u05e2\u05d1\u05e8\u05d9\u05ea.png",
            "\u2066isolated\u2069.tif",
            "zero\u200bwidth\ufeff.jpg",
            "-rf.png",
            "--into.jpg",
            "%0A%2e%2e%2fsecret.png",
            "a..png",
            "$(touch pwned).jpg",
            "`id`;'\"|&.png",
            "<b>&amp;.jpg",
            "back\\slash\\..\\a.png",
            "con.png",
            "nul",
            "\ud83d\udcdc.jpg",
            "a\u0301\u0327.png",
            "x".repeat(240) + ".png",
            "\u4e2d".repeat(80) + ".jpg",
            "a".repeat(60) + "-one.png",
            "a".repeat(60) + "-two.png",
            "catalog.db.png",
            "0001.xml.jpg"
        };
        int number = 0;
        for (String name : names) {
            byte[] sound =
                    small.get(name.endsWith(".pdf") ? "dct.pdf" : name.endsWith(".tif") ? "lzw.tif" : "baseline.jpg");
            byte[] tail = ByteBuffer.allocate(8).putInt(number++).array();
            Files.write(into.resolve(name), joined(sound, tail));
            // The same name on a broken one, which is what is shown.
            Files.write(into.resolve("cut " + name), joined(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, tail));
        }
    }

    /** Links lead out of what was given, and are passed over: nothing of this is found. */
    private static void writeLinks(Path into, Path outside) throws IOException {
        Files.createSymbolicLink(
                into.resolve("secret.png"), outside.resolve("secret.png").toAbsolutePath());
        Files.createSymbolicLink(into.resolve("up"), into.toAbsolutePath().getParent());
        Files.createSymbolicLink(into.resolve("itself.png"), Path.of("itself.png"));
        Files.createSymbolicLink(into.resolve("zero.png"), Path.of("/dev/zero"));
    }

    private static byte[] joined(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }
}
