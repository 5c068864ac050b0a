package org.chirograph.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;

/**
 * Languages whose words are reduced to stems, by Lucene's stemmers. These know words with accents and with v apart from u,
 * which words of {@link Folding} lack; where an ending leaves no doubt it gets them back first.
 */
public enum Stemmer {
    /** Light stems by Savoy: numbers and cases. Snowball's would take ue, which may be ve here, for an umlaut. */
    DE(GermanLightStemFilter::new, UnaryOperator.identity()),
    /** Porter's of 2001. */
    EN(words -> new SnowballFilter(words, new EnglishStemmer()), Stemmer::english),
    /** Snowball's: verbs too. Savoy's light stems make one letter of two, and so guère and guerre one word. */
    FR(words -> new SnowballFilter(words, new FrenchStemmer()), Stemmer::french);

    private static final Pattern CONSONANT = Pattern.compile("(?<=[aeiouy])u(?=[aeiouy])");
    private static final Pattern PARTICIPLE = Pattern.compile("e(es?)$");
    private static final Pattern GRAVE = Pattern.compile("e(rent|res?)$");

    private final Function<TokenStream, TokenStream> stems;
    private final UnaryOperator<String> restored;

    Stemmer(Function<TokenStream, TokenStream> stems, UnaryOperator<String> restored) {
        this.stems = stems;
        this.restored = restored;
    }

    /** The stemmer for a language in two letters, such as {@code fr}; empty if there is none. */
    public static Optional<Stemmer> of(String language) {
        return Arrays.stream(values())
                .filter(each -> each.language().equals(language))
                .findFirst();
    }

    /** Which languages there are, for a complaint. */
    public static String known() {
        return Arrays.stream(values()).map(Stemmer::language).collect(Collectors.joining(", "));
    }

    /** In two letters, ISO 639-1. */
    public String language() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What words of {@link Folding} become. Each serves one thread at a time. */
    UnaryOperator<String> stems() {
        OneWord word = new OneWord();
        TokenStream stem = stems.apply(word);
        return text -> {
            word.text = restored.apply(text);
            try {
                stem.incrementToken();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Folding.words(word.term.toString()).stream().findFirst().orElse(text);
        };
    }

    private static String english(String word) {
        return CONSONANT.matcher(word).replaceAll("v");
    }

    private static String french(String word) {
        String v = word.replace("iue", "ive");
        return GRAVE.matcher(PARTICIPLE.matcher(v).replaceAll("é$1")).replaceAll("è$1");
    }

    /** A text of one word, over and over. */
    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String text = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.append(text);
            return true;
        }
    }
}
