package org.emailchange.query.history;

import java.time.Instant;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.query.history.accesslog.AccessLog;
import org.emailchange.query.history.accesslog.Reading;
import org.emailchange.web.request.EmailVersion;
import org.emailchange.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The status as it stood once. */
@RestController
class ThenController {
    private final StatusAsOf then;
    private final AccessLog accesses;

    ThenController(StatusAsOf then, AccessLog accesses) {
        this.then = then;
        this.accesses = accesses;
    }

    @GetMapping("/api/audit/accounts/{account}/email")
    ResponseEntity<EmailStatus> status(@AccountPath AccountId account, @RequestParam Instant at, Caller caller) {
        accesses.note(caller.by(), Reading.STATUS_THEN, account);
        var status = then.status(account, at);
        return ResponseEntity.ok()
                .header(EmailVersion.HEADER, Long.toString(status.version()))
                .body(status.answer());
    }
}
