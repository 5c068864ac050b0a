package org.chirograph.recognize;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.image.LineStrip;

/** Reads lines with a model. Holds native memory until closed; belongs to one thread. */
public final class LineReader implements AutoCloseable {
    private final CharacterNet net;
    private final LineDecoder decoder;

    private LineReader(CharacterNet net, LineDecoder decoder) {
        this.net = net;
        this.decoder = decoder;
    }

    /** A reader with the settings the model was tuned to. */
    public static LineReader open(ModelFolder model, NetEngine engine) {
        ReaderSettings settings = ReaderSettings.of(model.spec().reader());
        Alphabet alphabet = model.alphabet();
        LanguagePrior prior = new LanguagePrior(model.language().orElse(null), alphabet, settings);
        return new LineReader(model.net(engine), new LineDecoder(alphabet, prior, settings));
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
