package org.chirograph.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.image.CleanPage;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.PageLayout;
import org.chirograph.layout.SingleLine;
import org.chirograph.page.Line;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.Region;
import org.chirograph.recognize.TextLineNet;
import org.chirograph.scan.ScanPage;
import org.chirograph.scan.TextLayer;

/**
 * What is done to one page, from scan to record, in one column of calls. Holds a reader, which belongs to one thread:
 * each worker has a pipeline of its own.
 */
public final class PagePipeline implements AutoCloseable {
    private final PipelineFile file;
    private final Preprocessor preprocessor;
    private final Optional<TextLineNet> lines;
    private final WordReader reader;
    private final Map<String, String> settings;
    private final Clock clock;

    /** @param clock tells the time that records are stamped with */
    public PagePipeline(PipelineFile file, PipelineModels models, Clock clock) {
        this.file = file;
        this.preprocessor = new Preprocessor(file.clean());
        this.lines = models.lineNet(file.engine());
        this.reader = WordReader.open(models.folders(), file.engine());
        this.settings = Map.of(
                "pipeline", file.name(),
                "model", models.names(),
                "model-sha256", models.hash(),
                "engine", file.engine().chosen().label(),
                "fingerprint", file.fingerprint(models.hash()));
        this.clock = clock;
    }

    /**
     * Digitizes one page. A page without writing has no lines.
     *
     * @param id the page's name in its document
     * @param image name of the file it came from
     */
    public Page digitize(ScanPage scan, String id, String image) {
        return digitize(scan, Optional.empty(), id, image);
    }

    /** Whether {@link #digitize(ScanPage, Optional, String, String)} has a use for a page's own text. */
    public boolean keepsText() {
        return file.keepText();
    }

    /** @param text the page's own, which is kept instead of reading the page */
    public Page digitize(ScanPage scan, Optional<TextLayer> text, String id, String image) {
        if (text.isPresent()) {
            List<Region> kept = KeptText.regions(text.get(), scan);
            ProcessingStep step = new ProcessingStep("keep-text", ProgramVersion.NAME, clock.instant(), settings);
            return new Page(id, image, scan.pixels().width(), scan.pixels().height(), kept, List.of(step));
        }
        int width = scan.pixels().width();
        int height = scan.pixels().height();
        boolean oneLine = SingleLine.isOne(width, height);
        CleanPage clean = oneLine
                ? SingleLine.cleaning().clean(scan.pixels(), SingleLine.dpi(height))
                : preprocessor.clean(scan.pixels(), scan.dpi());
        List<Region> regions =
                oneLine ? SingleLine.find(clean) : PageLayout.find(clean, file.layout(), lines.map(net -> net::look));
        return read(new Page(id, image, width, height, regions, List.of(step())), clean);
    }

    private Page read(Page found, CleanPage clean) {
        Map<String, Line> read = new java.util.HashMap<>();
        for (Line line : reader.read(clean, toRead(found).lines().toList())) {
            read.put(line.id(), line);
        }
        return found.mapLines(line -> read.getOrDefault(line.id(), line));
    }

    /** The page without the regions that the pipeline leaves unread. */
    private Page toRead(Page found) {
        List<Region> regions = found.regions().stream()
                .filter(region -> !(region instanceof Region.Text text
                        && file.leaveUnread().contains(text.kind())))
                .toList();
        return new Page(found.id(), found.image(), found.width(), found.height(), regions, found.history());
    }

    private ProcessingStep step() {
        return new ProcessingStep("digitize", ProgramVersion.NAME, clock.instant(), settings);
    }

    @Override
    public void close() {
        reader.close();
        lines.ifPresent(TextLineNet::close);
    }
}
