package org.emailchange.query.availability;

import org.emailchange.api.AccountId;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.limit.RateLimiter;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.Caller.AccountOwner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** How often it can be asked whether an address is available; by page and REST call together. */
@Component
class AvailabilityLimits {

    private final RateLimiter limiter;
    private final Settings settings;

    AvailabilityLimits(RateLimiter limiter, Settings settings) {
        this.limiter = limiter;
        this.settings = settings;
    }

    /**
     * The settings {@code email-change.limits.*} of availability.
     *
     * @param availabilityPerCaller queries by the owner of one account
     * @param availabilityPerApp queries by one backend, for all its accounts
     */
    @ConfigurationProperties("email-change.limits")
    record Settings(
            @DefaultValue("120/1m") Rate availabilityPerCaller,
            @DefaultValue("6000/1m") Rate availabilityPerApp) {}

    void onOwnerQuery(AccountId account) {
        limiter.take(
                new Limit("availability-per-caller", settings.availabilityPerCaller(), new AccountOwner(account).by()));
    }

    void onAppQuery(Caller app) {
        limiter.take(new Limit("availability-per-app", settings.availabilityPerApp(), app.by()));
    }
}
