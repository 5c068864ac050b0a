package org.chirograph.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriterNgramsTest {
    private static final List<String> LINES = List.of("Marie Zozo a la clef", "la clef de Marie Zozo", "Zozo ☃");

    private static final double K = CharacterModelTrainer.SHORTER_CONTEXT;

    private byte[] general;

    @BeforeEach
    void train() throws IOException {
        CharacterModelTrainer trainer = new CharacterModelTrainer(4);
        for (String line : List.of("la maison de Marie", "Zoe a la clef de la maison", "ni Zoe ni Marie")) {
            trainer.add(line, 20);
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        trainer.train(180, written);
        general = written.toByteArray();
    }

    private static CharacterModel read(byte[] file) throws IOException {
        return CharacterModel.read(new ByteArrayInputStream(file));
    }

    @Test
    void givesProbabilitiesThatSumToOneInEveryContext() throws IOException {
        CharacterModelTest.assertEveryContextSumsToOne(read(WriterNgrams.of(general, LINES)), 1);
    }

    @Test
    void mixesAsWrittenDownAndLeavesOtherContextsAlone() throws IOException {
        CharacterModel before = read(general);
        CharacterModel after = read(WriterNgrams.of(general, LINES));
        double q = Math.exp(before.logProb(before.start(), before.symbol('Z')));
        double p = Math.exp(after.logProb(after.start(), after.symbol('Z')));
        // Lines begin with M, l and Z, once each.
        assertThat(p).isCloseTo((1 + 3 * K * q) / (3 + 3 * K), within(0.03 * p));
        assertThat(after.logProb(state(after, "mai"), after.symbol('s')))
                .isCloseTo(before.logProb(state(before, "mai"), before.symbol('s')), within(0.01f));
    }

    private static int state(CharacterModel model, String text) {
        int state = model.start();
        for (int c : text.codePoints().toArray()) {
            state = model.next(state, model.symbol(c));
        }
        return state;
    }

    @Test
    void expectsWhatTheWriterSaysAgain() throws IOException {
        CharacterModel before = read(general);
        CharacterModel after = read(WriterNgrams.of(general, LINES));
        assertThat(after.logProb("Marie Zozo")).isGreaterThan(before.logProb("Marie Zozo") + 3);
        assertThat(after.logProb("la maison de Marie")).isGreaterThan(before.logProb("la maison de Marie") - 2);
        assertThat(after.logProb("Zozo")).isGreaterThan(after.logProb("Zoza") + 1);
    }

    @Test
    void withoutLinesNothingChangesAndWhatIsNoModelIsRefused() throws IOException {
        assertThat(WriterNgrams.of(general, List.of())).isEqualTo(general);
        assertThatThrownBy(() -> WriterNgrams.of(new byte[] {1, 2, 3}, LINES)).hasMessageContaining("n-gram model");
    }
}
