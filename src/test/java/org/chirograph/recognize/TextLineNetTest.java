package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chirograph.format.TaggedPage;
import org.chirograph.image.CleanPage;
import org.chirograph.image.CoarsePage;
import org.chirograph.image.ImageCodec;
import org.chirograph.image.LineMap;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLineNetTest {
    private static final Path SHIPPED = Path.of("models/handwritten-latin");
    private static final Path SAMPLE = Path.of("samples/lettre-1912.jpg");

    @TempDir
    private Path folder;

    @Test
    void bothEnginesSeeTheSame() throws Exception {
        NetWeights weights = ModelFolder.open(SHIPPED).lineWeights().orElseThrow();
        CleanPage page = sample();
        try (TextLineNet torch = new TextLineNet(weights, NetEngine.PYTORCH);
                TextLineNet onnx = new TextLineNet(weights, NetEngine.ONNX)) {
            LineMap one = torch.look(page, 17);
            LineMap two = onnx.look(page, 17);
            assertThat(one.columns()).isEqualTo(two.columns());
            assertThat(one.rows()).isEqualTo(two.rows());
            for (int i = 0; i < one.values().length; i++) {
                assertThat(one.values()[i]).isCloseTo(two.values()[i], within(1e-4f));
            }
        }
    }

    @Test
    void theShippedNetSeesLinesOnThemAndNotBetweenThem() throws Exception {
        CleanPage page = sample();
        Page truth =
                TaggedPage.read(Path.of("samples/truth/lettre-1912/0001.xml")).page();
        double toInk = (double) page.ink().width() / truth.width();
        double size = PageLayout.sizeOfHand(page);
        try (TextLineNet net =
                new TextLineNet(ModelFolder.open(SHIPPED).lineWeights().orElseThrow(), NetEngine.AUTO)) {
            LineMap seen = net.look(page, size);
            double on = 0;
            double between = 0;
            int places = 0;
            for (Line line : truth.lines().toList()) {
                Point from = line.baseline().points().getFirst();
                Point to = line.baseline().points().getLast();
                for (double part = 0.1; part < 1; part += 0.1) {
                    double x = toInk * (from.x() + part * (to.x() - from.x()));
                    double y = toInk * (from.y() + part * (to.y() - from.y()));
                    double xHeight = toInk * line.xHeight();
                    on += seen.at(x, y - xHeight / 2);
                    between += seen.at(x, y + 0.8 * xHeight);
                    places++;
                }
            }
            assertThat(places).isPositive();
            assertThat(on / places).isGreaterThan(0.5);
            assertThat(between / places).isLessThan(0.15);
        }
    }

    @Test
    void placesOfTheMapLieWhereTheCoarsePageHasThem() throws Exception {
        CleanPage page = sample();
        CoarsePage coarse = CoarsePage.of(page, 20);
        assertThat(coarse.columnStep() * coarse.columns()).isCloseTo(page.ink().width(), within(1e-6));
        assertThat(coarse.rowStep()).isCloseTo(20.0 / CoarsePage.ROWS_PER_X_HEIGHT, within(0.01));
        assertThat(coarse.columnStep()).isCloseTo(20.0 / CoarsePage.COLUMNS_PER_X_HEIGHT, within(0.05));
        LineMap map = new LineMap(3, 2, new float[] {0, 0, 0, 0, 1, 0}, 10, 5);
        assertThat(map.at(15, 7.5)).isEqualTo(1);
        assertThat(map.at(10, 7.5)).isCloseTo(0.5f, within(1e-6f));
        assertThat(map.at(15, 5)).isCloseTo(0.5f, within(1e-6f));
        assertThat(map.at(15, 30)).isZero();
        assertThat(map.at(15, -30)).isZero();
    }

    @Test
    void aPageOfUnbelievablySmallWritingIsLookedAtMoreCoarsely() throws Exception {
        CoarsePage coarse = CoarsePage.of(sample(), 0.5);
        assertThat(coarse.columns() * (long) coarse.rows()).isBetween(3_900_000L, 4_100_000L);
    }

    @Test
    void aModelWhoseNetForLinesIsAnotherKindOfNetIsRefused() throws Exception {
        ModelFolder shipped = ModelFolder.open(SHIPPED);
        Map<String, byte[]> files = Map.of(
                ModelFolder.WEIGHTS, shipped.content(ModelFolder.WEIGHTS).orElseThrow(),
                ModelFolder.LINES, shipped.content(ModelFolder.WEIGHTS).orElseThrow());
        ModelFolder mixedUp = ModelFolder.write(folder.resolve("mixed"), shipped.spec(), files);
        assertThatThrownBy(mixedUp::lineWeights)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("lines.bin")
                .hasMessageContaining("Copy the whole model folder again");
    }

    private static CleanPage sample() throws Exception {
        return new Preprocessor(Preprocessor.standard()).clean(ImageCodec.decodeGray(Files.readAllBytes(SAMPLE)), 0);
    }
}
