package org.emailchange.attack;

import org.emailchange.api.AccountId;

/** Somebody's account. */
public record Account(AccountId id, String name) {}
