package org.chirograph.search;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Tokens of a line with their positions. */
final class LineTokenStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<LineTokens.Token> tokens;
    private int next;

    /** @param tokens by position */
    LineTokenStream(List<LineTokens.Token> tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean incrementToken() {
        if (next == tokens.size()) {
            return false;
        }
        clearAttributes();
        LineTokens.Token token = tokens.get(next);
        term.setEmpty().append(token.text());
        increment.setPositionIncrement(
                token.position() - (next == 0 ? -1 : tokens.get(next - 1).position()));
        next++;
        return true;
    }

    @Override
    public void reset() {
        next = 0;
    }
}
