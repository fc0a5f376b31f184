package org.emailchange.attack;

import org.emailchange.api.AccountId;

/** Somebody's account. */
record Account(AccountId id, String name) {}
