package org.emailchange.web.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code email-change.limits.*}, each a rate such as {@code 60/1h}.
 *
 * @param enabled whether there are limits at all
 * @param requestsPerAccount changes asked for by one account
 * @param requestsPerAddress changes to one address, whoever asks
 * @param resendsPerAccount mails sent again for one account
 * @param availabilityPerCaller addresses that the owner of an account asks about
 * @param availabilityPerApp addresses that a backend asks about, for all its accounts
 * @param openCallsPerClient calls without signing in from one client, that reach the database
 * @param badLinksPerClient tokens from one client that are not genuine
 * @param badLinksPerChange tokens for one change that are not genuine
 * @param failedSignInsPerName wrong passwords from one client for one name
 * @param failedSignInsPerClient wrong passwords from one client, whatever the names
 */
@ConfigurationProperties("email-change.limits")
record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("60/1h") Rate requestsPerAccount,
        @DefaultValue("200/1d") Rate requestsPerAddress,
        @DefaultValue("60/1h") Rate resendsPerAccount,
        @DefaultValue("120/1m") Rate availabilityPerCaller,
        @DefaultValue("6000/1m") Rate availabilityPerApp,
        @DefaultValue("3000/1m") Rate openCallsPerClient,
        @DefaultValue("500/1h") Rate badLinksPerClient,
        @DefaultValue("250/1h") Rate badLinksPerChange,
        @DefaultValue("30/15m") Rate failedSignInsPerName,
        @DefaultValue("300/15m") Rate failedSignInsPerClient) {}
