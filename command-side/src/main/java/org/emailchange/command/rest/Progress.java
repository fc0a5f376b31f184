package org.emailchange.command.rest;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.ChangeState;
import org.emailchange.api.Side;
import org.emailchange.api.command.ChangeProgress;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** Answers of commands about a change, and the header that lets the caller read what it wrote. */
public final class Progress {

    static final String VERSION = "Email-Version";

    private Progress() {}

    /** A change that waits. */
    public record Waiting(String changeId, ChangeState state, Instant expiresAt, List<Side> awaiting) {

        static Waiting of(ChangeProgress progress) {
            return new Waiting(
                    progress.changeId().value(), progress.state(), progress.expiresAt(), progress.awaiting());
        }
    }

    /** A change that a link has moved. */
    public record Moved(String changeId, ChangeState state, List<Side> awaiting) {

        static Moved of(ChangeProgress progress) {
            return new Moved(progress.changeId().value(), progress.state(), progress.awaiting());
        }
    }

    /** A change that a link has ended. */
    public record Ended(String changeId, ChangeState state) {

        static Ended of(ChangeProgress progress) {
            return new Ended(progress.changeId().value(), progress.state());
        }
    }

    public static BodyBuilder versioned(BodyBuilder answer, ChangeProgress progress) {
        return answer.header(VERSION, Long.toString(progress.version()));
    }
}
