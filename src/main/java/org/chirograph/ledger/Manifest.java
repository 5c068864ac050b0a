package org.chirograph.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.chirograph.catalog.DocumentEntry;
import org.chirograph.catalog.Method;
import org.chirograph.catalog.PageEntry;
import org.chirograph.catalog.RunEntry;

/**
 * What a run was given and what it made, as {@code runs/0001.json} says it. It holds no durations: with the clock
 * stopped the same run gives the same bytes.
 *
 * @param previous SHA-256 of the manifest before this one; empty in the first
 * @param outcome such as {@code complete}, {@code stopped}, {@code interrupted}
 * @param left pages that were not tried; -1 when that is not known
 * @param inputs every scan the run was given, also where nothing was to be done
 * @param outputs every page that the run did something to
 */
record Manifest(
        int format,
        int run,
        String previous,
        String command,
        String program,
        Method method,
        String started,
        String ended,
        String outcome,
        int left,
        List<Input> inputs,
        List<Output> outputs) {
    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param sha256 empty when the file could not be read */
    record Input(String document, String file, int pages, String sha256) {}

    /**
     * @param outcome done, failed or forgotten
     * @param record SHA-256 of the record written, or of the one that was taken out; empty when there was none
     */
    record Output(
            String document, String page, String outcome, String record, String reason, int words, double confidence) {}

    static Manifest of(RunEntry run, String previous, List<DocumentEntry> inputs, List<PageEntry> pages) {
        return new Manifest(
                FORMAT,
                run.number(),
                previous,
                run.command(),
                run.program(),
                run.method(),
                run.started().toString(),
                run.ended().toString(),
                run.outcome(),
                run.left(),
                inputs.stream()
                        .map(d -> new Input(d.id(), d.path().toString(), d.pages(), d.sha256()))
                        .toList(),
                pages.stream().map(Manifest::output).toList());
    }

    private static Output output(PageEntry page) {
        return new Output(
                page.document(),
                page.page(),
                page.outcome().name().toLowerCase(Locale.ROOT),
                page.record(),
                page.reason(),
                page.confidence().words(),
                page.confidence().mean());
    }

    /** @throws IOException if these are not the bytes of a manifest */
    static Manifest parse(byte[] json) throws IOException {
        return JSON.readValue(json, Manifest.class);
    }

    byte[] bytes() {
        try {
            return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is plain data", e);
        }
    }
}
