package org.chirograph.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chirograph.image.CleanPage;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.SingleLine;
import org.chirograph.layout.TurnedPage;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.QuarterTurn;
import org.chirograph.page.Word;
import org.chirograph.recognize.Alphabet;
import org.chirograph.scan.ScanPage;

/**
 * Real lines from records that people corrected: those of which somebody vouches for every word. Baseline and x-height
 * are the record's, so the net learns from a line as it was cut when it was read.
 */
final class CheckedLines {
    private final Alphabet alphabet;
    private final LeftOut leftOut;
    private final Preprocessor preprocessor = new Preprocessor(Preprocessor.standard());

    /** @param leftOut told of every line that can't be taken */
    CheckedLines(Alphabet alphabet, LeftOut leftOut) {
        this.alphabet = alphabet;
        this.leftOut = leftOut;
    }

    /** Whether a person vouches for all that the line says. */
    static boolean isChecked(Line line) {
        return !line.words().isEmpty() && line.words().stream().allMatch(Word::isChecked);
    }

    /**
     * The checked lines of a page; without those that say what the alphabet lacks.
     *
     * @param scan of the record's size
     */
    List<RealLine> lines(Page record, ScanPage scan) {
        int width = scan.pixels().width();
        int height = scan.pixels().height();
        if (width != record.width() || height != record.height()) {
            throw new IllegalArgumentException("the record of page " + record.id() + " is of " + record.width() + "×"
                    + record.height() + " pixels, its scan has " + width + "×" + height);
        }
        CleanPage clean = SingleLine.isOne(width, height)
                ? SingleLine.cleaning().clean(scan.pixels(), SingleLine.dpi(height))
                : preprocessor.clean(scan.pixels(), scan.dpi());
        Map<QuarterTurn, TurnedPage> turns = new EnumMap<>(QuarterTurn.class);
        List<RealLine> lines = new ArrayList<>();
        for (Line line : record.lines().filter(CheckedLines::isChecked).toList()) {
            String text = Transcription.fold(line.text(), alphabet);
            Alphabet.Encoded encoded = alphabet.encode(text);
            if (text.isEmpty()) {
                leftOut.blank();
            } else if (!encoded.complete()) {
                leftOut.foreign(encoded.foreign());
            } else {
                TurnedPage turned =
                        turns.computeIfAbsent(QuarterTurn.of(line.baseline()), turn -> TurnedPage.of(clean, turn));
                lines.add(RealLine.along(
                        turned.page().page(),
                        turned.frame().turned(line).baseline(),
                        0,
                        line.xHeight(),
                        text,
                        encoded.labels(),
                        true));
            }
        }
        return lines;
    }
}
