package org.chirograph.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chirograph.image.CleanPage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.LayoutSettings;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.ModelSpec;
import org.chirograph.recognize.NetEngine;
import org.chirograph.recognize.NetWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several models reads a page of type. */
class LineReadersTest {
    private static final ModelFolder GOOD = ModelFolder.open(Path.of("models/typewritten-latin"));

    @TempDir
    private Path folder;

    private final CleanPage clean = clean();
    private final List<Line> lines = found(clean);

    @Test
    void anAdaptedModelThatReadsBetterReadsThePage() throws IOException {
        ModelFolder worse = weakened("general", 0.2);
        ModelFolder adapted = written("adapted", GOOD, GOOD.spec().withAdaptedFrom(worse.spec()));
        assertThat(read(worse)).isNotEqualTo(read(GOOD));
        assertThat(read(adapted, worse)).isEqualTo(read(GOOD));
        assertThat(read(worse, adapted)).isEqualTo(read(GOOD));
    }

    @Test
    void onPagesThatItReadsWorseItLeavesEveryLineToTheModelItWasAdaptedFrom() throws IOException {
        ModelFolder weak = weakened("weak", 0.2);
        ModelFolder adapted = written("adapted", weak, weak.spec().withAdaptedFrom(GOOD.spec()));
        assertThat(read(adapted, GOOD)).isEqualTo(read(GOOD));
    }

    @Test
    void namesThatGoRoundInACircleLeaveNoPageUnread() throws IOException {
        ModelFolder one = written("one", GOOD, GOOD.spec());
        ModelFolder two = written("two", GOOD, GOOD.spec().withAdaptedFrom(one.spec()));
        ModelFolder again = written("one", GOOD, one.spec().withAdaptedFrom(two.spec()));
        assertThat(read(two, again)).isEqualTo(read(GOOD));
    }

    private ModelFolder weakened(String name, double share) throws IOException {
        NetWeights good = GOOD.weights();
        NetWeights random = NetWeights.random(good.architecture(), good.classes(), 5);
        Map<String, byte[]> files = files(GOOD);
        files.put(ModelFolder.WEIGHTS, ModelFolder.bytes(good.towards(random, share)));
        return ModelFolder.write(folder.resolve(name), named(name, GOOD.spec()), files);
    }

    private ModelFolder written(String name, ModelFolder like, ModelSpec spec) throws IOException {
        return ModelFolder.write(folder.resolve(name), named(name, spec), files(like));
    }

    private static Map<String, byte[]> files(ModelFolder model) {
        Map<String, byte[]> files = new HashMap<>();
        for (String name : List.of(ModelFolder.WEIGHTS, ModelFolder.NGRAMS)) {
            files.put(name, model.content(name).orElseThrow());
        }
        return files;
    }

    private static ModelSpec named(String name, ModelSpec s) {
        return new ModelSpec(
                s.format(), name, s.architecture(), s.geometry(), s.alphabet(), s.reader(), s.about(), s.files());
    }

    /** What every line is read as; and how surely, so that two models are never mistaken for each other. */
    private List<String> read(ModelFolder... models) {
        try (LineReaders readers = new LineReaders(Arrays.asList(models), NetEngine.AUTO)) {
            List<String> read = new ArrayList<>();
            for (Line line : readers.read(clean, lines)) {
                read.add(line.words().stream()
                        .map(word -> word.best().text() + "@" + word.best().posterior())
                        .collect(Collectors.joining(" ")));
            }
            return read;
        }
    }

    private static CleanPage clean() {
        try {
            byte[] file = Files.readAllBytes(Path.of("samples/lettre-1912.jpg"));
            return new Preprocessor(Preprocessor.standard()).clean(ImageCodec.decodeGray(file), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Line> found(CleanPage clean) {
        return new Page("p", "p", 1, 1, PageLayout.find(clean, LayoutSettings.standard()), List.of())
                .lines()
                .toList();
    }
}
