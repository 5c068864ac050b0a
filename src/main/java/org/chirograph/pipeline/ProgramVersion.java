package org.chirograph.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which Chirograph this is, as every record says. */
public final class ProgramVersion {
    /** The build's version, such as {@code "0.1.0"}. */
    public static final String NUMBER = read();

    /** Name and version. */
    public static final String NAME = "Chirograph " + NUMBER;

    private ProgramVersion() {}

    private static String read() {
        try (InputStream in = Objects.requireNonNull(ProgramVersion.class.getResourceAsStream("version.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
