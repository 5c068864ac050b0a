package org.chirograph.pipeline;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chirograph.image.CleanPage;
import org.chirograph.image.LineCutter;
import org.chirograph.image.LineGeometry;
import org.chirograph.image.LineStrip;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.PageLayout;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.Point;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Region;
import org.chirograph.recognize.CharacterRegions;
import org.chirograph.recognize.LineReader;
import org.chirograph.recognize.LineReading;
import org.chirograph.recognize.ModelFolder;
import org.chirograph.scan.ScanPage;

/**
 * What is done to one page, from scan to record, in one column of calls. Holds a reader, which belongs to one thread:
 * each worker has a pipeline of its own.
 */
public final class PagePipeline implements AutoCloseable {
    private final PipelineFile file;
    private final Preprocessor preprocessor;
    private final LineGeometry geometry;
    private final LineReader reader;
    private final Map<String, String> settings;
    private final Clock clock;

    /** @param clock tells the time that records are stamped with */
    public PagePipeline(PipelineFile file, ModelFolder model, Clock clock) {
        this.file = file;
        this.preprocessor = new Preprocessor(file.clean());
        this.geometry = model.spec().geometry();
        this.reader = LineReader.open(model, file.engine());
        this.settings = Map.of(
                "pipeline", file.name(),
                "model", file.model().getFileName().toString(),
                "model-sha256", model.hash(),
                "engine", file.engine().chosen().label(),
                "fingerprint", file.fingerprint(model.hash()));
        this.clock = clock;
    }

    /**
     * Digitizes one page. A page without writing has no lines.
     *
     * @param id the page's name in its document
     * @param image name of the file it came from
     */
    public Page digitize(ScanPage scan, String id, String image) {
        CleanPage clean = preprocessor.clean(scan.pixels(), scan.dpi());
        List<Region> regions = PageLayout.find(clean, file.layout());
        Page found = new Page(id, image, scan.pixels().width(), scan.pixels().height(), regions, List.of(step()));
        return read(found, clean);
    }

    private Page read(Page found, CleanPage clean) {
        List<Line> lines = found.lines().toList();
        List<LineStrip> strips = new ArrayList<>(lines.size());
        for (Line line : lines) {
            strips.add(cut(clean, line));
        }
        List<LineReading> readings = reader.read(strips);
        Map<String, Line> read = new java.util.HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            read.put(
                    line.id(),
                    line.withWords(CharacterRegions.words(line.id(), strips.get(i), readings.get(i), clean.ink())));
        }
        return found.mapLines(line -> read.get(line.id()));
    }

    private LineStrip cut(CleanPage clean, Line line) {
        List<Point> baseline = line.baseline().points();
        double[] xs = new double[baseline.size()];
        double[] ys = new double[baseline.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = baseline.get(i).x();
            ys[i] = baseline.get(i).y();
        }
        return LineCutter.cut(clean.page(), xs, ys, line.xHeight(), geometry);
    }

    private ProcessingStep step() {
        return new ProcessingStep("digitize", ProgramVersion.NAME, clock.instant(), settings);
    }

    @Override
    public void close() {
        reader.close();
    }
}
