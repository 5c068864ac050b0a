package org.chirograph.search;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Every different token of a line once, its probability of standing there as its frequency. */
final class WeightTokenStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Map<String, Presence> presences;
    private Iterator<Map.Entry<String, Presence>> rest;

    WeightTokenStream(LineTokens line) {
        presences = line.presences();
        rest = presences.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!rest.hasNext()) {
            return false;
        }
        clearAttributes();
        Map.Entry<String, Presence> token = rest.next();
        term.setEmpty().append(token.getKey());
        frequency.setTermFrequency(
                PosteriorSimilarity.frequency(token.getValue().probability()));
        return true;
    }

    @Override
    public void reset() {
        rest = presences.entrySet().iterator();
    }
}
