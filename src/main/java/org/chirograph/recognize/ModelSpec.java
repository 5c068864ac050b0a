package org.chirograph.recognize;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.chirograph.image.LineGeometry;

/**
 * What a model is, as {@code model.json} says it.
 *
 * @param format of the model folder, {@link #FORMAT}
 * @param name such as {@code "typewritten-latin"}
 * @param architecture name of the net's {@link LineArchitecture}
 * @param geometry the frame into which lines are brought for this net
 * @param alphabet graphemes of the classes 1, 2, …
 * @param reader settings found on validation lines: n-gram weight, insertion bonus, calibration; empty before tuning
 * @param about where the model comes from and how well it read lines it had never seen, in words and figures
 * @param files SHA-256 in hexadecimal of every file that belongs to the model, by name
 */
public record ModelSpec(
        int format,
        String name,
        String architecture,
        LineGeometry geometry,
        List<String> alphabet,
        Map<String, Double> reader,
        Map<String, String> about,
        Map<String, String> files) {

    /** The only format there is so far. */
    public static final int FORMAT = 1;

    public ModelSpec {
        alphabet = List.copyOf(alphabet);
        reader = Collections.unmodifiableMap(new TreeMap<>(reader));
        about = Collections.unmodifiableMap(new TreeMap<>(about));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** That of a new model, which takes its name from its folder. */
    public static ModelSpec of(
            Path folder, NetWeights net, LineGeometry geometry, Alphabet alphabet, Map<String, Double> reader) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return new ModelSpec(
                FORMAT, name, net.architecture().name(), geometry, alphabet.graphemes(), reader, Map.of(), Map.of());
    }

    /** Under this name {@code about} tells the mean posterior of words on lines the model never learned from. */
    private static final String WORD_CONFIDENCE = "wordConfidence";

    /** Mean posterior of words that may be expected of documents of the model's kind, in (0, 1]. */
    public OptionalDouble expectedConfidence() {
        String told = about.get(WORD_CONFIDENCE);
        try {
            return told == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(told));
        } catch (NumberFormatException e) {
            throw new ModelException("The model " + name + " tells its " + WORD_CONFIDENCE + " as \"" + told
                    + "\", which is no number. Copy the whole model folder again.");
        }
    }

    public ModelSpec withExpectedConfidence(double mean) {
        return telling(WORD_CONFIDENCE, String.format(Locale.ROOT, "%.3f", mean));
    }

    /** Under this name {@code about} tells the name of the model that was adapted to a hand. */
    private static final String ADAPTED_FROM = "adaptedFrom";

    /** Whether this model is that one, adapted to a hand. They are told apart by their names. */
    public boolean isAdaptedFrom(ModelSpec other) {
        return other.name.equals(about.get(ADAPTED_FROM)) && !other.name.equals(name);
    }

    public ModelSpec withAdaptedFrom(ModelSpec other) {
        return telling(ADAPTED_FROM, other.name);
    }

    private ModelSpec telling(String key, String value) {
        Map<String, String> told = new TreeMap<>(about);
        told.put(key, value);
        return new ModelSpec(format, name, architecture, geometry, alphabet, reader, told, files);
    }

    public ModelSpec withReader(Map<String, Double> settings) {
        return new ModelSpec(format, name, architecture, geometry, alphabet, settings, about, files);
    }

    ModelSpec withFiles(Map<String, String> hashes) {
        return new ModelSpec(format, name, architecture, geometry, alphabet, reader, about, hashes);
    }
}
