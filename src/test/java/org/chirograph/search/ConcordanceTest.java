package org.chirograph.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcordanceTest {
    @TempDir
    Path folder;

    @Test
    void showsEachRunOfFoundWordsBetweenItsNeighbours() throws Exception {
        List<Hit> hits = search("+\"du radium\" +pur", "il y a du rodium:0.5/radium:0.25 très pur");
        assertThat(Concordance.of(hits.getFirst()))
                .containsExactly(
                        new Concordance.Entry("il y a", "du ~radium~", "très pur"),
                        new Concordance.Entry("il y a du rodium très", "pur", ""));
    }

    @Test
    void aTableHasARowForEveryWordAndQuotesWhatWouldMislead() throws Exception {
        List<Hit> hits = search("radium pur", "le rodium:0.5/radium:0.25 \"pur\"");
        assertThat(HitTable.csv(hits).split("\r\n"))
                .containsExactly(
                        "document,page,line,word,text,posterior,confidence,possible,x,y,width,height,context",
                        "\"a, b\",0001,l0,l0w1,radium,0.25,0.25,no,50,0,40,30,\"le rodium \"\"pur\"\"\"",
                        "\"a, b\",0001,l0,l0w2,\"\"\"pur\"\"\",1.0,0.25,no,100,0,40,30,\"le rodium \"\"pur\"\"\"");
    }

    private List<Hit> search(String query, String line) throws Exception {
        try (PageIndex index = PageIndex.open(folder)) {
            index.add("a, b", Pages.page("0001", line));
            index.commit();
        }
        try (PageSearch search = PageSearch.open(folder)) {
            return search.search(query, 10).hits();
        }
    }
}
