package org.chirograph.search;

import java.util.ArrayList;
import java.util.List;
import org.chirograph.search.QueryTree.Clause;
import org.chirograph.search.QueryTree.Group;
import org.chirograph.search.QueryTree.Occur;
import org.jspecify.annotations.Nullable;

/**
 * Reads queries as people type them, by recursive descent:
 *
 * <pre>
 * query   := choice+                      any of them, ranked by how many are found
 * choice  := joined ("OR" joined)*
 * joined  := part ("AND" part)*           all of them in one line
 * part    := ("+" | "-" | "NOT")? ("(" query ")" | filter | phrase | word)
 * phrase  := '"' words '"' ("~" number)?
 * word    := letters ("~" number?)? | (letters | "*" | "?")+ | "/" regular expression "/" | "=" letters
 * filter  := ("document:" | "page:") name | ("conf>=" | "conf<") number | "stem:" language
 * </pre>
 *
 * <p>A {@code ?} at the end of a word asks nothing. Anything else that is neither letter nor digit parts words. A word of several parts, such as {@code l'armée}, is a
 * phrase. Filters narrow the words beside them, in the same parentheses; {@code stem:} has these found in all their forms.
 */
final class QueryParser {
    /** Longer than any sentence someone looks for. */
    static final int MAX_LENGTH = 1_000;
    /** Bounds the work for one line; the length of a query bounds it too, less tightly. */
    static final int MAX_LEAVES = 64;

    static final int MAX_DEPTH = 20;
    /** With fewer letters a prefix is most of the index. */
    static final int MIN_PREFIX = 2;
    /** What Lucene's automata are built for. */
    static final int MAX_EDITS = 2;

    /** Shorter words turn into too many others by two edits. */
    static final int LONG_WORD = 6;

    static final int MAX_SLOP = 100;

    private final String text;
    private int at;
    private int depth;
    private int leaves;
    /** Of the parentheses that are being read, if they name a language. */
    private @Nullable Stemmer stemmer;

    private QueryParser(String text) {
        this.text = text;
    }

    static QueryTree parse(String text) throws QueryException {
        if (text.length() > MAX_LENGTH) {
            throw new QueryException(MAX_LENGTH, "longer than " + MAX_LENGTH + " characters");
        }
        QueryParser parser = new QueryParser(text);
        QueryTree query = parser.query();
        if (parser.at < text.length()) {
            throw parser.error("a closing parenthesis without its opening one");
        }
        if (query == null || query.wanted().isEmpty()) {
            throw parser.error("nothing to look for: no word, or only words ruled out or filters");
        }
        return query;
    }

    private @Nullable QueryTree query() throws QueryException {
        Stemmer outer = stemmer;
        stemmer = null;
        QueryTree asTyped = clauses();
        QueryTree query = asTyped == null || stemmer == null ? asTyped : asTyped.stemmed(stemmer);
        stemmer = outer;
        return query;
    }

    private @Nullable QueryTree clauses() throws QueryException {
        List<Clause> clauses = new ArrayList<>();
        skipGaps();
        while (at < text.length() && text.charAt(at) != ')') {
            Clause choice = choice();
            if (choice != null) {
                clauses.add(choice);
            }
            skipGaps();
        }
        return group(clauses);
    }

    private @Nullable Clause choice() throws QueryException {
        return chain("OR", Occur.SHOULD);
    }

    private @Nullable Clause joined() throws QueryException {
        return chain("AND", Occur.MUST);
    }

    /** Parts with an operator between them; {@code occur} is what it makes of those that are not ruled out. */
    private @Nullable Clause chain(String operator, Occur occur) throws QueryException {
        boolean inner = occur == Occur.MUST;
        Clause first = inner ? part() : joined();
        if (!operatorFollows(operator)) {
            return first;
        }
        List<Clause> clauses = new ArrayList<>();
        requireNoFilter(first, occur);
        add(clauses, first, occur);
        while (operatorFollows(operator)) {
            int place = at;
            at += operator.length();
            skipGaps();
            Clause next = at == text.length() || text.charAt(at) == ')' ? null : inner ? part() : joined();
            if (first == null || next == null) {
                throw new QueryException(place, operator + " wants a word on either side");
            }
            requireNoFilter(next, occur);
            add(clauses, next, occur);
        }
        QueryTree group = group(clauses);
        return group == null ? null : new Clause(isOnlyFilter(group) ? Occur.FILTER : Occur.SHOULD, group);
    }

    private static void add(List<Clause> clauses, @Nullable Clause clause, Occur occur) {
        if (clause != null) {
            boolean isFound = clause.occur() == Occur.MUST || clause.occur() == Occur.SHOULD;
            clauses.add(new Clause(isFound ? occur : clause.occur(), clause.query()));
        }
    }

    private void requireNoFilter(@Nullable Clause clause, Occur occur) throws QueryException {
        if (occur == Occur.SHOULD && clause != null && clause.occur() == Occur.FILTER) {
            throw error("OR stands between words; a filter narrows them: (a OR b) page:0001");
        }
    }

    private static boolean isOnlyFilter(QueryTree query) {
        return query.wanted().isEmpty() && query.hasFilter(Filter.class);
    }

    private @Nullable Clause part() throws QueryException {
        Occur occur = Occur.SHOULD;
        char sign = text.charAt(at);
        if (wordFollows("AND") || wordFollows("OR")) {
            throw error((wordFollows("OR") ? "OR" : "AND") + " wants a word on either side");
        }
        if (wordFollows("NOT")) {
            occur = Occur.MUST_NOT;
            at += "NOT".length();
            skipGaps();
        } else if ((sign == '+' || sign == '-') && at + 1 < text.length() && !isGap(text.charAt(at + 1))) {
            occur = sign == '+' ? Occur.MUST : Occur.MUST_NOT;
            at++;
        }
        if (at == text.length() || text.charAt(at) == ')') {
            throw error("a word is missing here");
        }
        int place = at;
        if (text.startsWith(FilterReader.STEM, at)) {
            stemmer(occur);
            return null;
        }
        FilterReader.Read filter = FilterReader.at(at, text);
        if (filter != null) {
            return filter(filter, occur);
        }
        QueryTree query = switch (text.charAt(at)) {
            case '(' -> parenthesis();
            case '"' -> phrase();
            case '/' -> at + 1 < text.length() && !isGap(text.charAt(at + 1)) ? regex() : word();
            case '=' -> at + 1 < text.length() && isPartOfWord(text.codePointAt(at + 1)) ? spelt() : word();
            default -> word();
        };
        if (query == null) {
            return null;
        }
        if (occur == Occur.MUST_NOT && query.wanted().stream().anyMatch(QueryTree.Spelt.class::isInstance)) {
            // The index has no spellings to rule lines out by.
            throw new QueryException(place, "= finds a spelling, but can't rule it out");
        }
        return new Clause(occur, query);
    }

    private void stemmer(Occur occur) throws QueryException {
        if (occur != Occur.SHOULD || stemmer != null) {
            throw error(FilterReader.STEM + " stands once, without + or -; it is about all words beside it");
        }
        stemmer = FilterReader.stemmer(at, text);
        at += FilterReader.STEM.length() + stemmer.language().length();
    }

    private Clause filter(FilterReader.Read read, Occur occur) throws QueryException {
        if (read.filter() instanceof Filter.Confidence && (depth > 0 || occur == Occur.MUST_NOT)) {
            throw error("conf is about the whole hit: it stands outside parentheses, without - or NOT; there is conf<");
        }
        counted(at, new QueryTree.Term(""));
        at = read.end();
        return new Clause(occur == Occur.MUST_NOT ? occur : Occur.FILTER, read.filter());
    }

    private @Nullable QueryTree parenthesis() throws QueryException {
        int open = at++;
        if (++depth > MAX_DEPTH) {
            throw new QueryException(open, "parentheses more than " + MAX_DEPTH + " deep");
        }
        QueryTree inside = query();
        if (at == text.length()) {
            throw new QueryException(open, "a parenthesis that is not closed");
        }
        if (inside != null && inside.wanted().isEmpty()) {
            throw new QueryException(open, "a parenthesis without a word to look for");
        }
        at++;
        depth--;
        return inside;
    }

    private @Nullable QueryTree phrase() throws QueryException {
        int open = at;
        int close = text.indexOf('"', open + 1);
        if (close < 0) {
            throw new QueryException(open, "a quotation mark that is not closed");
        }
        at = close + 1;
        int slop = number(0, 1, MAX_SLOP, "words");
        return counted(open, phrase(Folding.words(text.substring(open + 1, close)), slop));
    }

    private @Nullable QueryTree word() throws QueryException {
        int from = at;
        while (at < text.length()
                && !isGap(text.charAt(at))
                && "()\"~".indexOf(text.charAt(at)) < 0
                && !isWildcard(at)) {
            at++;
        }
        List<String> tokens = Folding.words(text.substring(from, at));
        char mark = at < text.length() ? text.charAt(at) : ' ';
        if (mark != '~' && !isWildcard(at)) {
            return counted(from, phrase(tokens, 0));
        }
        if (mark == '~' && tokens.isEmpty()) {
            throw error("~ stands after a word, not before or alone");
        }
        boolean isBegun = !tokens.isEmpty() && (mark == '~' || Character.isLetterOrDigit(text.codePointBefore(at)));
        String last = isBegun ? tokens.removeLast() : "";
        QueryTree modified = mark == '~' ? fuzzy(last) : wildcards(last);
        QueryTree before = counted(from, phrase(tokens, 0));
        return before == null
                ? counted(from, modified)
                : group(List.of(new Clause(Occur.MUST, before), new Clause(Occur.MUST, modified)));
    }

    /** What follows the beginning of a word, wildcards and letters. */
    private QueryTree wildcards(String start) throws QueryException {
        int from = at;
        StringBuilder pattern = new StringBuilder(start);
        while (at < text.length() && !isGap(text.charAt(at)) && text.charAt(at) != ')') {
            int letters = at;
            while (at < text.length() && isPartOfWord(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
            Folding.words(text.substring(letters, at)).forEach(pattern::append);
            if (isWildcard(at)) {
                pattern.append(text.charAt(at++));
            } else if (at == letters) {
                throw error("a word with * or ? has only letters besides");
            }
        }
        long given = pattern.chars().filter(c -> c != '*' && c != '?').count();
        if (given < MIN_PREFIX) {
            throw new QueryException(from, "* and ? want at least " + MIN_PREFIX + " letters beside them");
        }
        return pattern.indexOf("*") == start.length() && pattern.length() == start.length() + 1
                ? new QueryTree.Prefix(start)
                : new QueryTree.Matching(WordPattern.wildcards(pattern.toString(), from));
    }

    private static boolean isPartOfWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** A question mark after a word is one. */
    private boolean isWildcard(int place) {
        if (place >= text.length() || text.charAt(place) != '?') {
            return place < text.length() && text.charAt(place) == '*';
        }
        int next = place;
        while (next < text.length() && text.charAt(next) == '?') {
            next++;
        }
        return next < text.length() && (text.charAt(next) == '*' || isPartOfWord(text.codePointAt(next)));
    }

    private @Nullable QueryTree spelt() throws QueryException {
        int from = ++at;
        while (at < text.length() && !isGap(text.charAt(at)) && text.charAt(at) != ')') {
            at++;
        }
        List<String> spellings = Folding.spellings(text.substring(from, at));
        if (spellings.size() != 1
                || isWildcard(at - 1)
                || text.substring(from, at).contains("~")) {
            throw new QueryException(from, "= stands before one word, without wildcards");
        }
        return counted(from, new QueryTree.Spelt(spellings.getFirst()));
    }

    private @Nullable QueryTree regex() throws QueryException {
        int from = at + 1;
        int end = from;
        while (end < text.length() && text.charAt(end) != '/') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw error("a regular expression that is not closed with /");
        }
        at = end + 1;
        if (at < text.length() && !isGap(text.charAt(at)) && text.charAt(at) != ')') {
            throw error("a blank is missing after the regular expression");
        }
        return counted(from, new QueryTree.Matching(WordPattern.regex(text.substring(from, end), from)));
    }

    private QueryTree fuzzy(String word) throws QueryException {
        int usual = word.length() < LONG_WORD ? 1 : MAX_EDITS;
        return new QueryTree.Fuzzy(word, number(usual, usual, MAX_EDITS, "letters"));
    }

    /** The number after a tilde; {@code absent} if there is no tilde, {@code bare} if no number follows it. */
    private int number(int absent, int bare, int most, String of) throws QueryException {
        if (at == text.length() || text.charAt(at) != '~') {
            return absent;
        }
        int from = ++at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            return bare;
        }
        int value = at - from > 6 ? Integer.MAX_VALUE : Integer.parseInt(text, from, at, 10);
        if (value > most) {
            throw new QueryException(from, "~ wants a number of " + of + " from 0 to " + most + " here");
        }
        return value;
    }

    private @Nullable QueryTree counted(int place, @Nullable QueryTree leaf) throws QueryException {
        if (leaf != null && ++leaves > MAX_LEAVES) {
            throw new QueryException(place, "more than " + MAX_LEAVES + " words and phrases");
        }
        return leaf;
    }

    private static @Nullable QueryTree phrase(List<String> tokens, int slop) {
        return switch (tokens.size()) {
            case 0 -> null;
            case 1 -> new QueryTree.Term(tokens.getFirst());
            default -> QueryTree.Phrase.of(tokens, slop);
        };
    }

    private static @Nullable QueryTree group(List<Clause> clauses) {
        if (clauses.size() == 1 && clauses.getFirst().occur() != Occur.MUST_NOT) {
            return clauses.getFirst().query();
        }
        return clauses.isEmpty() ? null : new Group(clauses);
    }

    private boolean operatorFollows(String operator) {
        skipGaps();
        return wordFollows(operator);
    }

    private boolean wordFollows(String word) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && (end == text.length() || isGap(text.charAt(end)) || "()\"".indexOf(text.charAt(end)) >= 0);
    }

    private void skipGaps() {
        while (at < text.length() && isGap(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    private QueryException error(String complaint) {
        return new QueryException(at, complaint);
    }
}
