package org.chirograph.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chirograph.scan.TestScans.assertFails;
import static org.chirograph.scan.TestScans.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chirograph.scan.ScanException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** METS files, IIIF manifests and bags. Page n of every list is a picture of the grey n. */
class ListedDocumentTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makePictures() throws IOException {
        Files.createDirectories(folder.resolve("in/max"));
        Files.createDirectories(folder.resolve("in/thumbs"));
        for (int i = 1; i <= 3; i++) {
            gray("in/max/" + i + ".png", i);
            gray("in/thumbs/" + i + ".png", 100 + i);
        }
        gray("outside.png", 200);
    }

    @Test
    void metsGivesTheBestPictureOfEachPageInTheOrderOfItsStructure() throws Exception {
        Path mets = mets("max/1.png", "max/2.png", "max/3.png");
        assertGrays(mets, 3, 1, 2);
    }

    @Test
    void iiifOfBothVersionsGivesThePicturesOfItsCanvases() throws Exception {
        String third = """
                {"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest", "items": [
                  {"type": "Canvas", "items": [{"items": [{"body": {"id": "max/2.png", "type": "Image"}}]}]},
                  {"type": "Canvas", "items": [{"items": [{"body": {"type": "Choice",
                     "items": [{"id": "%s"}, {"id": "max/3.png"}]}}]}]}]}
                """.formatted(folder.resolve("in/max/1.png").toUri());
        assertGrays(write("in/manifest3.json", third), 2, 1);
        String second = """
                {"@context": "http://iiif.io/api/presentation/2/context.json", "@type": "sc:Manifest", "sequences": [
                  {"canvases": [{"images": [{"resource": {"@id": "max/3.png"}}]},
                                {"images": [{"resource": {"default": {"@id": "max/1.png"}}}]}]}]}
                """;
        assertGrays(write("in/manifest2.json", second), 3, 1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "<mods:dateIssued>1914-08</mods:dateIssued>, 1914-08",
                "<mods:dateIssued>1931</mods:dateIssued><mods:dateCreated>1914</mods:dateCreated>, 1914",
                "<mods:dateIssued encoding='iso8601'> 19140803 </mods:dateIssued>, 1914-08-03",
                "<mods:dateIssued encoding='w3cdtf'>1914-08-03T10:15:00Z</mods:dateIssued>, 1914-08-03",
                "<mods:dateIssued>[um 1914]</mods:dateIssued><mods:dateIssued>1913/1915</mods:dateIssued>, 1913/1915",
                "<mods:dateCreated point='end'>1918</mods:dateCreated>"
                        + "<mods:dateCreated point='start'>1914-08</mods:dateCreated>, 1914-08/1918",
                "<mods:dateIssued>1900</mods:dateIssued><mods:dateIssued keyDate='yes'>1901</mods:dateIssued>, 1901",
                "<mods:dateIssued>ca. 1914</mods:dateIssued>, ca. 1914",
                "<mods:place>Paris</mods:place>, ||",
            })
    void tellsWhenADocumentWasMadeAsItsDescriptionSays(String origin, String date) throws Exception {
        String text = Files.readString(mets("max/1.png"));
        Path described = write("in/mets.xml", text.replace("<mets:fileSec>", """
                        <mets:dmdSec ID="a"><mets:mdWrap MDTYPE="MODS"><mets:xmlData>
                        <mods:mods xmlns:mods="http://www.loc.gov/mods/v3"><mods:relatedItem type="host"><mods:originInfo>
                        <mods:dateCreated>1700</mods:dateCreated></mods:originInfo></mods:relatedItem>
                        <mods:originInfo>%s</mods:originInfo></mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
                        <mets:dmdSec ID="b"><mets:mdWrap MDTYPE="MODS"><mets:xmlData>
                        <mods:mods xmlns:mods="http://www.loc.gov/mods/v3"/></mets:xmlData></mets:mdWrap></mets:dmdSec>
                        <mets:fileSec>""".formatted(origin)));
        assertThat(ScanDocument.date(described)).isEqualTo(Optional.of(date).filter(each -> !each.isEmpty()));
        assertGrays(described, 1);
    }

    @Test
    void tellsTheDayThatAManifestStandsUnder() throws Exception {
        String manifest = """
                {"@context": "http://iiif.io/api/presentation/3/context.json", "type": "Manifest",
                  "navDate": "1914-08-03T00:00:00Z", "items": [
                  {"type": "Canvas", "items": [{"items": [{"body": {"id": "max/2.png", "type": "Image"}}]}]}]}
                """;
        assertThat(ScanDocument.date(write("in/manifest.json", manifest))).contains("1914-08-03");
        assertThat(ScanDocument.date(write("in/none.json", manifest.replace("navDate", "navPlace"))))
                .isEmpty();
        assertThat(ScanDocument.date(folder.resolve("in/max/1.png"))).isEmpty();
    }

    @Test
    void whatAListNamesIsNoDocumentOfItsOwn() throws Exception {
        Path mets = mets("max/1.png", "max/2.png", "max/3.png");
        assertThat(ScanFiles.find(List.of(folder.resolve("in"))))
                .extracting(FoundScan::file)
                .containsExactly(
                        mets,
                        folder.resolve("in/thumbs/1.png"),
                        folder.resolve("in/thumbs/2.png"),
                        folder.resolve("in/thumbs/3.png"));
    }

    /** Each was taken for a page of the other, and none was left. */
    @Test
    void listsThatNameThemselvesOrEachOtherAreNotLost() throws Exception {
        Path itself = mets("mets.xml");
        Path first = write(
                "in/first.xml",
                Files.readString(itself).replace("max/mets.xml", "x").replace("mets.xml", "second.xml"));
        Path second = write("in/second.xml", Files.readString(first).replace("second.xml", "first.xml"));
        assertThat(ScanFiles.find(List.of(folder.resolve("in"))))
                .extracting(FoundScan::file)
                .contains(itself, first, second);
        assertFails(itself, Reason.NOT_A_SCAN, "a list itself");
    }

    /** A link as a manifest was followed out of the bag, and a line of what it led to was read. */
    @Test
    void aBagsManifestIsNoLink() throws Exception {
        Path bag = Files.createDirectories(folder.resolve("bag"));
        write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        gray("bag/data/a.png", 1);
        Path outside = write("outside.txt", sha256("bag/data/a.png") + "  data/a.png\n");
        Files.createSymbolicLink(bag.resolve("manifest-sha256.txt"), outside);
        assertThat(ScanFiles.find(List.of(bag))).allMatch(found -> found.refusal() != null);
    }

    @Test
    void aDocumentIsAnotherWhenAPictureOfItsListIs() throws Exception {
        Path mets = mets("max/1.png", "max/2.png", "max/3.png");
        DocumentId before = DocumentId.of(mets);
        assertThat(DocumentId.of(mets)).isEqualTo(before);
        gray("in/max/2.png", 9);
        assertThat(DocumentId.of(mets)).isNotEqualTo(before);
    }

    @Test
    void nothingOutsideTheListsFolderIsRead() throws Exception {
        Files.createSymbolicLink(folder.resolve("in/link.png"), folder.resolve("outside.png"));
        Files.createSymbolicLink(folder.resolve("in/up"), folder);
        for (String href : List.of(
                "../outside.png",
                "max/../../outside.png",
                "..%2Foutside.png",
                folder.resolve("outside.png").toString(),
                folder.resolve("outside.png").toUri().toString(),
                "link.png",
                "up/outside.png",
                "https://example.org/1.png")) {
            assertFails(mets(href), Reason.ELSEWHERE, "page 1, names ");
        }
        assertFails(mets("none.png"), Reason.MISSING, "which does not exist");
        assertFails(mets("max"), Reason.NOT_A_SCAN, "which is no file");
        assertFails(mets("a\u0007b.png"), Reason.CORRUPT, "METS");
        assertFails(mets("mets.xml"), Reason.NOT_A_SCAN, "a list itself");
    }

    @Test
    void aPictureThatIsNotTheOneOfTheSumIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve("in/max/1.png"));
        String sum = HexFormat.of()
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        String text = Files.readString(mets("max/1.png"));
        Path sound = write(
                "in/mets.xml",
                text.replace("ID=\"max0\"", "ID=\"max0\" CHECKSUMTYPE=\"MD5\" CHECKSUM=\"" + sum + "\""));
        assertGrays(sound, 1);
        gray("in/max/1.png", 7);
        assertFails(sound, Reason.CORRUPT, "whose MD5 sum is not the one given");
    }

    @Test
    void noEntityOfAMetsFileIsEverRead() throws Exception {
        String text = Files.readString(mets("max/1.png"));
        String secret = folder.resolve("outside.png").toUri().toString();
        Path hostile = write(
                "in/mets.xml",
                text.replace("<mets:mets", "<!DOCTYPE m [<!ENTITY x SYSTEM \"" + secret + "\">]>\n<mets:mets"));
        assertFails(hostile, Reason.CORRUPT, "document type declaration");
    }

    @Test
    void aBagsPayloadIsHeldAgainstItsManifest() throws Exception {
        Path bag = Files.createDirectories(folder.resolve("bag"));
        write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        gray("bag/data/good.png", 1);
        gray("bag/data/altered.png", 2);
        gray("bag/data/unlisted.png", 3);
        gray("bag/preview.png", 4);
        String good = sha256("bag/data/good.png");
        write(
                "bag/manifest-sha256.txt",
                good + "  data/good.png\n" + good + "  data/altered.png\n" + good + "  data/missing.png\n" + good
                        + "  ../outside.png\n");
        List<FoundScan> found = ScanFiles.find(List.of(bag));
        assertThat(found)
                .extracting(s -> s.file().getFileName().toString())
                .containsExactlyInAnyOrder("good.png", "altered.png", "unlisted.png", "missing.png", "outside.png");
        for (FoundScan scan : found) {
            String message = "";
            try {
                scan.verify(ScanLimits.DEFAULT);
            } catch (ScanException e) {
                message = e.getMessage();
            }
            switch (scan.file().getFileName().toString()) {
                case "good.png" -> assertThat(message).isEmpty();
                case "altered.png" -> assertThat(message).contains("does not have the SHA-256 sum that its bag gives");
                case "unlisted.png" -> assertThat(message).contains("manifest does not list it");
                case "missing.png" -> assertThat(message).contains("names data/missing.png, which does not exist");
                default -> assertThat(message).contains("names ../outside.png, which lies outside its folder");
            }
        }
    }

    private static void assertGrays(Path list, int... grays) throws ScanException {
        try (ScanDocument document = ScanDocument.open(list, ScanLimits.DEFAULT)) {
            assertThat(document.pages()).isEqualTo(grays.length);
            for (int i = 0; i < grays.length; i++) {
                assertThat(document.page(i).pixels().at(0, 0)).as("page %d", i).isEqualTo(grays[i]);
                assertThat(document.image(i)).hasFileName(grays[i] + ".png");
            }
        }
    }

    /** Pages stand in the structure with the last file first, and with thumbnails before the large pictures. */
    private Path mets(String... hrefs) throws IOException {
        StringBuilder large = new StringBuilder();
        StringBuilder small = new StringBuilder();
        StringBuilder pages = new StringBuilder();
        for (int i = 0; i < hrefs.length; i++) {
            large.append(file("max" + i, hrefs[i]));
            small.append(file("thumb" + i, "thumbs/1.png"));
            int page = (i + hrefs.length - 1) % hrefs.length;
            pages.append("<mets:div TYPE='page'><mets:fptr FILEID='thumb").append(page);
            pages.append("'/><mets:fptr FILEID='max").append(page).append("'/></mets:div>");
        }
        return write("in/mets.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink">
                <mets:fileSec><mets:fileGrp USE="THUMBS">%s</mets:fileGrp><mets:fileGrp USE="MAX">%s</mets:fileGrp>
                </mets:fileSec><mets:structMap TYPE="LOGICAL"><mets:div><mets:fptr FILEID="thumb0"/></mets:div>
                </mets:structMap><mets:structMap TYPE="PHYSICAL"><mets:div TYPE="physSequence">%s</mets:div>
                </mets:structMap></mets:mets>
                """.formatted(small, large, pages));
    }

    private static String file(String id, String href) {
        return "<mets:file ID=\"" + id + "\" MIMETYPE=\"image/png\"><mets:FLocat LOCTYPE=\"URL\" xlink:href=\"" + href
                + "\"/></mets:file>";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void gray(String name, int gray) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, TestScans.png(picture(8, 8, BufferedImage.TYPE_BYTE_GRAY, (x, y) -> gray)));
    }

    private String sha256(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
