package org.emailchange.command.usecase;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.limit.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * The rate limits of the use cases. Each method counts, and throws {@link
 * org.emailchange.web.problem.ProblemException} RATE_LIMITED where a limit is used up.
 */
@Component
class ChangeLimits {

    private final RateLimiter limiter;
    private final Settings settings;

    ChangeLimits(RateLimiter limiter, Settings settings) {
        this.limiter = limiter;
        this.settings = settings;
    }

    /**
     * The settings {@code email-change.limits.*} of the use cases.
     *
     * @param requestsPerAccount changes requested by one account, and passkeys added or removed
     * @param resendsPerAccount resends for one account
     * @param badLinksPerClient tokens from one client that are not genuine
     * @param badLinksPerChange tokens for one change that are not genuine
     */
    @ConfigurationProperties("email-change.limits")
    record Settings(
            @DefaultValue("60/1h") Rate requestsPerAccount,
            @DefaultValue("60/1h") Rate resendsPerAccount,
            @DefaultValue("500/1h") Rate badLinksPerClient,
            @DefaultValue("250/1h") Rate badLinksPerChange) {}

    /** A change is requested, or one of the passkeys: each is an event, and mailed. */
    void onRequest(AccountId account) {
        limiter.take(new Limit("requests-per-account", settings.requestsPerAccount(), account.value()));
    }

    /** Mails are to be sent again. */
    void onResend(AccountId account) {
        limiter.take(new Limit("resends-per-account", settings.resendsPerAccount(), account.value()));
    }

    /**
     * A token was not genuine. Called after that is known, so that guessing never keeps a genuine token from working.
     *
     * @param change the change that the token names, where it names one
     * @param remoteAddress of the client
     */
    void onBadLink(@Nullable ChangeId change, String remoteAddress) {
        var client = new Limit("bad-links-per-client", settings.badLinksPerClient(), Limit.client(remoteAddress));
        if (change == null) {
            limiter.take(client);
        } else {
            limiter.take(client, new Limit("bad-links-per-change", settings.badLinksPerChange(), change.value()));
        }
    }
}
