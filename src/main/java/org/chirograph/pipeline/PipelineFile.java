package org.chirograph.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chirograph.image.ImageOp;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.LayoutSettings;
import org.chirograph.page.Region;
import org.chirograph.recognize.NetEngine;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * How pages are digitized, as a YAML file says it: the cleaning operations in order, the layout's parameters, the model.
 * What the file leaves out keeps its default.
 *
 * @param name the file's name without its ending
 * @param models folders of the models, of which the best is taken for each page and line; mostly one
 * @param engine what runs their nets
 * @param leaveUnread kinds of text whose lines are found and kept in the record, but not read
 * @param keepText whether the text that a PDF page carries becomes its record, and the page is not read
 */
public record PipelineFile(
        String name,
        List<Path> models,
        NetEngine engine,
        List<ImageOp> clean,
        LayoutSettings layout,
        Set<Region.Kind> leaveUnread,
        boolean keepText) {
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("model", "engine", "clean", "layout", "leave-unread", "pdf-text"));

    /** A pipeline is a page of text; more is another kind of file. */
    private static final int MAX_BYTES = 1 << 20;

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .loaderOptions(limits())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    public PipelineFile {
        models = List.copyOf(models);
        clean = List.copyOf(clean);
        leaveUnread = Set.copyOf(leaveUnread);
    }

    /**
     * Reads a pipeline file.
     *
     * @throws PipelineException when it is missing, is no YAML, or has a key that does not exist; the message names the
     *     key and the nearest one that does
     */
    public static PipelineFile read(Path file) throws PipelineException {
        JsonNode root = parse(file);
        for (var entry : root.properties()) {
            Overlay.requireKnown(entry.getKey(), KEYS, file.toString());
        }
        List<Path> models = models(root.path("model"), file);
        String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        List<ImageOp> clean = root.has("clean") ? operations(root.get("clean"), file) : Preprocessor.standard();
        LayoutSettings layout = root.has("layout")
                ? Overlay.lay(root.get("layout"), LayoutSettings.standard(), file + ", layout")
                : LayoutSettings.standard();
        return new PipelineFile(
                stem, models, engine(root, file), clean, layout, leaveUnread(root, file), keepText(root, file));
    }

    private static NetEngine engine(JsonNode root, Path file) throws PipelineException {
        String label = root.path("engine").asText(NetEngine.AUTO.label());
        return NetEngine.labelled(label)
                .orElseThrow(() -> new PipelineException(
                        file + ", engine: there is no \"" + label + "\". Known: " + NetEngine.labels()));
    }

    private static Set<Region.Kind> leaveUnread(JsonNode root, Path file) throws PipelineException {
        Map<String, Region.Kind> known = new TreeMap<>();
        for (Region.Kind kind : Region.Kind.values()) {
            known.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), kind);
        }
        Set<Region.Kind> kinds = new TreeSet<>();
        for (JsonNode name : root.path("leave-unread")) {
            Overlay.requireKnown(name.asText(), known.keySet(), file + ", leave-unread");
            kinds.add(known.get(name.asText()));
        }
        return kinds;
    }

    private static boolean keepText(JsonNode root, Path file) throws PipelineException {
        String chosen = root.path("pdf-text").asText("replace");
        Overlay.requireKnown(chosen, List.of("keep", "replace"), file + ", pdf-text");
        return chosen.equals("keep");
    }

    public PipelineFile with(NetEngine other) {
        return new PipelineFile(name, models, other, clean, layout, leaveUnread, keepText);
    }

    public PipelineFile withKeepText(boolean keep) {
        return new PipelineFile(name, models, engine, clean, layout, leaveUnread, keep);
    }

    /**
     * SHA-256 over all that shapes a record: these settings and the model's own hash. The engine is not among them: it
     * changes figures in their last places, which is no reason to read a collection again.
     */
    public String fingerprint(String modelHash) {
        ObjectNode all = Overlay.JSON.createObjectNode();
        ArrayNode operations = all.putArray("clean");
        clean.forEach(op -> operations.addObject().set(op.name(), Overlay.JSON.valueToTree(op)));
        ObjectNode lines = Overlay.JSON.valueToTree(layout);
        if (!layout.lettersApart()) {
            // What was read before there was this key was read without it, and is not read again for its sake.
            lines.remove("letters-apart");
        }
        all.set("layout", lines);
        if (!leaveUnread.isEmpty()) {
            ArrayNode unread = all.putArray("leave-unread");
            leaveUnread.stream().sorted().forEach(kind -> unread.add(kind.name()));
        }
        if (keepText) {
            all.put("pdf-text", "keep");
        }
        all.put("model", modelHash);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<Path> models(JsonNode named, Path file) throws PipelineException {
        List<Path> models = new ArrayList<>();
        for (JsonNode one : named.isArray() ? named : List.of(named)) {
            if (!one.isTextual() || one.textValue().isBlank()) {
                throw new PipelineException(file + " names no model; add a line such as \"model: typewritten-latin\"");
            }
            models.add(modelFolder(file, one.textValue()));
        }
        if (models.isEmpty()) {
            throw new PipelineException(file + " names no model; add a line such as \"model: typewritten-latin\"");
        }
        return models;
    }

    /** A bare name is a folder beside the pipelines' own; anything with a slash is a path from the file. */
    private static Path modelFolder(Path file, String model) {
        Path here = file.toAbsolutePath().normalize().getParent();
        return model.contains("/")
                ? here.resolve(model).normalize()
                : here.resolveSibling("models").resolve(model);
    }

    private static JsonNode parse(Path file) throws PipelineException {
        if (!Files.isRegularFile(file)) {
            throw new PipelineException("there is no pipeline file " + file + "; --pipeline takes the path of one,"
                    + " such as pipelines/typewritten.yaml");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new PipelineException(file + " is too large for a pipeline file");
            }
            JsonNode root = YAML.readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new PipelineException(file + " is no pipeline: it holds no keys such as \"model:\"");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new PipelineException(file + " is no valid YAML, at "
                    + (e.getLocation() == null
                            ? "an unknown place"
                            : "line " + e.getLocation().getLineNr()) + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new PipelineException(file + " can't be read: " + e.getMessage());
        }
    }

    private static List<ImageOp> operations(JsonNode list, Path file) throws PipelineException {
        Map<String, ImageOp> known = new TreeMap<>();
        Preprocessor.standard().forEach(op -> known.put(op.name(), op));
        List<ImageOp> operations = new ArrayList<>();
        for (JsonNode item : list) {
            boolean bare = item.isTextual();
            if (!bare && !(item.isObject() && item.size() == 1)) {
                throw new PipelineException(
                        file + ", clean: each item is one operation, such as \"- scale: {long-side: 2000}\"");
            }
            String name = bare ? item.textValue() : item.fieldNames().next();
            Overlay.requireKnown(name, known.keySet(), file + ", clean");
            ImageOp standard = known.get(name);
            JsonNode given = bare ? Overlay.JSON.nullNode() : item.get(name);
            operations.add(Overlay.lay(given, standard, file + ", clean, " + name));
        }
        try {
            return new Preprocessor(operations).operations();
        } catch (IllegalArgumentException e) {
            throw new PipelineException(file + ", clean: " + e.getMessage());
        }
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(10);
        limits.setCodePointLimit(MAX_BYTES);
        return limits;
    }
}
