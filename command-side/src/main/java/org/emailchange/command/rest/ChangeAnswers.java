package org.emailchange.command.rest;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.Side;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.web.request.EmailVersion;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** The answers to commands, with the version that lets a client read what it wrote. */
final class ChangeAnswers {

    private ChangeAnswers() {}

    /** A change that waits for confirmations. */
    record Waiting(String changeId, ChangeState state, Instant expiresAt, List<Side> awaiting) {}

    /** A change that a link has confirmed. */
    record Confirmed(String changeId, ChangeState state, List<Side> awaiting) {}

    /** A change that a link has ended. */
    record Ended(String changeId, ChangeState state) {}

    static ResponseEntity<Waiting> accepted(AccountId account, ChangeProgress change) {
        var id = change.changeId().value();
        var location = URI.create("/api/accounts/" + account + "/email-changes/" + id);
        return versioned(ResponseEntity.accepted().location(location), change.version())
                .body(new Waiting(id, change.state(), change.expiresAt(), change.awaiting()));
    }

    static ResponseEntity<Confirmed> confirmed(ChangeProgress change) {
        return versioned(ResponseEntity.ok(), change.version())
                .body(new Confirmed(change.changeId().value(), change.state(), change.awaiting()));
    }

    static ResponseEntity<Ended> ended(ChangeProgress change) {
        return versioned(ResponseEntity.ok(), change.version())
                .body(new Ended(change.changeId().value(), change.state()));
    }

    static ResponseEntity<Void> noContent(long version) {
        return versioned(ResponseEntity.status(204), version).build();
    }

    static BodyBuilder versioned(BodyBuilder answer, long version) {
        return answer.header(EmailVersion.HEADER, Long.toString(version));
    }
}
