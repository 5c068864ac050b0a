package org.chirograph.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** The published schemas, with what they import taken from the same folder and never from the network. */
public final class Schemas {
    private Schemas() {}

    public static Schema load(String name) throws IOException, SAXException, ReflectiveOperationException {
        Path file = Outside.schema(name);
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        DOMImplementationLS dom = (DOMImplementationLS)
                org.w3c.dom.bootstrap.DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            LSInput input = dom.createLSInput();
            input.setSystemId(systemId);
            input.setCharacterStream(new StringReader(text(file.resolveSibling(lastPart(systemId)))));
            return input;
        });
        try (InputStream in = Files.newInputStream(file)) {
            return factory.newSchema(new StreamSource(in, name));
        }
    }

    public static void validate(Schema schema, byte[] document) throws IOException, SAXException {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    }

    private static String lastPart(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " is imported by a schema and cannot be read", e);
        }
    }
}
