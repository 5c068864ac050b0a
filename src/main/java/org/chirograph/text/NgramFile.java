package org.chirograph.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A character model as it lies on disk: n-grams level by level, their probabilities rounded to a byte.
 *
 * <pre>
 * "CGNG", version (1), CRC-32 of the rest (4 bytes), then deflated:
 * order (1), symbols (4), code points of the symbols from 2 (4 each), their unigram probabilities (4 each),
 * for every level n = 1 … order − 1:
 *     for each node the number of children (varint), for each child its symbol less the one before (varint),
 *     for each child its rounded p (1), for each node with children the rounded rest of its context (1)
 * </pre>
 */
final class NgramFile {
    private static final byte[] MAGIC = {'C', 'G', 'N', 'G'};
    private static final int VERSION = 1;
    private static final int LONGEST_ORDER = 12;

    /** No more symbols than the trie's chars can number, and far more than any script of ours has. */
    private static final int MOST_SYMBOLS = 20_000;

    /** No more n-grams than this are taken from a file (about 300 MB on the heap); ours have a twentieth of it. */
    private static final int MOST_NODES = 16_000_000;

    /** A file longer than this, packed or unpacked, is not one of ours. */
    private static final int MOST_BYTES = 64 << 20;

    /** Least log-probability that a byte can say; the unigrams, kept as floats, may be rarer. */
    private static final double LEAST_LOG = -18;

    private final int[] codePoints;
    private final float[] unigrams;
    private final NgramTrie trie;
    private final byte[] rounded;
    private final byte[] rest;

    /**
     * @param codePoints of the symbols from 2; the first two are unused
     * @param unigrams the probability of every symbol
     * @param rounded for every node of two symbols and more its probability, see {@link #round}
     * @param rest for every node with children the rounded share of its context that is left to other symbols
     */
    NgramFile(int[] codePoints, float[] unigrams, NgramTrie trie, byte[] rounded, byte[] rest) {
        this.codePoints = codePoints;
        this.unigrams = unigrams;
        this.trie = trie;
        this.rounded = rounded;
        this.rest = rest;
    }

    int[] codePoints() {
        return codePoints;
    }

    float[] unigrams() {
        return unigrams;
    }

    NgramTrie trie() {
        return trie;
    }

    byte[] rounded() {
        return rounded;
    }

    byte[] rest() {
        return rest;
    }

    /** A probability as a byte: log p = LEAST_LOG · (byte / 255)², so that steps are finest near certainty. */
    static byte round(double p) {
        double share = Math.sqrt(Math.clamp(Math.log(p) / LEAST_LOG, 0, 1));
        return (byte) Math.round(255 * share);
    }

    /** What each byte stands for. */
    static double[] probabilities() {
        double[] p = new double[256];
        for (int b = 0; b < 256; b++) {
            p[b] = Math.exp(LEAST_LOG * (b / 255.0) * (b / 255.0));
        }
        return p;
    }

    void write(OutputStream to) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(
                new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION), 1 << 16))) {
            out.writeByte(trie.order());
            out.writeInt(codePoints.length);
            for (int s = 2; s < codePoints.length; s++) {
                out.writeInt(codePoints[s]);
            }
            for (float p : unigrams) {
                out.writeFloat(p);
            }
            for (int n = 1; n < trie.order(); n++) {
                writeLevel(out, trie.levelStart[n], trie.levelStart[n + 1]);
            }
        }
        byte[] body = packed.toByteArray();
        CRC32 crc = new CRC32();
        crc.update(body);
        DataOutputStream out = new DataOutputStream(to);
        out.write(MAGIC);
        out.writeByte(VERSION);
        out.writeInt((int) crc.getValue());
        out.write(body);
        out.flush();
    }

    private void writeLevel(DataOutputStream out, int from, int to) throws IOException {
        for (int node = from; node < to; node++) {
            writeVarint(out, trie.firstChild[node + 1] - trie.firstChild[node]);
        }
        for (int node = from; node < to; node++) {
            int previous = -1;
            for (int child = trie.firstChild[node]; child < trie.firstChild[node + 1]; child++) {
                writeVarint(out, trie.symbol[child] - previous - 1);
                previous = trie.symbol[child];
            }
        }
        out.write(rounded, trie.firstChild[from], trie.firstChild[to] - trie.firstChild[from]);
        for (int node = from; node < to; node++) {
            if (trie.hasChildren(node)) {
                out.writeByte(rest[node]);
            }
        }
    }

    static NgramFile read(InputStream from) throws IOException {
        byte[] all = from.readNBytes(MOST_BYTES + 1);
        int head = MAGIC.length + 1 + 4;
        if (all.length < head || !Arrays.equals(all, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("this is not an n-gram model");
        }
        if (all.length > MOST_BYTES) {
            throw new IOException("it is larger than " + (MOST_BYTES >> 20) + " MB");
        }
        if (all[MAGIC.length] != VERSION) {
            throw new IOException("its format is version " + all[MAGIC.length] + "; this program reads " + VERSION);
        }
        CRC32 crc = new CRC32();
        crc.update(all, head, all.length - head);
        if (ByteBuffer.wrap(all).getInt(MAGIC.length + 1) != (int) crc.getValue()) {
            throw new IOException("it is damaged (checksum)");
        }
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(all, head, all.length - head))) {
            return readBody(ByteBuffer.wrap(in.readNBytes(MOST_BYTES)));
        } catch (EOFException | BufferUnderflowException e) {
            throw new IOException("it ends too early", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("it contradicts itself: " + e.getMessage(), e);
        }
    }

    private static NgramFile readBody(ByteBuffer in) throws IOException {
        int order = in.get() & 0xff;
        int symbols = in.getInt();
        check(order >= 2 && order <= LONGEST_ORDER, "order");
        check(symbols > 2 && symbols <= MOST_SYMBOLS, "number of symbols");
        int[] codePoints = new int[symbols];
        for (int s = 2; s < symbols; s++) {
            codePoints[s] = in.getInt();
            check(Character.isValidCodePoint(codePoints[s]), "code point");
        }
        float[] unigrams = new float[symbols];
        for (int s = 0; s < symbols; s++) {
            unigrams[s] = in.getFloat();
            check(unigrams[s] > 0 && unigrams[s] <= 1, "probability");
        }
        Growing trie = new Growing(order, symbols);
        for (int n = 1; n < order; n++) {
            trie.readLevel(in, n);
        }
        return trie.finish(codePoints, unigrams);
    }

    private static void check(boolean sane, String what) throws IOException {
        if (!sane) {
            throw new IOException("it holds an impossible " + what);
        }
    }

    private static void writeVarint(DataOutputStream out, int value) throws IOException {
        int left = value;
        while (left >= 0x80) {
            out.writeByte(left & 0x7f | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    private static int readVarint(ByteBuffer in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int part = in.get() & 0xff;
            value |= (part & 0x7f) << shift;
            if (part < 0x80) {
                return value;
            }
        }
        throw new IOException("it holds an impossible number");
    }

    /** A trie whose levels are still being read; the arrays grow with what the file really holds. */
    private static final class Growing {
        private final int[] levelStart;
        private int[] firstChild;
        private char[] symbol;
        private byte[] rounded;
        private byte[] rest;

        Growing(int order, int symbols) {
            levelStart = new int[order + 2];
            levelStart[1] = 1;
            levelStart[2] = 1 + symbols;
            firstChild = new int[2 + symbols];
            symbol = new char[1 + symbols];
            rounded = new byte[1 + symbols];
            rest = new byte[1 + symbols];
            firstChild[0] = 1;
            for (int s = 0; s < symbols; s++) {
                symbol[1 + s] = (char) s;
            }
        }

        void readLevel(ByteBuffer in, int n) throws IOException {
            int symbols = levelStart[2] - 1;
            int from = levelStart[n];
            int to = levelStart[n + 1];
            int end = to;
            for (int node = from; node < to; node++) {
                firstChild[node] = end;
                int children = readVarint(in);
                check(children <= symbols && end + children <= MOST_NODES, "number of n-grams");
                end += children;
            }
            firstChild[to] = end;
            levelStart[n + 2] = end;
            firstChild = Arrays.copyOf(firstChild, end + 1);
            symbol = Arrays.copyOf(symbol, end);
            rounded = Arrays.copyOf(rounded, end);
            rest = Arrays.copyOf(rest, end);
            for (int node = from; node < to; node++) {
                int previous = -1;
                for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
                    previous += readVarint(in) + 1;
                    check(previous < symbols, "symbol");
                    symbol[child] = (char) previous;
                }
            }
            in.get(rounded, to, end - to);
            for (int node = from; node < to; node++) {
                if (firstChild[node] < firstChild[node + 1]) {
                    rest[node] = in.get();
                }
            }
        }

        NgramFile finish(int[] codePoints, float[] unigrams) {
            int nodes = symbol.length;
            Arrays.fill(firstChild, levelStart[levelStart.length - 2], nodes + 1, nodes);
            return new NgramFile(codePoints, unigrams, new NgramTrie(levelStart, firstChild, symbol), rounded, rest);
        }
    }
}
