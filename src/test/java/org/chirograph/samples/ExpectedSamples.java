package org.chirograph.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code samples/expected.yaml}: what must come of the sample pages. */
public record ExpectedSamples(List<Transcribed> pages, List<Found> searches) {
    /** The folder of samples, from the project's own. */
    public static final Path FOLDER = Path.of("samples");

    /** A page of a scan. @param page its id, counted from {@code "0001"} */
    public record PageOf(String scan, String page) {
        public Path scanFile() {
            return FOLDER.resolve(scan);
        }

        /** The page's exact truth. */
        public Path truthFile() {
            String stem = scan.substring(0, scan.lastIndexOf('.'));
            return FOLDER.resolve("truth").resolve(stem).resolve(page + ".xml");
        }
    }

    /** A page and the character error rate that it may have at most. */
    public record Transcribed(String scan, String page, double cer) {
        public PageOf where() {
            return new PageOf(scan, page);
        }
    }

    /** A query and the pages among its hits. */
    public record Found(String query, List<PageOf> hits) {}

    public static ExpectedSamples read() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readValue(FOLDER.resolve("expected.yaml").toFile(), ExpectedSamples.class);
    }
}
