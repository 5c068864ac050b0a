package org.chirograph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.chirograph.pipeline.PipelineException;
import org.chirograph.pipeline.PipelineFile;
import org.jspecify.annotations.Nullable;

/** Where the program's own files lie, and what time it is. */
final class Setup {
    private Setup() {}

    /** The folder with {@code pipelines}, {@code models} and {@code samples}: said by the launcher, else the present one. */
    static Path home() {
        return Path.of(System.getProperty("chirograph.home", "."))
                .toAbsolutePath()
                .normalize();
    }

    /** The models that came with the program, and those that users put beside them. */
    static Path models() {
        return home().resolve("models");
    }

    /** The model for isolated characters, by whose embedding characters are compared. */
    static Path glyphs() {
        return models().resolve("handprint-latin");
    }

    /** The pipeline a user named, by path or by its name among the program's own; without a name, the one for type. */
    static PipelineFile pipeline(@Nullable Path named) throws PipelineException {
        Path own = home().resolve("pipelines").resolve((named == null ? "typewritten" : named) + ".yaml");
        return PipelineFile.read(named == null || !Files.exists(named) && Files.exists(own) ? own : named);
    }

    /** The clock records are stamped by; SOURCE_DATE_EPOCH (seconds) stops it, so that runs can be compared byte by byte. */
    static Clock clock(Map<String, String> environment) {
        String epoch = environment.get("SOURCE_DATE_EPOCH");
        return epoch == null
                ? Clock.systemUTC()
                : Clock.fixed(Instant.ofEpochSecond(Long.parseLong(epoch.strip())), ZoneOffset.UTC);
    }
}
