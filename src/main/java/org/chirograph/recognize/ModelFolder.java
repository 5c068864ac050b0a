package org.chirograph.recognize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chirograph.text.CharacterModel;
import org.jspecify.annotations.Nullable;

/**
 * A trained model on disk: {@code model.json}, the net's {@code weights.bin} and, when the model has one, the n-gram
 * model {@code ngrams.bin}; a card {@code README.md} lies beside them for people. Opening checks that every file the
 * model names is there and unaltered, and keeps what it read, so that later changes on disk change nothing.
 */
public final class ModelFolder {
    public static final String SPEC = "model.json";
    public static final String WEIGHTS = "weights.bin";
    public static final String NGRAMS = "ngrams.bin";

    /** Weights of the net that finds lines on pages of the model's kind. */
    public static final String LINES = "lines.bin";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path path;
    private final ModelSpec spec;
    private final Map<String, byte[]> contents;
    private final String hash;
    private @Nullable CharacterModel language;

    private ModelFolder(Path path, ModelSpec spec, Map<String, byte[]> contents, String hash) {
        this.path = path;
        this.spec = spec;
        this.contents = contents;
        this.hash = hash;
    }

    /** Reads and verifies a model; fails with a {@link ModelException} that names the file and what to do. */
    public static ModelFolder open(Path folder) {
        byte[] json = read(folder, SPEC);
        ModelSpec spec = parse(folder, json);
        Map<String, byte[]> contents = new TreeMap<>();
        spec.files().forEach((name, expected) -> {
            byte[] content = read(folder, name);
            if (!sha256(content).equals(expected)) {
                throw new ModelException("The model file " + folder.resolve(name)
                        + " is not the one that " + SPEC + " describes (its SHA-256 differs): it was altered or only"
                        + " half copied. Copy the whole model folder again.");
            }
            contents.put(name, content);
        });
        if (!contents.containsKey(WEIGHTS)) {
            throw new ModelException("The model " + folder.resolve(SPEC) + " names no " + WEIGHTS
                    + ", without which it can't read. Copy the whole model folder again.");
        }
        return new ModelFolder(folder, spec, contents, sha256(json));
    }

    /**
     * Writes a model and opens it. Files are replaced one by one, each atomically, {@code model.json} last: a reader
     * sees the old model, the new one, or is told that the files don't fit together.
     *
     * @param spec its hashes of files are replaced by those of {@code contents}
     * @param contents by name, the weights among them
     */
    public static ModelFolder write(Path folder, ModelSpec spec, Map<String, byte[]> contents) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            hashes.put(file.getKey(), sha256(file.getValue()));
            replace(folder.resolve(file.getKey()), file.getValue());
        }
        byte[] json = JSON.writeValueAsBytes(spec.withFiles(hashes));
        replace(folder.resolve(SPEC), json);
        return open(folder);
    }

    /** This model with one file added or replaced and another description, written in its place. */
    public ModelFolder rewrite(String file, byte[] content, ModelSpec changed) throws IOException {
        Map<String, byte[]> all = new TreeMap<>(contents);
        all.put(file, content);
        return write(path, changed, all);
    }

    public Path path() {
        return path;
    }

    public ModelSpec spec() {
        return spec;
    }

    /** SHA-256 of {@code model.json}, which holds that of every file: names the model in what it has read. */
    public String hash() {
        return hash;
    }

    public Alphabet alphabet() {
        try {
            return new Alphabet(spec.alphabet());
        } catch (IllegalArgumentException e) {
            throw new ModelException(
                    "The model file " + path.resolve(SPEC) + " can't be understood: " + e.getMessage()
                            + ". Copy the whole model folder again.",
                    e);
        }
    }

    public NetWeights weights() {
        try {
            NetWeights weights = NetWeights.read(new ByteArrayInputStream(contents.get(WEIGHTS)));
            if (!weights.architecture().name().equals(spec.architecture())
                    || weights.classes() != spec.alphabet().size() + 1) {
                throw new ModelException("The model " + path + " does not hold together: its weights are for a net "
                        + weights.architecture().name() + " of " + weights.classes() + " classes, its " + SPEC
                        + " speaks of " + spec.architecture() + " with "
                        + (spec.alphabet().size() + 1) + ". Copy the whole model folder again.");
            }
            return weights;
        } catch (IOException e) {
            throw new ModelException("The weights of the model " + path + " can't be read: " + e.getMessage(), e);
        }
    }

    /** A net ready to read; the caller closes it. */
    public CharacterNet net(NetEngine engine) {
        return new CharacterNet(weights(), engine);
    }

    /** The n-gram model, when there is one; read once and shared by all who ask, since it never changes. */
    public synchronized Optional<CharacterModel> language() {
        byte[] ngrams = contents.get(NGRAMS);
        if (language == null && ngrams != null) {
            try {
                language = CharacterModel.read(new ByteArrayInputStream(ngrams));
            } catch (IOException e) {
                throw new ModelException("The n-grams of the model " + path + " can't be read: " + e.getMessage(), e);
            }
        }
        return Optional.ofNullable(language);
    }

    /** The weights of the net that finds the lines to read, when the model brings one. */
    public Optional<NetWeights> lineWeights() {
        return content(LINES).map(bytes -> {
            try {
                NetWeights weights = NetWeights.read(new ByteArrayInputStream(bytes));
                if (weights.architecture() != LineArchitecture.PAGE || weights.classes() != 1) {
                    throw new ModelException("The model " + path + " does not hold together: its " + LINES
                            + " is no net that finds lines. Copy the whole model folder again.");
                }
                return weights;
            } catch (IOException e) {
                throw new ModelException(
                        "The weights " + LINES + " of the model " + path + " can't be read: " + e.getMessage(), e);
            }
        });
    }

    /** The net that finds the lines to read, when the model brings one; the caller closes it. */
    public Optional<TextLineNet> lineNet(NetEngine engine) {
        return lineWeights().map(weights -> new TextLineNet(weights, engine));
    }

    /** The content of a file that belongs to the model, when it has that file; read only. */
    public Optional<byte[]> content(String file) {
        return Optional.ofNullable(contents.get(file));
    }

    /** Weights as the file's bytes. */
    public static byte[] bytes(NetWeights weights) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            weights.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory can't be written to", e);
        }
        return bytes.toByteArray();
    }

    private static ModelSpec parse(Path folder, byte[] json) {
        try {
            int format = JSON.readTree(json).path("format").asInt();
            if (format != ModelSpec.FORMAT) {
                throw new ModelException("The model " + folder + " is in format " + format
                        + ", but this version of the program reads format " + ModelSpec.FORMAT
                        + ". Use the model that came with this version, or a newer version.");
            }
            return JSON.readValue(json, ModelSpec.class);
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    "The model file " + folder.resolve(SPEC) + " can't be understood: " + e.getOriginalMessage()
                            + ". Copy the whole model folder again.",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("memory can't be read", e);
        }
    }

    private static byte[] read(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!file.normalize().startsWith(folder.normalize())) {
            throw new ModelException("The model " + folder + " names a file outside its folder: " + name);
        }
        if (!Files.isRegularFile(file)) {
            throw new ModelException("The model file " + file + " is missing. Copy the whole model folder again, or"
                    + " name another model in the pipeline file.");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException("The model file " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part); // what a full disk leaves
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
