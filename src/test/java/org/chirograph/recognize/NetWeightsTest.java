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

    @Test
    void runsWithWholeBlocksOfChannelsAndComesBackTheSame() {
        NetWeights net = NetWeights.random(LineArchitecture.HAND, 50, 3);
        NetWeights run = net.aligned();
        assertThat(run.architecture().layers()).allMatch(l -> l.out() % 16 == 0);
        assertThat(run.values()).hasSizeGreaterThan(net.values().length);
        float[] back = new float[net.values().length];
        run.copyTo(net, run.values(), back);
        assertThat(back).isEqualTo(net.values());
    }

    @Test
    void newClassesLeaveTheOldOnesAsTheyWere() {
        NetWeights net = NetWeights.random(LineArchitecture.TYPED, 50, 3);
        NetWeights wider = net.withClasses(53, 4);
        assertThat(wider.classes()).isEqualTo(53);
        float[] old = numbers(net, "classes.weight");
        assertThat(Arrays.copyOf(numbers(wider, "classes.weight"), old.length)).isEqualTo(old);
        assertThat(numbers(wider, "context2.weight")).isEqualTo(numbers(net, "context2.weight"));
        assertThat(numbers(wider, "classes.bias")[51]).isNegative();
    }

    @Test
    void goesAShareOfTheWayTowardsAnother() {
        NetWeights from = NetWeights.random(LineArchitecture.GLYPH, 10, 3);
        NetWeights to = NetWeights.random(LineArchitecture.GLYPH, 10, 4);
        float[] half = from.towards(to, 0.5).values();
        for (int i = 0; i < half.length; i += 97) {
            assertThat(half[i])
                    .isCloseTo((from.values()[i] + to.values()[i]) / 2, org.assertj.core.data.Offset.offset(1e-5f));
        }
        assertThat(from.towards(to, 0).values()).isEqualTo(from.values());
    }

    private static float[] numbers(NetWeights net, String name) {
        Parameter p = net.parameter(name);
        return Arrays.copyOfRange(net.values(), p.offset(), p.end());
    }
}
