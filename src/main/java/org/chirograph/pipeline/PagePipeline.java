package org.chirograph.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chirograph.image.CleanPage;
import org.chirograph.image.Preprocessor;
import org.chirograph.layout.PageLayout;
import org.chirograph.layout.SingleLine;
import org.chirograph.layout.TurnedPage;
import org.chirograph.page.Page;
import org.chirograph.page.ProcessingStep;
import org.chirograph.page.QuarterTurn;
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
    private final RegionReader reader;
    private final Map<String, String> settings;
    private final Clock clock;

    /** @param clock tells the time that records are stamped with */
    public PagePipeline(PipelineFile file, PipelineModels models, Clock clock) {
        this.file = file;
        this.preprocessor = new Preprocessor(file.clean());
        this.lines = models.lineNet(file.engine());
        this.reader = new RegionReader(WordReader.open(models.folders(), file.engine()), file.leaveUnread());
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
        List<Region> regions = oneLine ? reader.read(SingleLine.find(clean), clean) : read(clean);
        return new Page(id, image, width, height, regions, List.of(step()));
    }

    /** Finds and reads what stands on a page, whichever way round that is. */
    private List<Region> read(CleanPage clean) {
        List<Region> best = readUpright(clean);
        if (Legibility.inDoubt(best)) {
            double most = Legibility.worth(best);
            for (QuarterTurn turn : List.of(QuarterTurn.CLOCKWISE, QuarterTurn.HALF, QuarterTurn.COUNTERCLOCKWISE)) {
                TurnedPage turned = TurnedPage.of(clean, turn);
                List<Region> other = readUpright(turned.page());
                if (!Legibility.inDoubt(other) && Legibility.worth(other) > most) {
                    most = Legibility.worth(other);
                    best = other.stream().map(turned.frame().back()::turned).toList();
                }
            }
        }
        return best;
    }

    private List<Region> readUpright(CleanPage clean) {
        return reader.read(PageLayout.find(clean, file.layout(), lines.map(net -> net::look)), clean);
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
