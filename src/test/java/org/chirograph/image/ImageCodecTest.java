package org.chirograph.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImageCodecTest {
    private static GrayImage ramp() {
        byte[] pixels = new byte[40 * 30];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 40 * 6);
        }
        return new GrayImage(40, 30, pixels);
    }

    @Test
    void pngGivesBackTheVeryPixels() throws IOException {
        GrayImage back = ImageCodec.decodeGray(ImageCodec.encodePng(ramp()));

        assertThat(back.width()).isEqualTo(40);
        assertThat(back.pixels()).isEqualTo(ramp().pixels());
    }

    @Test
    void jpegGivesNearlyThePixels() throws IOException {
        GrayImage back = ImageCodec.decodeGray(ImageCodec.encodeJpeg(ramp(), 95));

        for (int x = 0; x < 40; x++) {
            assertThat(back.at(x, 15)).isCloseTo(ramp().at(x, 15), org.assertj.core.data.Offset.offset(6));
        }
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ImageCodec.decodeGray("Dear Sir,".getBytes(StandardCharsets.US_ASCII)));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ImageCodec.decodeGray(new byte[0]));
    }
}
