package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.chirograph.recognize.LineArchitecture.Parameter;
import org.junit.jupiter.api.Test;

class NetWeightsTest {
    @Test
    void aLineNetTakesOverTheTrunkOfAGlyphNetAndKeepsTheRest() {
        NetWeights glyphs = NetWeights.random(LineArchitecture.GLYPH, 63, 1);
        NetWeights line = NetWeights.random(LineArchitecture.TYPED, 100, 2);
        float[] before = line.values().clone();

        assertThat(line.startFrom(glyphs))
                .contains("strokes1.weight", "collapse.variance")
                .noneMatch(name -> name.startsWith("context") || name.startsWith("classes"));

        assertThat(numbers(line, "collapse.weight")).isEqualTo(numbers(glyphs, "collapse.weight"));
        int context = line.parameter("context1.weight").offset();
        assertThat(Arrays.copyOfRange(line.values(), context, before.length))
                .isEqualTo(Arrays.copyOfRange(before, context, before.length));
    }

    @Test
    void aGlyphNetComesBackFromItsFileWithinTheRoundingOfItsWeights() throws Exception {
        NetWeights glyphs = NetWeights.random(LineArchitecture.GLYPH, 63, 1);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        glyphs.write(file);

        NetWeights read = NetWeights.read(new ByteArrayInputStream(file.toByteArray()));

        assertThat(read.architecture()).isEqualTo(LineArchitecture.GLYPH);
        for (int i = 0; i < read.values().length; i++) {
            assertThat(read.values()[i]).isCloseTo(glyphs.values()[i], org.assertj.core.data.Offset.offset(2e-3f));
        }
    }

    private static float[] numbers(NetWeights net, String name) {
        Parameter p = net.parameter(name);
        return Arrays.copyOfRange(net.values(), p.offset(), p.end());
    }
}
