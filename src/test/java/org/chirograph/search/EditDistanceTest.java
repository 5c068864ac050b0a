package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
    @Test
    void countsAsLucenesAutomataDo() {
        Random random = new Random(2);
        int near = 0;
        for (int i = 0; i < 3_000; i++) {
            String left = word(random);
            String right = word(random);
            for (int edits = 1; edits <= 2; edits++) {
                BytesRef bytes = new BytesRef(right);
                boolean lucene = FuzzyQuery.getFuzzyAutomaton(left, edits, 0, true)
                        .runAutomaton
                        .run(bytes.bytes, bytes.offset, bytes.length);
                boolean ours = EditDistance.between(left, right, edits) <= edits;
                assertThat(ours).as("%s %s %d", left, right, edits).isEqualTo(lucene);
                near += ours ? 1 : 0;
            }
        }
        assertThat(near).isGreaterThan(300);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            word.append("abé".charAt(random.nextInt(3)));
        }
        return word.toString();
    }
}
