package org.chirograph.search;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The tokens of a line for matching: alternatives stand at the positions of the best reading. */
final class LineTokenStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<LineTokens.Token> tokens;
    private int next;

    LineTokenStream(LineTokens line) {
        tokens = line.byPosition();
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
