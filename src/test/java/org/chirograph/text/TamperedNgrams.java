package org.chirograph.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** N-gram files changed inside and given a right checksum, so that the reader has to see through their contents. */
final class TamperedNgrams {
    private static final int HEAD = 9;

    private TamperedNgrams() {}

    static byte[] of(byte[] good, Random random) throws IOException {
        byte[] body = new InflaterInputStream(new ByteArrayInputStream(good, HEAD, good.length - HEAD)).readAllBytes();
        for (int change = 0; change < 3; change++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            body = Arrays.copyOf(body, random.nextInt(body.length));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(body);
        }
        CRC32 crc = new CRC32();
        crc.update(packed.toByteArray());
        return ByteBuffer.allocate(HEAD + packed.size())
                .put(good, 0, HEAD - 4)
                .putInt((int) crc.getValue())
                .put(packed.toByteArray())
                .array();
    }
}
