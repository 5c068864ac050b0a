package org.chirograph.review;

import java.nio.charset.StandardCharsets;
import org.chirograph.format.Sha256;
import org.chirograph.page.Line;
import org.chirograph.page.Word;

/** Tells whether a word or a line still is what a person was shown: whatever changes in it changes its version. */
public final class Version {
    private static final int DIGITS = 16;

    private Version() {}

    public static String of(Word word) {
        return head(word.toString());
    }

    public static String of(Line line) {
        return head(line.toString());
    }

    private static String head(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
