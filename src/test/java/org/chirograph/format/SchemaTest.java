package org.chirograph.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.validation.Schema;
import org.chirograph.page.Page;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class SchemaTest {
    private static final int PAGES = 150;

    private interface Writer {
        byte[] bytes(Page page) throws IOException;
    }

    @Test
    void pageXmlIsValid() throws Exception {
        everyPageIsValid(Schemas.load("pagecontent-2019-07-15.xsd"), RoundTripTest::pageXml);
    }

    @Test
    void altoIsValid() throws Exception {
        everyPageIsValid(Schemas.load("alto-v4-4.xsd"), RoundTripTest::alto);
    }

    @Test
    void aBlankPageIsValid() throws Exception {
        Page blank = new Page("0001", "blank.png", 1, 1, List.of(), List.of());
        Schemas.validate(Schemas.load("pagecontent-2019-07-15.xsd"), RoundTripTest.pageXml(blank));
        Schemas.validate(Schemas.load("alto-v4-4.xsd"), RoundTripTest.alto(blank));
    }

    @Test
    void theSchemasDoRefuseWhatIsWrong() throws Exception {
        Page page = new PageGenerator(3).full(1, 1);
        byte[] wrong = new String(RoundTripTest.pageXml(page), StandardCharsets.UTF_8)
                .replace("<Baseline ", "<Basis ")
                .getBytes(StandardCharsets.UTF_8);
        Schema schema = Schemas.load("pagecontent-2019-07-15.xsd");
        assertThatThrownBy(() -> Schemas.validate(schema, wrong)).isInstanceOf(SAXException.class);
    }

    private static void everyPageIsValid(Schema schema, Writer writer) throws IOException {
        for (int seed = 0; seed < PAGES; seed++) {
            try {
                Schemas.validate(schema, writer.bytes(new PageGenerator(seed).page()));
            } catch (SAXException e) {
                fail("seed " + seed, e);
            }
        }
    }
}
