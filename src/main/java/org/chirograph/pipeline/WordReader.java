package org.chirograph.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import org.chirograph.image.CleanPage;
import org.chirograph.page.Line;
import org.chirograph.page.Word;
import org.chirograph.recognize.GlyphLineReader;
import org.chirograph.recognize.LineArchitecture;
import org.chirograph.recognize.ModelException;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.recognize.NetEngine;

/** Reads the lines of a page: by nets that slide along them, or character by character. Belongs to one thread. */
sealed interface WordReader extends AutoCloseable permits LineReaders, WordReader.ByGlyphs {
    /** The lines with their words, and with the x-height at which they were read. */
    List<Line> read(CleanPage clean, List<Line> lines);

    @Override
    void close();

    /** The reader that these models are for: their nets say which it is. */
    static WordReader open(List<ModelFolder> models, NetEngine engine) {
        boolean glyphs = models.stream().anyMatch(m -> m.spec().architecture().equals(LineArchitecture.GLYPH.name()));
        if (glyphs && models.size() > 1) {
            throw new ModelException("The pipeline names several models, one of which reads isolated characters ("
                    + LineArchitecture.GLYPH.name()
                    + "); such a model reads alone. Name only that one, or leave it out.");
        }
        return glyphs ? new ByGlyphs(GlyphLineReader.open(models.getFirst())) : new LineReaders(models, engine);
    }

    /** Hand-print. */
    record ByGlyphs(GlyphLineReader reader) implements WordReader {
        @Override
        public List<Line> read(CleanPage clean, List<Line> lines) {
            List<List<Word>> words = reader.read(lines, clean.ink());
            return IntStream.range(0, lines.size())
                    .mapToObj(i -> lines.get(i).withWords(words.get(i)))
                    .toList();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
