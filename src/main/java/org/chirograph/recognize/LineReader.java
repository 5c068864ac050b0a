package org.chirograph.recognize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.LineStrip;
import org.chirograph.text.CharacterModel;
import org.jspecify.annotations.Nullable;

/** Reads lines with a model. Holds native memory until closed; belongs to one thread. */
public final class LineReader implements AutoCloseable {
    private final CharacterNet net;
    private final LineDecoder decoder;

    private LineReader(CharacterNet net, LineDecoder decoder) {
        this.net = net;
        this.decoder = decoder;
    }

    /** A reader with the settings the model was tuned to. */
    public static LineReader open(ModelFolder model) {
        return open(model, ReaderSettings.of(model.spec().reader()));
    }

    public static LineReader open(ModelFolder model, ReaderSettings settings) {
        Alphabet alphabet = model.alphabet();
        LanguagePrior prior = new LanguagePrior(language(model), alphabet, settings);
        return new LineReader(model.net(), new LineDecoder(alphabet, prior, settings));
    }

    private static @Nullable CharacterModel language(ModelFolder model) {
        byte[] ngrams = model.content(ModelFolder.NGRAMS).orElse(null);
        if (ngrams == null) {
            return null;
        }
        try {
            return CharacterModel.read(new ByteArrayInputStream(ngrams));
        } catch (IOException e) {
            throw new ModelException(
                    "The n-grams of the model " + model.path() + " can't be read: " + e.getMessage(), e);
        }
    }

    /** What each line says, in the order of the lines. */
    public List<LineReading> read(List<LineStrip> strips) {
        List<LineReading> readings = new ArrayList<>(strips.size());
        for (Emissions emissions : net.emissions(strips)) {
            readings.add(decoder.decode(emissions));
        }
        return readings;
    }

    @Override
    public void close() {
        net.close();
    }
}
