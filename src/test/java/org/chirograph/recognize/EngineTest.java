package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.chirograph.format.Outside;
import org.chirograph.image.CleanPage;
import org.chirograph.image.GrayImage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.LineCutter;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.LineStrip;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.LayoutSettings;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Reading;
import org.chirograph.recognize.LineArchitecture.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PyTorch and ONNX Runtime, each the other's oracle, and what an exported file says of itself. */
class EngineTest {
    private static final Path SHIPPED = Path.of("models/typewritten-latin");

    /** How far the natural logarithms of probabilities may lie apart; 4e-5 is what single precision leaves. */
    private static final double AGREE = 1e-4;

    @Test
    void bothSayTheSameOfASamplePage() throws Exception {
        agree(ModelFolder.open(SHIPPED), List.of(Path.of("samples/lettre-1912.jpg")));
    }

    @Test
    void bothSayTheSameOfRealLines() throws Exception {
        Path data = Outside.data().resolve("typed-fr/dev");
        agree(
                ModelFolder.open(SHIPPED),
                List.of(data.resolve("FRAN_0150_0004_L-medium.jpg"), data.resolve("bljd_DSN169_00001.jpg")));
    }

    @Test
    void bothSayTheSameOfANetOfAnotherShape() {
        LineArchitecture other = new LineArchitecture(
                "test",
                48,
                2,
                List.of(
                        new Layer("a", 4, 10, 3, 3, 1, 1, 2, 1, 1, false),
                        new Layer("b", 10, 10, 3, 3, 1, 1, 1, 1, 1, true),
                        new Layer("c", 10, 18, 5, 3, 1, 1, 3, 1, 1, false),
                        new Layer("d", 18, 20, 4, 1, 0, 0, 1, 1, 1, false),
                        new Layer("e", 20, 20, 1, 5, 0, 8, 1, 1, 4, true)));
        NetWeights weights = NetWeights.random(other, 7, 3);
        Random random = new Random(4);
        for (LineArchitecture.Parameter p : weights.parameters()) {
            for (int i = p.offset(); p.kind() != LineArchitecture.Parameter.Kind.WEIGHT && i < p.end(); i++) {
                weights.values()[i] += random.nextFloat(0.5f);
            }
        }
        List<LineStrip> strips = List.of(noise(48, 130, 1), noise(48, 7, 2), noise(48, 1, 3), noise(48, 128, 4));
        agree(weights, strips);
    }

    @Test
    void aLineIsReadAlikeWhateverItIsReadWith() {
        try (CharacterNet net = ModelFolder.open(SHIPPED).net(NetEngine.ONNX)) {
            List<LineStrip> strips = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                strips.add(noise(32, 200 + 7 * i, i));
            }
            List<Emissions> together = net.emissions(strips);
            Collections.reverse(strips);
            List<Emissions> reversed = net.emissions(strips);
            for (int i = 0; i < strips.size(); i++) {
                float[] alone = net.emissions(List.of(strips.get(i))).getFirst().logProbs();
                assertThat(alone).isEqualTo(reversed.get(i).logProbs());
                assertThat(alone).isEqualTo(together.get(strips.size() - 1 - i).logProbs());
            }
        }
    }

    /** The same words, and posteriors that differ by less than anyone could see, by the whole of reading. */
    @Test
    void bothReadRealLinesAlike() throws Exception {
        readAlike(Path.of("models/typewritten-latin"), "typed-fr/dev", "FRAN_0150_0004_L-medium.jpg");
        readAlike(Path.of("models/handwritten-latin"), "wills-fr/dev", "TestamentsDePoilus_will_AD78_0014-0.jpg");
    }

    @Test
    void whereNothingElseIsChosenAProcessorReadsByOnnxRuntimeAndAGpuByPyTorch() {
        try {
            NetDevice.CPU.use();
            assertThat(NetEngine.AUTO.chosen()).isEqualTo(NetEngine.ONNX);
            NetDevice.GPU.use();
            assertThat(NetEngine.AUTO.chosen()).isEqualTo(NetEngine.PYTORCH);
            assertThat(NetEngine.ONNX.chosen()).isEqualTo(NetEngine.ONNX);
        } finally {
            NetDevice.AUTO.use();
        }
    }

    @Test
    void theLibraryIsUnpackedOnce(@TempDir Path cache) throws Exception {
        Path folder = OnnxLibrary.unpacked(cache);
        Path library = folder.resolve(System.mapLibraryName("onnxruntime"));
        FileTime unpacked = Files.getLastModifiedTime(library);
        assertThat(OnnxLibrary.unpacked(cache)).isEqualTo(folder);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(unpacked);
        long size = Files.size(library);
        Files.write(library, new byte[100]);
        OnnxLibrary.unpacked(cache);
        assertThat(library).as("what is not whole is unpacked again").hasSize(size);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    /** From version 1.29 on the library for Linux and macOS tells its maker of every process, by a thread of its own. */
    @Test
    void theLibraryCallsNoOne() throws Exception {
        assertThat(OnnxLibrary.environment().getVersion()).isNotBlank();
        Path library = Path.of(System.getProperty("onnxruntime.native.path"), System.mapLibraryName("onnxruntime"));
        String content = Files.readString(library, StandardCharsets.ISO_8859_1);
        assertThat(content.contains("onnxruntime")).isTrue();
        assertThat(content.contains("events.data.microsoft.com")).isFalse();
    }

    /** The hook that closes it as a process ends is run here by hand; without {@code keep} this ends the test's process. */
    @Test
    void aThreadThatStillReadsOutlivesTheClosingOfTheEnvironment() throws Exception {
        try (CharacterNet net = ModelFolder.open(SHIPPED).net(NetEngine.ONNX)) {
            List<LineStrip> strips = List.of(noise(32, 200, 1));
            float[] before = net.emissions(strips).getFirst().logProbs();
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            Field handle = OrtEnvironment.class.getDeclaredField("nativeHandle");
            var hook = Class.forName("ai.onnxruntime.OrtEnvironment$OrtEnvCloser")
                    .getDeclaredConstructor(long.class, long.class);
            api.setAccessible(true);
            handle.setAccessible(true);
            hook.setAccessible(true);
            ((Runnable) hook.newInstance(api.getLong(null), handle.getLong(OnnxLibrary.environment()))).run();
            try (CharacterNet later = ModelFolder.open(SHIPPED).net(NetEngine.ONNX)) {
                assertThat(net.emissions(strips).getFirst().logProbs()).isEqualTo(before);
                assertThat(later.emissions(strips).getFirst().logProbs()).isEqualTo(before);
            } finally {
                OnnxLibrary.keep();
            }
        }
    }

    @Test
    void foldersThatKilledProcessesLeftAreRemovedInTime(@TempDir Path temporary) throws Exception {
        Path empty = Files.createDirectory(temporary.resolve("onnxruntime-java1"));
        Path full = Files.createDirectory(temporary.resolve("onnxruntime-java2"));
        Files.createFile(full.resolve("file"));
        Path other = Files.createDirectory(temporary.resolve("other"));
        OnnxLibrary.removeEmptied(temporary, Instant.now().minusSeconds(3600));
        assertThat(empty).exists();
        OnnxLibrary.removeEmptied(temporary, Instant.now().plusSeconds(3600));
        assertThat(empty).doesNotExist();
        assertThat(full).exists();
        assertThat(other).exists();
    }

    @Test
    void anExportedFileTellsHowToUseIt() throws Exception {
        ModelFolder model = ModelFolder.open(SHIPPED);
        try (OrtSession session = OnnxLibrary.environment().createSession(OnnxModel.of(model, "1.2.3"))) {
            assertThat(shape(session.getInputInfo(), OnnxModel.INPUT)).containsExactly(-1, 1, 32, -1);
            assertThat(shape(session.getOutputInfo(), OnnxModel.OUTPUT))
                    .containsExactly(-1, -1, model.alphabet().classes());
            OnnxModelMetadata about = session.getMetadata();
            assertThat(about.getProducerName()).isEqualTo("chirograph");
            Map<String, String> properties = about.getCustomMetadata();
            assertThat(properties)
                    .containsEntry("model", "typewritten-latin")
                    .containsEntry("model-sha256", model.hash())
                    .containsEntry("columns-per-frame", "4")
                    .containsEntry("program", "Chirograph 1.2.3");
            JsonMapper json = new JsonMapper();
            assertThat(json.readValue(properties.get("alphabet"), String[].class))
                    .containsExactlyElementsOf(model.alphabet().graphemes());
            assertThat(json.readValue(properties.get("geometry"), LineGeometry.class))
                    .isEqualTo(model.spec().geometry());
        }
    }

    /** The file's input is the plain picture of several lines: no knowledge of this program is needed to use it. */
    @Test
    void anExportedFileReadsSeveralLinesAtOnce() throws Exception {
        ModelFolder model = ModelFolder.open(SHIPPED);
        float[][][][] pictures = new float[3][1][32][192];
        Random random = new Random(8);
        List<LineStrip> strips = new ArrayList<>();
        for (float[][][] picture : pictures) {
            byte[] pixels = new byte[32 * 192];
            random.nextBytes(pixels);
            for (int i = 0; i < pixels.length; i++) {
                picture[0][i / 192][i % 192] = (255 - (pixels[i] & 0xff)) / 255f;
            }
            strips.add(strip(new GrayImage(192, 32, pixels)));
        }
        try (OrtSession session = OnnxLibrary.environment().createSession(OnnxModel.of(model, "1"));
                OnnxTensor input = OnnxTensor.createTensor(OnnxLibrary.environment(), pictures);
                OrtSession.Result result = session.run(Map.of(OnnxModel.INPUT, input), Set.of(OnnxModel.OUTPUT));
                CharacterNet net = model.net(NetEngine.PYTORCH)) {
            float[][][] said = (float[][][]) result.get(0).getValue();
            List<Emissions> expected = net.emissions(strips);
            for (int line = 0; line < said.length; line++) {
                assertThat(said[line]).hasDimensions(48, model.alphabet().classes());
                for (int frame = 0; frame < 48; frame++) {
                    for (int c = 0; c < model.alphabet().classes(); c++) {
                        assertThat((double) said[line][frame][c])
                                .isCloseTo(expected.get(line).at(frame, c), within(AGREE));
                    }
                }
            }
        }
    }

    @Test
    void refusesANetThatDoesNotEndInOneRow() {
        LineArchitecture tall =
                new LineArchitecture("tall", 32, 2, List.of(new Layer("a", 4, 8, 3, 3, 1, 1, 1, 1, 1, false)));
        assertThatThrownBy(() -> OnnxModel.of(NetWeights.random(tall, 5, 1), "1", Map.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("tall", "16 rows");
    }

    private static void readAlike(Path folder, String set, String page) throws IOException {
        ModelFolder model = ModelFolder.open(folder);
        List<LineStrip> strips =
                strips(model, List.of(Outside.data().resolve(set).resolve(page)));
        assertThat(strips).hasSizeGreaterThan(10);
        try (LineReader torch = LineReader.open(model, NetEngine.PYTORCH);
                LineReader onnx = LineReader.open(model, NetEngine.ONNX)) {
            List<LineReading> a = torch.read(strips);
            List<LineReading> b = onnx.read(strips);
            for (int i = 0; i < strips.size(); i++) {
                for (int w = 0; w < a.get(i).words().size(); w++) {
                    Reading byTorch = a.get(i).words().get(w).readings().getFirst();
                    Reading byOnnx = b.get(i).words().get(w).readings().getFirst();
                    assertThat(byOnnx.text()).isEqualTo(byTorch.text());
                    assertThat(byOnnx.posterior()).isCloseTo(byTorch.posterior(), within(1e-3));
                }
                assertThat(b.get(i).words()).hasSameSizeAs(a.get(i).words());
            }
        }
    }

    private static void agree(ModelFolder model, List<Path> pages) throws IOException {
        List<LineStrip> strips = strips(model, pages);
        assertThat(strips).hasSizeGreaterThan(10);
        agree(model.weights(), strips);
    }

    private static List<LineStrip> strips(ModelFolder model, List<Path> pages) throws IOException {
        List<LineStrip> strips = new ArrayList<>();
        for (Path page : pages) {
            CleanPage clean =
                    new Preprocessor(Preprocessor.standard()).clean(ImageCodec.decodeGray(Files.readAllBytes(page)), 0);
            var regions = PageLayout.find(clean, LayoutSettings.standard());
            for (Line line : new Page("p", "p", 1 << 20, 1 << 20, regions, List.of())
                    .lines()
                    .toList()) {
                double[] xs =
                        line.baseline().points().stream().mapToDouble(Point::x).toArray();
                double[] ys =
                        line.baseline().points().stream().mapToDouble(Point::y).toArray();
                strips.add(LineCutter.cut(
                        clean.page(), xs, ys, line.xHeight(), model.spec().geometry()));
            }
        }
        return strips;
    }

    private static void agree(NetWeights weights, List<LineStrip> strips) {
        try (CharacterNet torch = new CharacterNet(weights, NetEngine.PYTORCH);
                CharacterNet onnx = new CharacterNet(weights, NetEngine.ONNX)) {
            List<Emissions> a = torch.emissions(strips);
            List<Emissions> b = onnx.emissions(strips);
            double apart = 0;
            for (int i = 0; i < strips.size(); i++) {
                int frames = a.get(i).frames();
                assertThat(b.get(i).frames()).isEqualTo(frames);
                assertThat(b.get(i).columnsPerFrame()).isEqualTo(a.get(i).columnsPerFrame());
                for (int k = 0; k < a.get(i).logProbs().length; k++) {
                    apart = Math.max(
                            apart, Math.abs(a.get(i).logProbs()[k] - b.get(i).logProbs()[k]));
                }
            }
            System.out.printf("%d lines: log-probabilities at most %.1e apart%n", strips.size(), apart);
            assertThat(apart).isLessThan(AGREE);
        }
    }

    private static long[] shape(Map<String, NodeInfo> infos, String name) throws OrtException {
        TensorInfo info = (TensorInfo) infos.get(name).getInfo();
        assertThat(info.type).isEqualTo(OnnxJavaType.FLOAT);
        return info.getShape();
    }

    private static LineStrip noise(int height, int width, long seed) {
        byte[] pixels = new byte[height * width];
        new Random(seed).nextBytes(pixels);
        return strip(new GrayImage(width, height, pixels));
    }

    private static LineStrip strip(GrayImage pixels) {
        double[] edges = new double[pixels.width() + 1];
        return new LineStrip(pixels, new LineGeometry(pixels.height(), 12, 22), edges, edges, 1);
    }
}
