package org.emailchange.api.event;

import java.time.Instant;

/**
 * The account has other credentials than before. Says nothing about them.
 *
 * @param accountId whose account
 * @param number how often they have been changed by now
 * @param changedAt when
 */
public record CredentialsChanged(String accountId, int number, Instant changedAt) implements EmailChangeEvent {}
