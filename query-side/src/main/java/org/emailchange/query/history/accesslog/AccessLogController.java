package org.emailchange.query.history.accesslog;

import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindAccessLog;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who looked. */
@RestController
class AccessLogController {
    private static final int PAGE = 500;

    private final AccessLog accesses;

    AccessLogController(AccessLog accesses) {
        this.accesses = accesses;
    }

    /**
     * At most 500, newest first.
     *
     * @param before the id of the last one of the page before
     */
    @GetMapping("/api/audit/accesses")
    List<FindAccessLog.Result> accesses(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return accesses.before(before, account == null ? null : accountId(account), PAGE);
    }

    private static AccountId accountId(String text) {
        try {
            return AccountId.of(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
    }
}
