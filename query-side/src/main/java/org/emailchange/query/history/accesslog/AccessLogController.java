package org.emailchange.query.history.accesslog;

import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindAccessLog;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the access log. */
@RestController
class AccessLogController {
    private static final int PAGE = 500;

    private final AccessLog accessLog;

    AccessLogController(AccessLog accessLog) {
        this.accessLog = accessLog;
    }

    /**
     * At most 500, newest first.
     *
     * @param before the id of the last entry of the page before
     */
    @GetMapping("/api/audit/accesses")
    List<FindAccessLog.Result> entries(
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        return accessLog.on(new FindAccessLog(account, before, PAGE));
    }
}
