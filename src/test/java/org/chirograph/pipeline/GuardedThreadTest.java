package org.chirograph.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardedThreadTest {
    @Test
    void leavesATaskBehindThatHeedsNoInterrupt() throws Exception {
        GuardedThread thread = new GuardedThread();
        AtomicBoolean enough = new AtomicBoolean();
        AtomicBoolean cleared = new AtomicBoolean();
        assertThatThrownBy(() -> thread.call(
                        () -> {
                            while (!enough.get()) {
                                Thread.onSpinWait();
                            }
                            return "too late";
                        },
                        Duration.ofMillis(50)))
                .isInstanceOf(TimeoutException.class);
        thread.last(() -> cleared.set(true));
        assertThat(thread.ended()).isFalse();
        enough.set(true);
        thread.awaitEnd(Duration.ofSeconds(20));
        assertThat(thread.ended()).isTrue();
        assertThat(cleared).isTrue();
    }

    @Test
    void anErrorComesOutAndTheThreadGoesOn() throws Exception {
        GuardedThread thread = new GuardedThread();
        assertThatThrownBy(() -> thread.call(
                        () -> {
                            throw new OutOfMemoryError("as if");
                        },
                        Duration.ofSeconds(20)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(thread.call(() -> 7, Duration.ofSeconds(20))).isEqualTo(7);
        thread.last(() -> {});
    }

    @Test
    void onlyAFailingDeviceIsTriedAgain() throws Exception {
        Containment thrice = new Containment(Duration.ofSeconds(1), 3, Duration.ofMillis(1), 0.1);
        for (Failure.Kind kind : Failure.Kind.values()) {
            AtomicInteger tries = new AtomicInteger();
            Attempts attempts = new Attempts(thrice, () -> false);
            assertThatThrownBy(() -> attempts.at(() -> {
                        tries.incrementAndGet();
                        throw new PageWorker.PageFailed(new Failure(kind, "a", "b", false));
                    }))
                    .isInstanceOf(PageWorker.PageFailed.class);
            assertThat(tries.get()).isEqualTo(kind == Failure.Kind.TRANSIENT ? 3 : 1);
        }
        AtomicInteger tries = new AtomicInteger();
        String third = new Attempts(thrice, () -> false).at(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new PageWorker.PageFailed(new Failure(Failure.Kind.TRANSIENT, "a", "b", false));
            }
            return "read";
        });
        assertThat(third).isEqualTo("read");
    }

    @Test
    void aFewFailuresNeverStopARunUnlessNoneIsAllowed() {
        Containment tenth = Containment.DEFAULT;
        assertThat(tenth.tooMany(1, 2)).isFalse();
        assertThat(tenth.tooMany(9, 9)).isFalse();
        assertThat(tenth.tooMany(10, 100)).isFalse();
        assertThat(tenth.tooMany(10, 99)).isTrue();
        assertThat(tenth.tooMany(11, 100)).isTrue();
        Containment none = new Containment(Duration.ofSeconds(1), 1, Duration.ZERO, 0);
        assertThat(none.tooMany(0, 100)).isFalse();
        assertThat(none.tooMany(1, 100)).isTrue();
        Containment all = new Containment(Duration.ofSeconds(1), 1, Duration.ZERO, 1);
        assertThat(all.tooMany(100, 100)).isFalse();
        assertThatThrownBy(() -> new Containment(Duration.ofSeconds(1), 1, Duration.ZERO, 1.1))
                .hasMessageContaining("between 0.0 and 1.0");
    }
}
