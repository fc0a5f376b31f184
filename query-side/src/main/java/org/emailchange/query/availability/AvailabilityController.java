package org.emailchange.query.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    private final AvailabilityQueries queries;
    private final AvailabilityLimits limits;

    AvailabilityController(AvailabilityQueries queries, AvailabilityLimits limits) {
        this.queries = queries;
        this.limits = limits;
    }

    /** @param reason why the address is not available; left out if it is */
    record Answer(
            String email,
            boolean available,
            @JsonInclude(JsonInclude.Include.NON_NULL) FindAvailability.@Nullable Reason reason) {}

    @GetMapping("/api/email-availability")
    Answer availability(@RequestParam String email, Caller caller) {
        if (caller.account().isEmpty()) {
            limits.onAppQuery(caller);
        }
        var query =
                new FindAvailability(new EmailAddress(email), caller.account().orElse(null));
        var result = queries.on(query);
        return new Answer(email, result.available(), result.reason());
    }
}
