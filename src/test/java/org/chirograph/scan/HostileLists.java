package org.chirograph.scan;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** METS files, IIIF manifests and bags that name what they must not; and XML that is no list at all. */
final class HostileLists {
    private static final String METS = """
            <?xml version="1.0" encoding="UTF-8"?>
            %s<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink">
            <mets:fileSec><mets:fileGrp USE="MAX">%s</mets:fileGrp></mets:fileSec></mets:mets>
            """;

    private HostileLists() {}

    static void write(Path into, Path outside, boolean everything) throws IOException {
        String secret = outside.resolve("secret.png").toAbsolutePath().toString();
        List<String> ways = List.of(
                "../../../outside/secret.png",
                "..%2F..%2F..%2Foutside%2Fsecret.png",
                "a/../../../../outside/secret.png",
                secret,
                "file://" + secret,
                "file:////" + secret,
                "file://localhost" + secret,
                "FILE:" + secret,
                "link.png",
                "up/secret.png",
                "https://example.invalid/a.png",
                "jar:file:" + secret + "!/a",
                "/dev/zero",
                "a\\..\\..\\secret.png",
                "missing.png",
                "",
                ".",
                "%00.png",
                "mets.xml");
        for (int i = 0; i < ways.size(); i++) {
            Path folder = Files.createDirectories(into.resolve("mets-" + i));
            linksOut(folder, outside);
            Files.writeString(folder.resolve("mets.xml"), mets("", file(0, ways.get(i))));
            Path iiif = Files.createDirectories(into.resolve("iiif-" + i));
            linksOut(iiif, outside);
            Files.writeString(iiif.resolve("manifest.json"), iiif(ways.get(i)));
        }
        writeEntities(into, outside);
        writeOdd(into, everything ? 3000 : 60);
        writeBags(into, outside);
    }

    /** PAGE, ALTO and other XML, which is no scan: each must be refused by name when it is given by name. */
    static void writePapers(Path into, Path outside) throws IOException {
        String entity = "<!DOCTYPE x [<!ENTITY s SYSTEM \""
                + outside.resolve("secret.txt").toUri() + "\">]>\n";
        Files.writeString(
                into.resolve("page.xml"),
                entity + "<PcGts xmlns=\"http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15\">"
                        + "<Page imageFilename=\"&s;\" imageWidth=\"9\" imageHeight=\"9\"/></PcGts>");
        Files.writeString(
                into.resolve("alto.xml"),
                entity
                        + "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"><Description><fileName>&s;</fileName>"
                        + "</Description></alto>");
        Files.writeString(into.resolve("metadata.xmp"), HostilePictures.bomb());
        Files.writeString(into.resolve("drawing.svg"), entity + "<svg xmlns=\"http://www.w3.org/2000/svg\">&s;</svg>");
        Files.writeString(into.resolve("notes.txt"), "../outside/secret.png\n");
        Files.write(into.resolve("nothing"), new byte[0]);
        Files.writeString(into.resolve("other.json"), "{\"items\": []}");
        Files.writeString(into.resolve("new\nline.xml"), "<a/>");
    }

    private static void linksOut(Path folder, Path outside) throws IOException {
        Files.createSymbolicLink(
                folder.resolve("link.png"), outside.resolve("secret.png").toAbsolutePath());
        Files.createSymbolicLink(folder.resolve("up"), outside.toAbsolutePath());
    }

    private static void writeEntities(Path into, Path outside) throws IOException {
        String secret = outside.resolve("secret.txt").toUri().toString();
        List<String> doctypes = List.of(
                "<!DOCTYPE m [<!ENTITY x SYSTEM \"" + secret + "\">]>",
                "<!DOCTYPE m SYSTEM \"" + secret + "\">",
                "<!DOCTYPE m [<!ENTITY % p SYSTEM \"" + secret + "\"> %p;]>",
                "<!DOCTYPE m [<!ENTITY x SYSTEM \"http://127.0.0.1:1/x\">]>",
                HostilePictures.bomb().replaceFirst("(?s)<\\?xml[^>]*>", "").replaceFirst("(?s)]>.*", "]>"));
        for (int i = 0; i < doctypes.size(); i++) {
            Files.writeString(
                    into.resolve("entity-" + i + ".xml"), mets(doctypes.get(i), file(0, i == 4 ? "&m;" : "&x;")));
        }
        Files.writeString(
                into.resolve("include.xml"),
                mets(
                        "",
                        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='" + secret + "'/>"));
        Files.writeString(into.resolve("deep.xml"), mets("", "<mets:fileGrp>".repeat(20_000)));
        Files.write(
                into.resolve("not-utf-8.xml"), mets("", file(0, "\u00e9.png")).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void writeOdd(Path into, int many) throws IOException {
        Path folder = Files.createDirectories(into.resolve("many"));
        Files.write(
                folder.resolve("a.png"),
                TestScans.png(TestScans.picture(24, 24, BufferedImage.TYPE_BYTE_GRAY, (x, y) -> 8 * x)));
        StringBuilder files = new StringBuilder();
        for (int i = 0; i < many; i++) {
            files.append(file(i, i % 3 == 0 ? "a.png" : "missing-" + i + ".png"));
        }
        Files.writeString(folder.resolve("mets.xml"), mets("", files.toString()));
        Files.writeString(into.resolve("empty-mets.xml"), mets("", ""));
        Files.writeString(
                into.resolve("cut-mets.xml"), mets("", file(0, "a.png")).substring(0, 200));
        String deep = "{\"@context\": \"http://iiif.io/api/presentation/3/context.json\", \"items\": ";
        Files.writeString(into.resolve("deep.json"), deep + "[".repeat(100_000));
        Files.writeString(into.resolve("no-items.json"), deep + "[]}");
        Files.writeString(into.resolve("number.json"), deep + "1" + "0".repeat(100_000) + "}");
        Files.writeString(into.resolve("cut.json"), deep);
        Files.writeString(into.resolve("wrong-types.json"), deep + "[[1], {\"items\": {\"items\": \"x\"}}, null]}");
    }

    private static void writeBags(Path into, Path outside) throws IOException {
        String sum = "0".repeat(64);
        String secret = outside.resolve("secret.png").toAbsolutePath().toString();
        bag(
                into.resolve("bag-traversal"),
                sum + "  ../../../outside/secret.png\n" + sum + "  " + secret + "\n" + sum
                        + "  data/../../../../outside/secret.png\n" + sum + "  data/%0A../../../secret.png\n");
        bag(into.resolve("bag-altered"), sum + "  data/a.png\n");
        bag(into.resolve("bag-unlisted"), "");
        bag(into.resolve("bag-nonsense"), "\0\1\2 nonsense\n" + "x".repeat(100_000));
        bag(into.resolve("bag-devices"), sum + "  data/zero.png\n" + sum + "  /dev/zero\n" + sum + "  data\n");
        Files.createSymbolicLink(into.resolve("bag-devices/data/zero.png"), Path.of("/dev/zero"));
        Path linked = into.resolve("bag-linked");
        bag(linked, "");
        Files.delete(linked.resolve("manifest-sha256.txt"));
        Files.createSymbolicLink(
                linked.resolve("manifest-sha256.txt"),
                outside.resolve("secret.txt").toAbsolutePath());
        Path none = into.resolve("bag-without-manifest");
        bag(none, "");
        Files.delete(none.resolve("manifest-sha256.txt"));
    }

    private static void bag(Path folder, String manifest) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        Files.writeString(folder.resolve("manifest-sha256.txt"), manifest);
        byte[] picture = TestScans.png(TestScans.picture(BufferedImage.TYPE_BYTE_GRAY));
        Files.write(
                data.resolve("a.png"),
                TestScans.inserted(
                        picture, picture.length, folder.getFileName().toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String mets(String doctype, String files) {
        return METS.formatted(doctype, files);
    }

    private static String file(int number, String href) {
        return "<mets:file ID=\"f" + number + "\" MIMETYPE=\"image/png\"><mets:FLocat LOCTYPE=\"URL\" xlink:href=\""
                + href + "\"/></mets:file>";
    }

    private static String iiif(String id) {
        return "{\"@context\": \"http://iiif.io/api/presentation/3/context.json\", \"type\": \"Manifest\", \"items\": ["
                + "{\"type\": \"Canvas\", \"items\": [{\"items\": [{\"body\": {\"id\": \"" + id.replace("\\", "\\\\")
                + "\", \"type\": \"Image\"}}]}]}]}";
    }
}
