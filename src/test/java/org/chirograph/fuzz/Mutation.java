package org.chirograph.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Spoils a file: the same seed spoils the same file in the same way. */
final class Mutation {
    /** Numbers at which sums overflow and signs turn. */
    private static final int[] ODD_NUMBERS = {
        0, 1, -1, 2, 127, 128, 255, 256, 32767, 65535, 65536, 1 << 24, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    /** Where sizes stand, in most formats. */
    private static final int HEAD = 300;

    private static final int MOST_CHANGES = 3;

    private Mutation() {}

    static byte[] of(byte[] sound, long seed) {
        Random random = new Random(seed);
        byte[] bytes = sound.clone();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0 && bytes.length > 0; changes--) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int at = random.nextInt(random.nextBoolean() ? Math.min(HEAD, bytes.length) : bytes.length);
        int length = Math.min(1 + random.nextInt(1 << random.nextInt(7)), bytes.length - at);
        switch (random.nextInt(9)) {
            case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) random.nextInt(256);
            case 3, 4 -> number(bytes, at, random);
            case 5 -> {
                return joined(bytes, at, new byte[0], at + length); // taken out
            }
            case 6 -> {
                return joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at); // said twice
            }
            case 7 -> {
                int from = random.nextInt(bytes.length - length + 1);
                System.arraycopy(bytes, from, bytes, at, length);
            }
            default -> {
                return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : digit(bytes, at, random);
            }
        }
        return bytes;
    }

    /** A PNG with the right sum behind each chunk, so that its reader has to see through the contents. */
    static byte[] withPngSums(byte[] png) {
        byte[] bytes = png.clone();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CRC32 crc = new CRC32();
        for (int at = 8; at + 12 <= bytes.length; ) {
            int length = in.getInt(at);
            if (length < 0 || length > bytes.length - at - 12) {
                break;
            }
            crc.reset();
            crc.update(bytes, at + 4, length + 4);
            in.putInt(at + 8 + length, (int) crc.getValue());
            at += length + 12;
        }
        return bytes;
    }

    private static void number(byte[] bytes, int at, Random random) {
        int value = ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
        int size = 1 << random.nextInt(3);
        byte[] coded = ByteBuffer.allocate(4)
                .putInt(random.nextBoolean() ? value : Integer.reverseBytes(value))
                .array();
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = coded[4 - size + i];
        }
    }

    /** The next digit, in files of text, becomes another number. */
    private static byte[] digit(byte[] bytes, int from, Random random) {
        for (int at = from; at < bytes.length; at++) {
            if (Character.isDigit(bytes[at])) {
                int value = ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)];
                return joined(
                        bytes,
                        at,
                        Integer.toString(value).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        at + 1);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
        return ByteBuffer.allocate(to + between.length + bytes.length - from)
                .put(bytes, 0, to)
                .put(between)
                .put(bytes, from, bytes.length - from)
                .array();
    }
}
