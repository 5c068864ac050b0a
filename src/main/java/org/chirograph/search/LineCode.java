package org.chirograph.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.chirograph.page.Box;
import org.chirograph.page.Reading;

/**
 * Lines as bytes, as few as may be: boxes stand relative to what is before them, ids are left out where they follow from
 * the line's, and of other readings than the first only what differs is kept.
 */
final class LineCode {
    /** Posteriors are kept in steps of a quarter of a thousandth, so that those of most alternatives take one byte. */
    private static final double STEPS = 4000;

    /** Stands for {@link #usualId}; no element of a record has an empty id. */
    private static final String USUAL = "";

    /** Lengths up to this are told in two bits; what is more is told by itself. */
    private static final int SHORT = 3;

    private LineCode() {}

    static BytesRef encode(IndexedLine line) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(line.id());
        write(out, line.box(), 0, 0);
        out.writeVInt(line.words().size());
        int x = line.box().x();
        for (int i = 0; i < line.words().size(); i++) {
            IndexedLine.Entry word = line.words().get(i);
            out.writeString(word.id().equals(usualId(line.id(), i)) ? USUAL : word.id());
            write(out, word.box(), x, line.box().y());
            x = word.box().x() + word.box().width();
            write(out, word.readings());
        }
        if (line.broken().isPresent()) {
            BrokenWord whole = line.broken().get();
            out.writeString(whole.line());
            out.writeString(whole.word().equals(usualId(whole.line(), 0)) ? USUAL : whole.word());
            write(out, whole.box(), line.box().x(), line.box().y());
            write(out, whole.readings());
        }
        return new BytesRef(out.toArrayCopy());
    }

    static IndexedLine decode(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        String id = in.readString();
        Box box = readBox(in, 0, 0);
        int count = in.readVInt();
        List<IndexedLine.Entry> words = new ArrayList<>(count);
        int x = box.x();
        for (int i = 0; i < count; i++) {
            String word = readId(in, id, i);
            Box place = readBox(in, x, box.y());
            x = place.x() + place.width();
            words.add(new IndexedLine.Entry(word, place, readReadings(in)));
        }
        return new IndexedLine(id, box, words, in.eof() ? Optional.empty() : Optional.of(readBroken(in, box)));
    }

    private static BrokenWord readBroken(ByteArrayDataInput in, Box box) throws IOException {
        String line = in.readString();
        return new BrokenWord(line, readId(in, line, 0), readBox(in, box.x(), box.y()), readReadings(in));
    }

    /** The id that records give the word at this index of a line. */
    private static String usualId(String line, int index) {
        return line + "w" + (index + 1);
    }

    private static String readId(ByteArrayDataInput in, String line, int index) throws IOException {
        String id = in.readString();
        return id.equals(USUAL) ? usualId(line, index) : id;
    }

    private static void write(ByteBuffersDataOutput out, Box box, int x, int y) throws IOException {
        out.writeZInt(box.x() - x);
        out.writeZInt(box.y() - y);
        out.writeVInt(box.width());
        out.writeVInt(box.height());
    }

    private static Box readBox(ByteArrayDataInput in, int x, int y) throws IOException {
        return new Box(x + in.readZInt(), y + in.readZInt(), in.readVInt(), in.readVInt());
    }

    private static void write(ByteBuffersDataOutput out, List<Reading> readings) throws IOException {
        out.writeVInt(readings.size());
        for (int r = 0; r < readings.size(); r++) {
            Reading reading = readings.get(r);
            if (r == 0) {
                out.writeString(reading.text());
            } else {
                writeChange(out, readings.getFirst().text(), reading.text());
            }
            out.writeVInt(Math.max(1, (int) Math.round(reading.posterior() * STEPS)));
        }
    }

    private static List<Reading> readReadings(ByteArrayDataInput in) throws IOException {
        int count = in.readVInt();
        List<Reading> readings = new ArrayList<>(count);
        for (int r = 0; r < count; r++) {
            String text = r == 0
                    ? in.readString()
                    : readChanged(in, readings.getFirst().text());
            readings.add(new Reading(text, in.readVInt() / STEPS));
        }
        return readings;
    }

    /** How much of the first reading's beginning stays, how much after it goes, and what comes in its place. */
    private static void writeChange(ByteBuffersDataOutput out, String first, String text) throws IOException {
        int same = Math.min(first.length(), text.length());
        int begin = 0;
        while (begin < same && first.charAt(begin) == text.charAt(begin)) {
            begin++;
        }
        if (begin > 0 && Character.isHighSurrogate(text.charAt(begin - 1))) {
            begin--;
        }
        int end = 0;
        while (end < same - begin && first.charAt(first.length() - 1 - end) == text.charAt(text.length() - 1 - end)) {
            end++;
        }
        if (end > 0 && Character.isLowSurrogate(text.charAt(text.length() - end))) {
            end--;
        }
        int gone = first.length() - begin - end;
        byte[] come = text.substring(begin, text.length() - end).getBytes(StandardCharsets.UTF_8);
        out.writeVInt(begin << 4 | Math.min(gone, SHORT) << 2 | Math.min(come.length, SHORT));
        writeRest(out, gone);
        writeRest(out, come.length);
        out.writeBytes(come, come.length);
    }

    private static void writeRest(ByteBuffersDataOutput out, int length) throws IOException {
        if (length >= SHORT) {
            out.writeVInt(length - SHORT);
        }
    }

    private static String readChanged(ByteArrayDataInput in, String first) throws IOException {
        int told = in.readVInt();
        int begin = told >> 4;
        int gone = readLength(in, told >> 2 & SHORT);
        byte[] come = new byte[readLength(in, told & SHORT)];
        in.readBytes(come, 0, come.length);
        return first.substring(0, begin) + new String(come, StandardCharsets.UTF_8) + first.substring(begin + gone);
    }

    private static int readLength(ByteArrayDataInput in, int told) {
        return told < SHORT ? told : SHORT + in.readVInt();
    }
}
