package org.emailchange.query.live;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what watchers are told, once for all of them. */
@Component
class Newsroom {
    private final Questions questions;
    private final JsonMapper json;

    Newsroom(Questions questions, JsonMapper json) {
        this.questions = questions;
        this.json = json;
    }

    CompletableFuture<News> newsOf(AccountId account) {
        return questions.<EmailStatus>ask(new FindEmailStatus(account)).thenApply(this::news);
    }

    private News news(Versioned<EmailStatus> answer) {
        var status = answer.answer();
        var ends = Stream.of(status.lockedUntil(), status.holdUntil(), status.undoUntil())
                .filter(Objects::nonNull)
                .sorted();
        return new News(answer.version(), json.writeValueAsString(status), ends.findFirst());
    }
}
