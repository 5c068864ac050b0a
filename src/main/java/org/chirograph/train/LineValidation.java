package org.chirograph.train;

import java.util.List;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.CharacterNet;
import org.chirograph.recognize.Emissions;
import org.chirograph.recognize.NetWeights;

/** How well a net reads lines it does not learn from: best class of every frame, repeats and blanks dropped. */
final class LineValidation {
    private final List<TrainingLine> lines;
    private final Alphabet alphabet;

    LineValidation(List<TrainingLine> lines, Alphabet alphabet) {
        this.lines = List.copyOf(lines);
        this.alphabet = alphabet;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int lines() {
        return lines.size();
    }

    /** Character edits over characters, white space and outer blanks folded. */
    double errorRate(NetWeights weights) {
        long errors = 0;
        long characters = 0;
        try (CharacterNet net = new CharacterNet(weights)) {
            List<Emissions> said =
                    net.emissions(lines.stream().map(TrainingLine::strip).toList());
            for (int i = 0; i < lines.size(); i++) {
                String text = lines.get(i).text();
                errors += edits(greedy(said.get(i), alphabet), text);
                characters += text.length();
            }
        }
        return characters == 0 ? 0 : (double) errors / characters;
    }

    static String greedy(Emissions said, Alphabet alphabet) {
        StringBuilder text = new StringBuilder();
        int before = Alphabet.BLANK;
        for (int f = 0; f < said.frames(); f++) {
            int best = 0;
            for (int k = 1; k < said.classes(); k++) {
                if (said.at(f, k) > said.at(f, best)) {
                    best = k;
                }
            }
            if (best != before && best != Alphabet.BLANK) {
                text.append(alphabet.grapheme(best));
            }
            before = best;
        }
        return text.toString().replaceAll(" +", " ").strip();
    }

    /** Levenshtein distance. */
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
