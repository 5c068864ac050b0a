package org.chirograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param broken the last word, if it goes on in the next line
 */
record IndexedLine(String id, int number, Box box, List<Entry> words, Optional<BrokenWord> broken) {
    private static final double MILLION = 1e6;

    /**
     * Other readings than the first are kept from this posterior on. Half of it makes the index of handwriting half as
     * large again, for two more of a hundred words found; from 0.01 on, one fewer is (validation documents).
     */
    static final double LEAST_POSTERIOR = 0.006;

    /** A word without its glyphs. */
    record Entry(String id, Box box, List<Reading> readings) {}

    /** @param next the line after it on the page, if there is one */
    static IndexedLine of(Line line, int number, Optional<Line> next) {
        List<Entry> words = new ArrayList<>(line.words().size());
        for (Word word : line.words()) {
            words.add(new Entry(word.id(), word.box(), kept(word.readings())));
        }
        return new IndexedLine(
                line.id(), number, line.outline().box(), words, next.flatMap(after -> BrokenWord.of(line, after)));
    }

    /** The first reading and all others that are worth their place. */
    private static List<Reading> kept(List<Reading> readings) {
        return readings.stream()
                .filter(reading -> reading.posterior() >= LEAST_POSTERIOR || reading == readings.getFirst())
                .toList();
    }

    /** The same as if the reader had been sure of each word. */
    IndexedLine best() {
        return new IndexedLine(
                id,
                number,
                box,
                words.stream()
                        .map(word -> new Entry(word.id, word.box, word.readings.subList(0, 1)))
                        .toList(),
                Optional.empty());
    }

    /** The readings of a word and, of the last, those that it has together with its rest on the next line. */
    List<Reading> readings(int word) {
        List<Reading> own = words.get(word).readings;
        if (word + 1 < words.size() || broken.isEmpty()) {
            return own;
        }
        List<Reading> all = new ArrayList<>(own);
        all.addAll(broken.get().readings());
        return all;
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
            write(out, word.readings);
        }
        if (broken.isPresent()) {
            BrokenWord whole = broken.get();
            out.writeString(whole.line());
            out.writeString(whole.word());
            write(out, whole.box());
            write(out, whole.readings());
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
            words.add(new Entry(word, place, readReadings(in)));
        }
        Optional<BrokenWord> broken = in.eof()
                ? Optional.empty()
                : Optional.of(new BrokenWord(in.readString(), in.readString(), readBox(in), readReadings(in)));
        return new IndexedLine(id, number, box, words, broken);
    }

    private static void write(ByteBuffersDataOutput out, Box box) throws IOException {
        out.writeZInt(box.x());
        out.writeZInt(box.y());
        out.writeVInt(box.width());
        out.writeVInt(box.height());
    }

    private static void write(ByteBuffersDataOutput out, List<Reading> readings) throws IOException {
        out.writeVInt(readings.size());
        for (Reading reading : readings) {
            out.writeString(reading.text());
            out.writeVInt(Math.max(1, (int) Math.round(reading.posterior() * MILLION)));
        }
    }

    private static List<Reading> readReadings(ByteArrayDataInput in) throws IOException {
        int count = in.readVInt();
        List<Reading> readings = new ArrayList<>(count);
        for (int r = 0; r < count; r++) {
            String text = in.readString();
            readings.add(new Reading(text, in.readVInt() / MILLION));
        }
        return readings;
    }

    private static Box readBox(ByteArrayDataInput in) throws IOException {
        return new Box(in.readZInt(), in.readZInt(), in.readVInt(), in.readVInt());
    }
}
