package org.chirograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.chirograph.text.EditAlignment.Kind;
import org.chirograph.text.EditAlignment.Step;
import org.junit.jupiter.api.Test;

class EditAlignmentTest {
    @Test
    void namesEveryStep() {
        assertThat(EditAlignment.ofText("radium", "rndiium").steps())
                .containsExactly(
                        new Step(Kind.MATCH, 0, 0),
                        new Step(Kind.SUBSTITUTE, 1, 1),
                        new Step(Kind.MATCH, 2, 2),
                        new Step(Kind.INSERT, 3, 3),
                        new Step(Kind.MATCH, 3, 4),
                        new Step(Kind.MATCH, 4, 5),
                        new Step(Kind.MATCH, 5, 6));
        assertThat(EditAlignment.ofText("abc", "ac").steps()).contains(new Step(Kind.DELETE, 1, 1));
    }

    @Test
    void countsCodePointsNotChars() {
        assertThat(EditAlignment.ofText("a𝔉b", "a𝔊b").distance()).isEqualTo(1);
        assertThat(EditAlignment.ofText("a𝔉b", "ab").distance()).isEqualTo(1);
        assertThat(EditAlignment.distance("a𝔉b", "a𝔊b")).isEqualTo(1);
    }

    @Test
    void comparesWords() {
        EditAlignment words = EditAlignment.ofWords(
                List.of("le", "bon", "vieux", "radium"), List.of("le", "vieux", "radium", "brille"));
        assertThat(words.distance()).isEqualTo(2);
        assertThat(words.steps()).hasSize(5);
    }

    @Test
    void anEmptySideIsAllInsertionsOrDeletions() {
        assertThat(EditAlignment.ofText("", "ab").steps())
                .allMatch(s -> s.kind() == Kind.INSERT)
                .hasSize(2);
        assertThat(EditAlignment.ofText("ab", "").steps())
                .allMatch(s -> s.kind() == Kind.DELETE)
                .hasSize(2);
        assertThat(EditAlignment.ofText("", "").steps()).isEmpty();
    }

    /** The oracle is the definition of the distance, by plain recursion. */
    @Test
    void isAsCheapAsTheDefinitionAndRebuildsTheHypothesis() {
        Random random = new Random(7);
        for (int trial = 0; trial < 400; trial++) {
            String a = randomText(random);
            String b = randomText(random);
            EditAlignment alignment = EditAlignment.ofText(a, b);
            assertThat(alignment.distance()).as("%s → %s", a, b).isEqualTo(byDefinition(a, b));
            assertThat(EditAlignment.distance(a, b)).isEqualTo(alignment.distance());
            assertThat(applied(alignment, a, b)).isEqualTo(b);
        }
    }

    @Test
    void alignsAWholePageOfText() {
        String line = "Monsieur le Directeur, nous avons l'honneur de vous accuser réception. ";
        String page = line.repeat(70);
        String read = page.replace("honneur", "hcnneur").replace("vous ", "vos ");
        assertThat(EditAlignment.ofText(page, read).distance()).isEqualTo(140);
    }

    /** Walks both texts by the steps and copies only what the steps allow. */
    private static String applied(EditAlignment alignment, String a, String b) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        int j = 0;
        for (Step step : alignment.steps()) {
            assertThat(step.reference()).isEqualTo(i);
            assertThat(step.hypothesis()).isEqualTo(j);
            switch (step.kind()) {
                case MATCH -> out.append(a.charAt(i++));
                case SUBSTITUTE -> {
                    assertThat(a.charAt(i++)).isNotEqualTo(b.charAt(j));
                    out.append(b.charAt(j));
                }
                case INSERT -> out.append(b.charAt(j));
                case DELETE -> i++;
            }
            j = out.length();
        }
        assertThat(i).isEqualTo(a.length());
        return out.toString();
    }

    private static int byDefinition(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String restA = a.substring(1);
        String restB = b.substring(1);
        int replaced = byDefinition(restA, restB) + (a.charAt(0) == b.charAt(0) ? 0 : 1);
        return Math.min(replaced, 1 + Math.min(byDefinition(restA, b), byDefinition(a, restB)));
    }

    private static String randomText(Random random) {
        return random.ints(random.nextInt(7), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
