package org.chirograph.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** A set of words, told by wildcards or by a regular expression that a whole word must match. Safe for several threads. */
final class WordPattern {
    /** More different words of a collection than this are not looked for: they would be most of it. */
    static final int MAX_WORDS = 10_000;
    /** No expression that someone types for one word is longer; bounds how deep its parentheses nest. */
    static final int MAX_LENGTH = 100;
    /** Of the repetitions in braces all together; words are shorter. Each makes states. */
    private static final int MAX_REPEATS = 100;

    private static final Pattern BRACES = Pattern.compile("\\{(\\d*)(?:,(\\d*))?}");
    private static final Pattern POSITION = Pattern.compile(" at position (\\d+)");

    private final String source;
    private final int place;
    private final Automaton automaton;
    private final CharacterRunAutomaton matcher;

    private WordPattern(String source, int place, Automaton automaton) {
        this.source = source;
        this.place = place;
        this.automaton = automaton;
        this.matcher = new CharacterRunAutomaton(automaton);
    }

    /**
     * Words with any letters for {@code *} and any one for {@code ?}.
     *
     * @param folded letters and wildcards
     * @param place of it in the query
     */
    static WordPattern wildcards(String folded, int place) throws QueryException {
        try {
            return new WordPattern(
                    folded,
                    place,
                    WildcardQuery.toAutomaton(new Term("", folded), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
        } catch (TooComplexToDeterminizeException e) {
            throw new QueryException(place, "too many * and ? in one word");
        }
    }

    /**
     * Words that match a regular expression as Lucene knows them: {@code . ? * + | ( ) [ ] {2,3} \}.
     *
     * @param place of its first character in the query
     */
    static WordPattern regex(String typed, int place) throws QueryException {
        if (typed.length() > MAX_LENGTH) {
            throw new QueryException(
                    place + MAX_LENGTH, "a regular expression of more than " + MAX_LENGTH + " characters");
        }
        boundRepeats(typed, place);
        try {
            new RegExp(typed, RegExp.NONE); // its complaints tell places as typed
            RegExp folded = new RegExp(fold(typed, place), RegExp.NONE);
            Automaton automaton =
                    Operations.determinize(folded.toAutomaton(), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
            return new WordPattern(typed, place, automaton);
        } catch (TooComplexToDeterminizeException e) {
            throw new QueryException(place, "this regular expression is too complex; leave some of its * and {} out");
        } catch (IllegalArgumentException e) {
            String complaint = String.valueOf(e.getMessage());
            Matcher position = POSITION.matcher(complaint);
            int at = position.find() ? Math.min(typed.length(), Integer.parseInt(position.group(1))) : typed.length();
            throw new QueryException(
                    place + at,
                    "the regular expression goes wrong here: "
                            + position.reset().replaceAll(""));
        }
    }

    private static void boundRepeats(String typed, int place) throws QueryException {
        double repeats = 1;
        Matcher braces = BRACES.matcher(typed);
        while (braces.find()) {
            for (int group = 1; group <= 2; group++) {
                String number = braces.group(group);
                if (number != null && !number.isEmpty()) {
                    repeats *= Math.max(1, Double.parseDouble(number));
                }
            }
            if (repeats > MAX_REPEATS) {
                throw new QueryException(
                        place + braces.start(), "more than " + MAX_REPEATS + " repetitions in all, which no word has");
            }
        }
    }

    /** Letters as {@link Folding} makes them; what stands after a backslash as it is. */
    private static String fold(String typed, int place) throws QueryException {
        StringBuilder folded = new StringBuilder();
        boolean isInBrackets = false;
        for (int i = 0; i < typed.length(); i += Character.charCount(typed.codePointAt(i))) {
            int c = typed.codePointAt(i);
            if (i > 0 && typed.charAt(i - 1) == '\\' || !Character.isLetter(c)) {
                isInBrackets = c == '[' || isInBrackets && c != ']';
                if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    folded.appendCodePoint(c);
                }
                continue;
            }
            String letters = String.join("", Folding.words(Character.toString(c)));
            if (letters.length() > 1 && isInBrackets) {
                throw new QueryException(
                        place + i, Character.toString(c) + " counts as " + letters + ", which [ ] can't hold");
            }
            folded.append(letters.length() == 1 ? letters : "(" + letters + ")");
        }
        return folded.toString();
    }

    boolean matches(String word) {
        return matcher.run(word);
    }

    /** As it was written, for telling patterns apart. */
    String source() {
        return source;
    }

    Automaton automaton() {
        return automaton;
    }

    QueryException tooMany() {
        return new QueryException(
                place, "more than " + MAX_WORDS + " different words of this collection fit this; give more letters");
    }
}
