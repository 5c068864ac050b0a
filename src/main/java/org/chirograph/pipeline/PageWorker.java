package org.chirograph.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.chirograph.page.Page;
import org.chirograph.scan.ScanDocument;
import org.chirograph.scan.ScanException;
import org.chirograph.scan.ScanLimits;
import org.chirograph.scan.ScanPage;
import org.jspecify.annotations.Nullable;

/**
 * Opens files and digitizes pages on a thread of its own, within the limits of time. After a page that ran out of time
 * or memory everything is made anew: the thread, the reader and the open document. Belongs to one thread.
 */
final class PageWorker implements AutoCloseable {
    /** Loading a model takes a second; on a disk that is asleep, some more. Not a page's matter. */
    private static final Duration SETTING_UP = Duration.ofMinutes(5);

    private static final Duration CLEARING_UP = Duration.ofSeconds(10);

    /** A page could not be digitized. */
    static final class PageFailed extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Failure failure;

        PageFailed(Failure failure) {
            super(failure.reason());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /** What lives on the guarded thread, and is closed there. */
    private static final class Desk implements AutoCloseable {
        private final OpenDocument open;
        private @Nullable PagePipeline pages;

        Desk(ScanLimits limits) {
            open = new OpenDocument(limits);
        }

        @Override
        public void close() {
            open.close();
            if (pages != null) {
                pages.close();
            }
        }
    }

    private final PipelineFile pipeline;
    private final PipelineModels models;
    private final ScanLimits limits;
    private final Clock clock;
    private final Containment containment;
    private final StuckThreads stuck;
    private GuardedThread thread = new GuardedThread();
    private Desk desk;

    PageWorker(
            PipelineFile pipeline,
            PipelineModels models,
            ScanLimits limits,
            Clock clock,
            Containment containment,
            StuckThreads stuck) {
        this.pipeline = pipeline;
        this.models = models;
        this.limits = limits;
        this.clock = clock;
        this.containment = containment;
        this.stuck = stuck;
        this.desk = new Desk(limits);
    }

    /** How many pages a file has. */
    int pages(Path file) throws PageFailed, InterruptedException {
        return guarded(file, "-", () -> {
            try (ScanDocument document = ScanDocument.open(file, limits)) {
                return document.pages();
            }
        });
    }

    /** The record of a page, not yet written. */
    Page digitize(PageTask task) throws PageFailed, InterruptedException {
        Desk at = desk;
        if (at.pages == null) {
            setUp(at);
        }
        return guarded(task.file(), task.page(), () -> {
            PagePipeline pages = java.util.Objects.requireNonNull(at.pages);
            ScanDocument document = at.open.document(task.file());
            ScanPage scan = document.page(task.index());
            return pages.digitize(
                    scan,
                    pages.keepsText() ? document.text(task.index(), scan) : Optional.empty(),
                    task.page(),
                    document.image(task.index()).getFileName().toString());
        });
    }

    private void setUp(Desk at) throws InterruptedException {
        try {
            at.pages = thread.call(() -> new PagePipeline(pipeline, models, clock), SETTING_UP);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the model could not be loaded in " + SETTING_UP.toMinutes() + " minutes", e);
        } catch (ExecutionException e) {
            throw unexpected(e.getCause());
        }
    }

    private <T> T guarded(Path file, String page, Callable<T> task) throws PageFailed, InterruptedException {
        try {
            return thread.call(task, containment.pageTime());
        } catch (TimeoutException e) {
            startAnew();
            throw new PageFailed(Failure.outOfTime(file, page, containment.pageTime()));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ScanException s -> throw new PageFailed(Failure.of(s));
                case OutOfMemoryError m -> {
                    startAnew();
                    throw new PageFailed(Failure.outOfMemory(file, page));
                }
                case RuntimeException r -> throw new PageFailed(Failure.fault(file, page, r));
                case VirtualMachineError v -> throw new PageFailed(Failure.fault(file, page, v));
                default -> throw unexpected(e.getCause());
            }
        }
    }

    /** Leaves thread and desk behind; the thread clears the desk if it ever comes to. */
    private void startAnew() {
        thread.last(desk::close);
        stuck.add(thread);
        thread = new GuardedThread();
        desk = new Desk(limits);
    }

    private static RuntimeException unexpected(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException r -> r;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(cause);
        };
    }

    @Override
    public void close() {
        thread.last(desk::close);
        try {
            thread.awaitEnd(CLEARING_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
