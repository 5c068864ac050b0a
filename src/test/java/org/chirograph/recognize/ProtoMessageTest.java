package org.chirograph.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The worked examples of the Protocol Buffers documentation, and the ends of a varint's range. */
class ProtoMessageTest {
    @Test
    void writesNumbersAsVarints() {
        assertThat(hex(new ProtoMessage().number(1, 150))).isEqualTo("089601");
        assertThat(hex(new ProtoMessage().number(1, 0))).isEqualTo("0800");
        assertThat(hex(new ProtoMessage().number(1, 127))).isEqualTo("087f");
        assertThat(hex(new ProtoMessage().number(1, 128))).isEqualTo("088001");
        assertThat(hex(new ProtoMessage().number(1, Long.MAX_VALUE))).isEqualTo("08ffffffffffffffff7f");
    }

    @Test
    void writesTextAndMessagesWithTheirLength() {
        assertThat(hex(new ProtoMessage().text(2, "testing"))).isEqualTo("120774657374696e67");
        assertThat(hex(new ProtoMessage().message(3, new ProtoMessage().number(1, 150))))
                .isEqualTo("1a03089601");
        assertThat(hex(new ProtoMessage().text(2, "é"))).isEqualTo("1202c3a9");
    }

    @Test
    void writesFieldsWithNumbersAbove15() {
        assertThat(hex(new ProtoMessage().number(20, 7))).isEqualTo("a00107");
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatThrownBy(() -> new ProtoMessage().number(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(ProtoMessage message) {
        return HexFormat.of().formatHex(message.toBytes());
    }
}
