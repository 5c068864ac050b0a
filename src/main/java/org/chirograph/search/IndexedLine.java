package org.chirograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Reading;
import org.chirograph.page.Word;

/**
 * A line as the index keeps it, with all that a hit must tell.
 *
 * @param broken the last word, if it goes on in the next line
 */
record IndexedLine(String id, Box box, List<Entry> words, Optional<BrokenWord> broken) {
    /** Posteriors are kept in steps of a quarter of a thousandth, so that those of most alternatives take one byte. */
    private static final double STEPS = 4000;

    /**
     * Other readings than the first are kept from this posterior on. On the validation documents half of it makes an
     * index of typing half as large again, for one more of a hundred words found.
     */
    private static final double LEAST_POSTERIOR = 0.01;

    /** The same on hard pages, where the right reading is oftener far down. */
    private static final double LEAST_POSTERIOR_ON_HARD_PAGES = 0.005;

    /**
     * Words of so many letters and more that are read first somewhere on a page are likely to stand there again: as other
     * readings they are kept however improbable, and cost little, since the index has the term.
     */
    private static final int LONG = 4;

    /** A page is hard whose words have best readings with a mean posterior below this: hands, and bad carbon copies. */
    private static final double HARD = 0.6;

    /** Stands for {@link #usualId}; no element of a record has an empty id. */
    private static final String USUAL = "";

    /** A word without its glyphs; no two readings have the same spelling. */
    record Entry(String id, Box box, List<Reading> readings) {}

    /** The lines of a page in reading order, those without words too. */
    static List<IndexedLine> of(Page page) {
        double least = leastPosterior(page);
        Set<String> read = read(page);
        List<Line> lines = page.lines().toList();
        List<IndexedLine> indexed = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            List<Entry> words = new ArrayList<>(line.words().size());
            for (Word word : line.words()) {
                words.add(new Entry(word.id(), word.box(), kept(word.readings(), least, read)));
            }
            Optional<BrokenWord> broken =
                    i + 1 < lines.size() ? BrokenWord.of(line, lines.get(i + 1)) : Optional.empty();
            indexed.add(new IndexedLine(line.id(), line.outline().box(), words, broken));
        }
        return indexed;
    }

    /** The longer words that are read first somewhere on the page. */
    private static Set<String> read(Page page) {
        Set<String> read = new HashSet<>();
        for (Line line : page.lines().toList()) {
            for (String token : Folding.spellings(line.text())) {
                if (token.length() >= LONG) {
                    read.add(token);
                }
            }
        }
        return read;
    }

    /** From which posterior on readings other than the first are kept of this page. */
    static double leastPosterior(Page page) {
        double mean = page.lines()
                .flatMap(line -> line.words().stream())
                .mapToDouble(word -> word.best().posterior())
                .average()
                .orElse(1);
        return mean < HARD ? LEAST_POSTERIOR_ON_HARD_PAGES : LEAST_POSTERIOR;
    }

    /**
     * The first reading and all others that are worth their place. Readings that differ in case, accents and punctuation
     * alone can't be told apart by a search: they are kept as the first of them, with all their posteriors.
     *
     * @param read words of the page that are worth their place at any posterior
     */
    private static List<Reading> kept(List<Reading> readings, double least, Set<String> read) {
        if (readings.size() == 1) {
            return readings;
        }
        SequencedMap<List<String>, Reading> different = new LinkedHashMap<>();
        for (Reading reading : readings) {
            different.merge(
                    Folding.spellings(reading.text()),
                    reading,
                    (first, other) -> new Reading(first.text(), Math.min(1, first.posterior() + other.posterior())));
        }
        Map.Entry<List<String>, Reading> first = different.pollFirstEntry();
        List<Reading> kept = new ArrayList<>();
        for (Map.Entry<List<String>, Reading> other : different.entrySet()) {
            if (other.getValue().posterior() >= least || isRead(other.getKey(), first.getKey(), read)) {
                kept.add(other.getValue());
            }
        }
        kept.sort(Comparator.comparingDouble(reading -> -reading.posterior()));
        kept.addFirst(first.getValue());
        return kept;
    }

    /** Whether a reading has a word that is read first on the page and that the word's own first reading has not. */
    private static boolean isRead(List<String> tokens, List<String> first, Set<String> read) {
        for (String token : tokens) {
            if (read.contains(token) && !first.contains(token)) {
                return true;
            }
        }
        return false;
    }

    /** The same as if the reader had been sure of each word. */
    IndexedLine best() {
        return new IndexedLine(
                id,
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

    BytesRef encode() throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(id);
        write(out, box, 0, 0);
        out.writeVInt(words.size());
        int x = box.x();
        for (int i = 0; i < words.size(); i++) {
            Entry word = words.get(i);
            out.writeString(word.id.equals(usualId(id, i)) ? USUAL : word.id);
            write(out, word.box, x, box.y());
            x = word.box.x() + word.box.width();
            write(out, word.readings);
        }
        if (broken.isPresent()) {
            BrokenWord whole = broken.get();
            out.writeString(whole.line());
            out.writeString(whole.word().equals(usualId(whole.line(), 0)) ? USUAL : whole.word());
            write(out, whole.box(), box.x(), box.y());
            write(out, whole.readings());
        }
        return new BytesRef(out.toArrayCopy());
    }

    static IndexedLine decode(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        String id = in.readString();
        Box box = readBox(in, 0, 0);
        int count = in.readVInt();
        List<Entry> words = new ArrayList<>(count);
        int x = box.x();
        for (int i = 0; i < count; i++) {
            String word = readId(in, id, i);
            Box place = readBox(in, x, box.y());
            x = place.x() + place.width();
            words.add(new Entry(word, place, readReadings(in)));
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

    /** Of the readings after the first, only what differs from it is kept: how much of its beginning and end stays. */
    private static void write(ByteBuffersDataOutput out, List<Reading> readings) throws IOException {
        out.writeVInt(readings.size());
        String first = readings.isEmpty() ? "" : readings.getFirst().text();
        for (int r = 0; r < readings.size(); r++) {
            String text = readings.get(r).text();
            if (r == 0) {
                out.writeString(text);
            } else {
                int same = Math.min(first.length(), text.length());
                int begin = 0;
                while (begin < same && first.charAt(begin) == text.charAt(begin)) {
                    begin++;
                }
                if (begin > 0 && Character.isHighSurrogate(text.charAt(begin - 1))) {
                    begin--;
                }
                int end = 0;
                while (end < same - begin
                        && first.charAt(first.length() - 1 - end) == text.charAt(text.length() - 1 - end)) {
                    end++;
                }
                if (end > 0 && Character.isLowSurrogate(text.charAt(text.length() - end))) {
                    end--;
                }
                out.writeVInt(begin);
                out.writeVInt(end);
                out.writeString(text.substring(begin, text.length() - end));
            }
            out.writeVInt(Math.max(1, (int) Math.round(readings.get(r).posterior() * STEPS)));
        }
    }

    private static List<Reading> readReadings(ByteArrayDataInput in) throws IOException {
        int count = in.readVInt();
        List<Reading> readings = new ArrayList<>(count);
        String first = "";
        for (int r = 0; r < count; r++) {
            String text;
            if (r == 0) {
                first = in.readString();
                text = first;
            } else {
                String begin = first.substring(0, in.readVInt());
                String end = first.substring(first.length() - in.readVInt());
                text = begin + in.readString() + end;
            }
            readings.add(new Reading(text, in.readVInt() / STEPS));
        }
        return readings;
    }

    private static Box readBox(ByteArrayDataInput in, int x, int y) throws IOException {
        return new Box(x + in.readZInt(), y + in.readZInt(), in.readVInt(), in.readVInt());
    }
}
