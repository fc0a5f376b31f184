package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final Limit limit = new Limit("sample", Rate.valueOf("1/1h"), "somebody");

    @Test
    void allowsEverythingWhenTheDatabaseDoesNotAnswer() {
        var limiter = Limiters.withoutDatabase();

        for (int i = 0; i < 3; i++) {
            assertThat(limiter.taken(limit)).isEmpty();
            limiter.attempt(limit).close();
            limiter.count(List.of(limit));
        }
    }
}
