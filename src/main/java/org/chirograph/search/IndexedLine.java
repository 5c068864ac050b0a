package org.chirograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;

/**
 * A line as the index keeps it, with all that a hit must tell.
 *
 * @param number of the line on its page, from 0, in reading order
 */
record IndexedLine(String id, int number, Box box, List<Entry> words) {
    private static final double MILLION = 1e6;

    /** A word without its glyphs. */
    record Entry(String id, Box box, List<Reading> readings) {}

    static IndexedLine of(Line line, int number) {
        List<Entry> words = new ArrayList<>(line.words().size());
        for (Word word : line.words()) {
            words.add(new Entry(word.id(), word.box(), word.readings()));
        }
        return new IndexedLine(line.id(), number, line.outline().box(), words);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Entry word : words) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(word.readings.getFirst().text());
        }
        return text.toString();
    }

    /** Posteriors are kept in millionths, at least one. */
    BytesRef encode() throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(id);
        out.writeVInt(number);
        write(out, box);
        out.writeVInt(words.size());
        for (Entry word : words) {
            out.writeString(word.id);
            write(out, word.box);
            out.writeVInt(word.readings.size());
            for (Reading reading : word.readings) {
                out.writeString(reading.text());
                out.writeVInt(Math.max(1, (int) Math.round(reading.posterior() * MILLION)));
            }
        }
        return new BytesRef(out.toArrayCopy());
    }

    static IndexedLine decode(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        String id = in.readString();
        int number = in.readVInt();
        Box box = readBox(in);
        int count = in.readVInt();
        List<Entry> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String word = in.readString();
            Box place = readBox(in);
            int readings = in.readVInt();
            List<Reading> read = new ArrayList<>(readings);
            for (int r = 0; r < readings; r++) {
                String text = in.readString();
                read.add(new Reading(text, in.readVInt() / MILLION));
            }
            words.add(new Entry(word, place, read));
        }
        return new IndexedLine(id, number, box, words);
    }

    private static void write(ByteBuffersDataOutput out, Box box) throws IOException {
        out.writeZInt(box.x());
        out.writeZInt(box.y());
        out.writeVInt(box.width());
        out.writeVInt(box.height());
    }

    private static Box readBox(ByteArrayDataInput in) throws IOException {
        return new Box(in.readZInt(), in.readZInt(), in.readVInt(), in.readVInt());
    }
}
