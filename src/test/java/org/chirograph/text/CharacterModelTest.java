package org.chirograph.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharacterModelTest {
    private static final String[] WORDS =
            "le la maison de Marie est à côté ; l'été, elle ſera vide et ſans bruit. Où va-t-elle ?".split(" ");

    @TempDir
    Path folder;

    private static CharacterModelTrainer taught(int order) {
        CharacterModelTrainer trainer = new CharacterModelTrainer(order);
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            StringBuilder line = new StringBuilder();
            for (int w = 0; w < 8; w++) {
                line.append(w == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
            }
            trainer.add(line.toString(), 1);
        }
        return trainer;
    }

    @Test
    void givesProbabilitiesThatSumToOneInEveryContext() {
        for (int size : new int[] {150, 600, 100_000}) {
            assertEveryContextSumsToOne(taught(5).train(size), size);
        }
    }

    /** On a long random walk. */
    static void assertEveryContextSumsToOne(CharacterModel model, long seed) {
        Random random = new Random(seed);
        int state = model.start();
        for (int step = 0; step < 2000; step++) {
            double sum = 0;
            for (int s = 0; s < model.symbols(); s++) {
                sum += Math.exp(model.logProb(state, s));
            }
            assertThat(sum).as("after %d steps", step).isCloseTo(1, within(1e-4));
            state = model.next(state, random.nextInt(model.symbols()));
        }
    }

    @Test
    void prefersWhatItWasTaughtAndKeepsHistoricalLetters() {
        CharacterModel model = taught(5).train(100_000);
        assertThat(model.symbol('ſ')).isNotEqualTo(CharacterModel.FOREIGN);
        assertThat(model.logProb("la maison ſera vide")).isGreaterThan(model.logProb("la maison fera vide") + 3);
        assertThat(model.logProb("la maison")).isGreaterThan(model.logProb("la moison") + 3);
        assertThat(model.symbol('Ж')).isEqualTo(CharacterModel.FOREIGN);
        assertThat(model.logProb("Ж")).isBetween(-40.0, -5.0);
    }

    @Test
    void interpolatesAsWrittenDown() {
        CharacterModelTrainer trainer = new CharacterModelTrainer(2);
        trainer.add("ab", 3);
        trainer.add("aa", 3);
        CharacterModel model = trainer.train(1000);
        double k = 5;
        double even = 1 / 4.0;
        double b = (3 + k * 3 * even) / (18 + k * 3);
        double afterA = (3 + k * 3 * b) / (9 + k * 3);
        int state = model.next(model.start(), model.symbol('a'));
        assertThat(Math.exp(model.logProb(model.anywhere(), model.symbol('b')))).isCloseTo(b, within(1e-6));
        assertThat(Math.exp(model.logProb(state, model.symbol('b')))).isCloseTo(afterA, within(0.03 * afterA));
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        CharacterModelTrainer trainer = taught(6);
        CharacterModel model = trainer.train(2000);
        Path file = folder.resolve("ngrams.bin");
        try (OutputStream out = Files.newOutputStream(file)) {
            trainer.train(2000, out);
        }
        CharacterModel read = CharacterModel.read(file);
        assertThat(read.size()).isEqualTo(model.size());
        int state = model.start();
        Random random = new Random(5);
        for (int step = 0; step < 5000; step++) {
            int symbol = random.nextInt(model.symbols());
            assertThat(read.logProb(state, symbol)).isEqualTo(model.logProb(state, symbol));
            state = model.next(state, symbol);
            assertThat(read.symbols()).isEqualTo(model.symbols());
        }
    }

    @Test
    void namesADamagedFileAndSurvivesAHostileOne() throws IOException {
        Path file = folder.resolve("ngrams.bin");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        taught(4).train(500, written);
        byte[] good = written.toByteArray();
        for (int length : new int[] {0, 3, 9, 20, good.length / 2, good.length - 1}) {
            assertThatThrownBy(() -> CharacterModel.read(new ByteArrayInputStream(good, 0, length)))
                    .isInstanceOf(IOException.class);
        }
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertThatThrownBy(() -> CharacterModel.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ngrams.bin")
                .hasMessageContaining("damaged");
        Random random = new Random(1);
        for (int trial = 0; trial < 300; trial++) {
            byte[] bad = TamperedNgrams.of(good, random);
            try {
                CharacterModel model = CharacterModel.read(new ByteArrayInputStream(bad));
                assertThat(model.logProb("la maison")).isNegative();
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("it .*");
            }
        }
    }

    @Test
    void cutsTextIntoLinesThatLoseNothing() {
        String text = "La capitale se trouvait déjà loin derrière nous quand la nuit commença à tomber. ".repeat(30);
        TextLines lines = new TextLines(2);
        boolean divided = false;
        for (int i = 0; i < 40; i++) {
            StringBuilder joined = new StringBuilder();
            for (String line : lines.cut(text)) {
                assertThat(line).hasSizeBetween(1, 110);
                divided |= line.endsWith("-");
                joined.append(line.endsWith("-") ? line.substring(0, line.length() - 1) : line + " ");
            }
            assertThat(text.strip().toUpperCase())
                    .startsWith(joined.toString().strip().toUpperCase());
        }
        assertThat(divided).isTrue();
    }

    @Test
    void spellsAsATypistWould() {
        assertThat(Typewriting.spell("« L’Œuvre… » — À l’été\u00a0!", false))
                .isEqualTo("\" L'OEuvre... \" - A l'été !");
        assertThat(Typewriting.spell("É", true)).isEqualTo("É");
        assertThat(Stream.of("ſ", "ꝛ").map(t -> Typewriting.spell(t, false))).containsExactly("ſ", "ꝛ");
    }
}
