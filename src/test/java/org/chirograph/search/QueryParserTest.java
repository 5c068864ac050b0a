package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import org.chirograph.search.QueryTree.Clause;
import org.chirograph.search.QueryTree.Fuzzy;
import org.chirograph.search.QueryTree.Group;
import org.chirograph.search.QueryTree.Occur;
import org.chirograph.search.QueryTree.Phrase;
import org.chirograph.search.QueryTree.Prefix;
import org.chirograph.search.QueryTree.Term;
import org.junit.jupiter.api.Test;

class QueryParserTest {
    @Test
    void understandsWordsPhrasesPrefixesAndFuzzyWords() throws QueryException {
        assertThat(QueryParser.parse(" Été ")).isEqualTo(new Term("ete"));
        assertThat(QueryParser.parse("\"la Lumière\"~3")).isEqualTo(Phrase.of(List.of("la", "lumiere"), 3));
        assertThat(QueryParser.parse("radi*")).isEqualTo(new Prefix("radi"));
        assertThat(QueryParser.parse("radium~")).isEqualTo(new Fuzzy("radium", 2));
        assertThat(QueryParser.parse("rare~")).isEqualTo(new Fuzzy("rare", 1));
        assertThat(QueryParser.parse("radium~1")).isEqualTo(new Fuzzy("radium", 1));
        assertThat(QueryParser.parse("Saint-Denis")).isEqualTo(Phrase.of(List.of("saint", "denis"), 0));
    }

    @Test
    void andBindsTighterThanOrAndOrTighterThanAGap() throws QueryException {
        Term a = new Term("a");
        Term b = new Term("b");
        Term c = new Term("c");
        Group bAndC = new Group(List.of(new Clause(Occur.MUST, b), new Clause(Occur.MUST, c)));
        assertThat(QueryParser.parse("a OR b AND c"))
                .isEqualTo(new Group(List.of(new Clause(Occur.SHOULD, a), new Clause(Occur.SHOULD, bAndC))));
        Group aOrB = new Group(List.of(new Clause(Occur.SHOULD, a), new Clause(Occur.SHOULD, b)));
        assertThat(QueryParser.parse("a OR b +c"))
                .isEqualTo(new Group(List.of(new Clause(Occur.SHOULD, aOrB), new Clause(Occur.MUST, c))));
        assertThat(QueryParser.parse("a or b")).isInstanceOf(Group.class);
        assertThat(QueryParser.parse("a or b").wanted()).containsExactly(a, new Term("or"), b);
    }

    @Test
    void saysWhereAQueryIsWrong() {
        wrong("radium \"lumière", 7, "a quotation mark that is not closed");
        wrong("(radium", 0, "a parenthesis that is not closed");
        wrong("radium)", 6, "a closing parenthesis without its opening one");
        wrong("AND radium", 0, "AND wants a word on either side");
        wrong("radium AND", 7, "AND wants a word on either side");
        wrong("radium OR )", 7, "OR wants a word on either side");
        wrong("radium OR OR pur", 10, "OR wants a word on either side");
        wrong("radium NOT", 10, "a word is missing here");
        wrong("~1", 0, "~ stands after a word, not before or alone");
        wrong("pur *", 4, "* and ? want at least 2 letters beside them");
        wrong("r*", 1, "* and ? want at least 2 letters beside them");
        wrong("l'?a", 2, "* and ? want at least 2 letters beside them");
        wrong("ra*i-um", 4, "a word with * or ? has only letters besides");
        wrong("pur =l'vne", 5, "= stands before one word, without wildcards");
        wrong("pur -(or =vne)", 5, "= finds a spelling, but can't rule it out");
        wrong("=vn*", 1, "= stands before one word, without wildcards");
        wrong("mil*t~1", 5, "a word with * or ? has only letters besides");
        wrong("pur /milit", 4, "a regular expression that is not closed with /");
        wrong("/milit.*/aire", 9, "a blank is missing after the regular expression");
        wrong("/mil(it/", 7, "the regular expression goes wrong here: expected ')'");
        wrong("/[œa]/", 2, "œ counts as oe, which [ ] can't hold");
        wrong("radium~3", 7, "~ wants a number of letters from 0 to 2 here");
        wrong("\"a b\"~99999999999", 6, "~ wants a number of words from 0 to 100 here");
        wrong("-radium", 7, "nothing to look for: no word, or only words ruled out or filters");
        wrong("pur (-radium)", 4, "a parenthesis without a word to look for");
        wrong("pur document: radium", 13, "document: wants a name right after it");
        wrong("pur conf>=80", 10, "conf wants a number from 0 to 1 here, such as 0.8");
        wrong(
                "pur -conf>=0.8",
                5,
                "conf is about the whole hit: it stands outside parentheses, without - or NOT; there is conf<");
        wrong("page:3 OR pur", 7, "OR stands between words; a filter narrows them: (a OR b) page:0001");
        wrong("page:3", 6, "nothing to look for: no word, or only words ruled out or filters");
        wrong("", 0, "nothing to look for: no word, or only words ruled out or filters");
        wrong("... !", 5, "nothing to look for: no word, or only words ruled out or filters");
    }

    @Test
    void boundsWhatAQueryMayAsk() {
        wrong("a".repeat(1001), 1000, "longer than 1000 characters");
        wrong("a ".repeat(100), 128, "more than 64 words and phrases");
        wrong("(".repeat(500) + "a", 20, "parentheses more than 20 deep");
        wrong("/" + "(".repeat(101) + "/", 101, "a regular expression of more than 100 characters");
        wrong("/((a{99}){9}){9}/", 9, "more than 100 repetitions in all, which no word has");
        wrong("/(.*a.{80})+/", 1, "this regular expression is too complex; leave some of its * and {} out");
    }

    @Test
    void anyQueryIsEitherUnderstoodOrRefusedAtAPlaceInIt() {
        String[] pieces = {
            "a", "bc", "page:1", "=", "?", "/", "\\\\", "[", "-conf<", ".5", "\"", "(", ")", "+", "-", "~", "1", "*",
            " ", " AND ", " OR ", "NOT ", "'", "é", "\n"
        };
        Random random = new Random(5);
        int understood = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                query.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                assertThat(QueryParser.parse(query.toString()).wanted()).isNotEmpty();
                understood++;
            } catch (QueryException e) {
                assertThat(e.place()).isBetween(0, query.length());
            }
        }
        assertThat(understood).isGreaterThan(2_000);
    }

    private static void wrong(String query, int place, String complaint) {
        assertThatThrownBy(() -> QueryParser.parse(query))
                .isInstanceOf(QueryException.class)
                .hasMessage("at character " + (place + 1) + " of the query: " + complaint);
        assertThat(catchThrowableOfType(QueryException.class, () -> QueryParser.parse(query))
                        .place())
                .isEqualTo(place);
    }
}
