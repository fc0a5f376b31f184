package org.emailchange.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashingTest {

    private static final String SEVENTY_TWO_OCTETS = "\u00e9".repeat(36);

    @Test
    void cutsNoPasswordOffWhereBcryptDoes() {
        var bcrypt = new PasswordHashing.WholePasswordBcrypt();
        var hash = new BCryptPasswordEncoder(4).encode(SEVENTY_TWO_OCTETS);

        assertThat(bcrypt.matches(SEVENTY_TWO_OCTETS, hash)).isTrue();
        assertThat(bcrypt.matches(SEVENTY_TWO_OCTETS + "x", hash)).isFalse();
    }

    @Test
    void makesAFewHashesAtATimeAndAsksTheRestToComeAgain() {
        var slow = new Slow();
        var encoder = new PasswordHashing.FewAtATime(slow, 2, 3);

        var calls = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> outcome(encoder), task -> new Thread(task).start()))
                .toList();
        var first =
                CompletableFuture.anyOf(calls.toArray(CompletableFuture[]::new)).join();
        slow.end.countDown();

        assertThat(first).isEqualTo("503, again after 2s");
        assertThat(calls.stream().map(CompletableFuture::join).distinct())
                .containsExactlyInAnyOrder("hashed", "503, again after 2s");
        assertThat(slow.most).isEqualTo(2);
        assertThat(outcome(encoder)).isEqualTo("hashed");
    }

    private static String outcome(PasswordEncoder encoder) {
        try {
            return encoder.matches("password", "hash") ? "hashed" : "wrong";
        } catch (ProblemException e) {
            assertThat(e.problem().type()).isEqualTo(GeneralProblem.UNAVAILABLE);
            return "503, again after " + e.problem().retryAfter().toSeconds() + "s";
        }
    }

    private static final class Slow implements PasswordEncoder {

        private final CountDownLatch end = new CountDownLatch(1);
        private int now;
        private int most;

        @Override
        public String encode(CharSequence password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            count(1);
            try {
                end.await();
                return true;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                count(-1);
            }
        }

        private synchronized void count(int more) {
            now += more;
            most = Math.max(most, now);
        }
    }
}
