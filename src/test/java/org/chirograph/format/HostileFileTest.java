package org.chirograph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFileTest {
    private static final String PAGE_START = "<PcGts xmlns=\"" + PageWriter.NAMESPACE + "\">\n"
            + "<Page imageFilename=\"a.png\" imageWidth=\"10\" imageHeight=\"10\">\n";
    private static final String PAGE_END = "</Page></PcGts>";

    @TempDir
    Path folder;

    @Test
    void noExternalEntityIsEverRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        String bomb = "<!DOCTYPE PcGts [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n" + PAGE_START
                + "<TextRegion id=\"&x;\"/>" + PAGE_END;
        assertRefused(bomb, "document type declaration");
    }

    @Test
    void noDeclaredEntityIsEverExpanded() {
        String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>\n" + PAGE_START + "&b;"
                + PAGE_END;
        assertRefused(bomb, "document type declaration");
        assertRefused(PAGE_START + "&b;" + PAGE_END, "line 3", "entity");
    }

    @Test
    void whatIsWrongIsSaidWithFileAndLine() {
        assertRefused("", "odd.xml: the file is empty");
        assertRefused("a text", "odd.xml, line 1: not well-formed XML");
        assertRefused("<html/>", "line 1: not PAGE XML: the root element is <html>");
        assertRefused(PAGE_START, "odd.xml, line 3: not well-formed XML");
        assertRefused("<PcGts xmlns=\"" + PageWriter.NAMESPACE + "\"/>", "no <Page>");
        assertRefused(PAGE_START + "<TextRegion/>" + PAGE_END, "line 3: <TextRegion> lacks id");
        assertRefused(PAGE_START + "<TextRegion id='r'/>" + PAGE_END, "line 3: region r has no outline");
        assertRefused(coords("1,1 2,x 3,3"), "line 3: \"x\" is not a number");
        assertRefused(coords("1,1 2"), "an odd number of coordinates");
        assertRefused(coords("1,1 2,2 3,1e300"), "a coordinate of 1e300 pixels");
        assertRefused(coords(""), "an outline without points");
        assertRefused(PAGE_START.replace("\"10\"", "\"0\"") + PAGE_END, "a page holds at least one pixel");
        assertRefused(record().replace("conf=\"0.5\"", "conf=\"1.5\""), "the confidence 1.5 lies outside 0 to 1");
        assertRefused(record().replace("xHeight:4.0", "xHeight:-4"), "an x-height is a positive number");
    }

    @Test
    void bytesThatMeanNoCharacterAreRefusedWithTheirLine() {
        byte[] bytes = record().replace("<Unicode>a", "<Unicode>\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> PageReader.read(new ByteArrayInputStream(bytes), "odd.xml"))
                .isInstanceOf(FormatException.class)
                .hasMessageMatching("odd.xml, line \\d+: bytes that are not UTF-8");
        assertRefused("<?xml version='1.0' encoding='x-none'?>" + PAGE_START, "unknown encoding x-none");
    }

    @Test
    void otherEncodingsAreReadIfDeclared() throws IOException {
        String text = record().replace("UTF-8", "ISO-8859-1").replace("<Unicode>a", "<Unicode>\u00e9");
        Page latin = PageReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), "odd.xml");
        assertThat(latin.lines().findFirst().orElseThrow().text()).isEqualTo("\u00e9");
        Page wide = PageReader.read(
                new ByteArrayInputStream(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)), "odd.xml");
        assertThat(wide).isEqualTo(latin);
    }

    @Test
    void altoInOtherUnitsIsRefused() {
        String alto = "<alto><Description><MeasurementUnit>mm10</MeasurementUnit></Description></alto>";
        assertThatThrownBy(() -> AltoReader.read(in(alto), "odd.xml"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("measured in \"mm10\"");
    }

    @Test
    void depthAndAttributesAreBounded() {
        assertRefused(PAGE_START + "<TextRegion id='r'>".repeat(5000), "nested more than 64 deep");
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        assertRefused(PAGE_START + "<TextRegion" + attributes + "/>", "more than 64 attributes");
    }

    @Test
    void sizeIsBounded() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] to, int from, int count) {
                Arrays.fill(to, from, from + count, (byte) ' ');
                return count;
            }
        };
        assertThatThrownBy(() -> PageReader.read(endless, "endless.xml"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("larger than 64 MiB");
    }

    @Test
    void garbledFilesAreReadOrRefusedButNothingElse() throws IOException {
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            Page page = new PageGenerator(i % 20).page();
            boolean alto = random.nextBoolean();
            byte[] bytes = alto ? RoundTripTest.alto(page) : RoundTripTest.pageXml(page);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "<>\"1 &-".charAt(random.nextInt(7)));
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            try {
                InputStream in = new ByteArrayInputStream(bytes);
                Page read = alto ? AltoReader.read(in, "odd.xml") : PageReader.read(in, "odd.xml");
                assertThat(read.width()).isPositive();
            } catch (FormatException e) {
                assertThat(e).hasMessageStartingWith("odd.xml");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void aPageWhosePartsShareAnIdIsNotWritten() {
        Page page = new PageGenerator(5).full(1, 1);
        Page twice = new Page(
                "0001",
                "a.png",
                9,
                9,
                List.of(page.regions().getFirst(), page.regions().getFirst()),
                List.of());
        Path file = folder.resolve("0001.xml");
        assertThatThrownBy(() -> PageWriter.write(twice, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two parts of the page have the identifier");
        assertThat(folder).isEmptyDirectory();
    }

    private static String record() {
        try {
            return new String(
                    RoundTripTest.pageXml(RoundTripTest.onePage(new Reading("a", 0.5))), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String coords(String points) {
        return PAGE_START + "<TextRegion id='r'><Coords points='" + points + "'/></TextRegion>" + PAGE_END;
    }

    private static void assertRefused(String text, String... saying) {
        assertThatThrownBy(() -> PageReader.read(in(text), "odd.xml"))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("odd.xml")
                .hasMessageContainingAll(saying);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
