package org.emailchange.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The limits by what they are for. Each call counts, tells the caller in headers how the limits stand, and throws {@link
 * ProblemException} RATE_LIMITED where one is used up.
 */
@Component
public class Limits {

    private final Limiter limiter;
    private final LimitSettings settings;

    Limits(Limiter limiter, LimitSettings settings) {
        this.limiter = limiter;
        this.settings = settings;
    }

    /**
     * A change is asked for.
     *
     * @param addressId the keyed hash of the address asked for
     */
    public void onRequest(AccountId account, String addressId, HttpServletResponse response) {
        tell(
                response,
                new Charge("requests-per-account", settings.requestsPerAccount(), account.value()),
                new Charge("requests-per-address", settings.requestsPerAddress(), addressId).untold());
    }

    /** Mails are to be sent again. */
    public void onResend(AccountId account, HttpServletResponse response) {
        tell(response, new Charge("resends-per-account", settings.resendsPerAccount(), account.value()));
    }

    /** Somebody asks whether an address is to be had. */
    public void onAvailability(Caller caller, HttpServletResponse response) {
        tell(
                response,
                caller.account().isPresent()
                        ? new Charge("availability-per-caller", settings.availabilityPerCaller(), caller.by())
                        : new Charge("availability-per-app", settings.availabilityPerApp(), caller.by()));
    }

    /**
     * A token was not genuine. Called after that is known, so that nobody who has a genuine one is ever kept from using
     * it by somebody who guesses.
     *
     * @param change the change that the token says it is for, where it says one
     */
    public void onBadLink(@Nullable ChangeId change, HttpServletRequest request) {
        var client = new Charge("bad-links-per-client", settings.badLinksPerClient(), Client.of(request));
        if (change == null) {
            limiter.take(client);
        } else {
            limiter.take(client, new Charge("bad-links-per-change", settings.badLinksPerChange(), change.value()));
        }
    }

    private void tell(HttpServletResponse response, Charge... charges) {
        limiter.take(charges).forEach(response::setHeader);
    }
}
