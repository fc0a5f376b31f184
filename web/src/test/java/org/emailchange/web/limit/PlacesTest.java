package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private final LinkedBlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    @Test
    void areGivenToClientsThatWaitInTurn() throws Exception {
        var places = new Places(1, 9, 9, LONG);
        places.take("a");
        for (var name : new String[] {"a", "a", "b", "a", "c"}) {
            await(places, name);
        }

        for (var next : new String[] {"a", "b", "c", "a", "a"}) {
            places.giveBack("a");
            assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo(next + " true");
        }
    }

    @Test
    void areGivenUpByTheClientWithTheMostWhereTooManyWait() throws Exception {
        var places = new Places(1, 9, 3, LONG);
        places.take("a");
        await(places, "a");
        await(places, "a");
        await(places, "b");

        await(places, "b");
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo("a false");
        await(places, "b");
        assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isEqualTo("b false");
    }

    @Test
    void areNotAwaitedForLong() {
        var places = new Places(1, 9, 9, Duration.ofMillis(1));
        places.take("a");

        assertThat(places.take("b")).isFalse();
        places.giveBack("a");
        assertThat(places.take("b")).isTrue();
    }

    @Test
    void areNeverAllOfOneClient() {
        var places = new Places(3, 2, 0, LONG);

        assertThat(places.take("a") && places.take("a")).isTrue();
        assertThat(places.take("a")).isFalse();
        assertThat(places.take("b")).isTrue();
        assertThat(places.take("c")).isFalse();
    }

    @Test
    void areGivenBackAfterAnErrorToo() {
        var places = new Places(1, 1, 0, LONG);

        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> places.inTurn("a", () -> {
                        throw new AssertionError("of the work");
                    }))
                    .isInstanceOf(AssertionError.class);
        }
        places.take("a");
        assertThatThrownBy(() -> places.inTurn("a", () -> "never"))
                .isInstanceOfSatisfying(ProblemException.class, none -> {
                    assertThat(none.problem().type()).isEqualTo(GeneralProblem.UNAVAILABLE);
                    assertThat(none.problem().retryAfter()).isEqualTo(Duration.ofSeconds(1));
                });
    }

    /** Returns once the client is in the line, or has got its answer. */
    private void await(Places places, String client) throws InterruptedException {
        var thread = new Thread(() -> outcomes.add(client + ' ' + places.take(client)));
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
