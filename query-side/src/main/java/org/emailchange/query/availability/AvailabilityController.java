package org.emailchange.query.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.query.FindAvailability;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether the caller could have an address. */
@RestController
class AvailabilityController {
    private final QueryGateway queries;
    private final AvailabilityLimits limits;

    AvailabilityController(QueryGateway queries, AvailabilityLimits limits) {
        this.queries = queries;
        this.limits = limits;
    }

    /** @param reason why the address is not to be had; left out where it is */
    record Answer(
            String email,
            boolean available,
            @JsonInclude(JsonInclude.Include.NON_NULL) FindAvailability.@Nullable Reason reason) {}

    @GetMapping("/api/email-availability")
    CompletableFuture<Answer> availability(@RequestParam String email, Caller caller) {
        if (caller.account().isEmpty()) {
            limits.onAppQuery(caller);
        }
        var query =
                new FindAvailability(new EmailAddress(email), caller.account().orElse(null));
        return queries.query(query, FindAvailability.Result.class)
                .thenApply(result -> new Answer(email, result.available(), result.reason()));
    }
}
