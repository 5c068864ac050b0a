package org.chirograph.train;

import java.util.List;
import org.chirograph.recognize.Alphabet;
import org.chirograph.recognize.CharacterNet;
import org.chirograph.recognize.Emissions;
import org.chirograph.recognize.NetWeights;
import org.chirograph.text.EditAlignment;

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
                errors += EditAlignment.distance(text, greedy(said.get(i), alphabet));
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
}
