package org.chirograph.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chirograph.page.Baseline;
import org.chirograph.page.Box;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.Polygon;
import org.chirograph.page.Reading;
import org.chirograph.page.Region;
import org.chirograph.page.Word;

/** The transcript of an image of one line, as line-wise ground truth keeps it: {@code name.gt.txt} beside the image. */
public final class LineTranscript {
    public static final String ENDING = ".gt.txt";

    private LineTranscript() {}

    /** The transcript as a page with one line, which fills the image; the line is one word, if it says anything. */
    public static Page read(Path file, int width, int height) throws IOException {
        String text = Files.readString(file).strip();
        Box whole = new Box(0, 0, width, height);
        List<Word> words =
                text.isEmpty() ? List.of() : List.of(new Word("w1", whole, List.of(), List.of(new Reading(text, 1))));
        Baseline baseline = new Baseline(List.of(new Point(0, height - 1), new Point(width, height - 1)));
        Line line = new Line("l1", Polygon.of(whole), baseline, height / 2.0, words);
        Region region = new Region.Text("r1", Polygon.of(whole), Region.Kind.PARAGRAPH, List.of(line));
        String name = file.getFileName().toString();
        return new Page(name, name, width, height, List.of(region), List.of());
    }
}
