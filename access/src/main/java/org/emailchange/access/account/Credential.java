package org.emailchange.access.account;

import org.emailchange.api.AccountId;

/** The account that a name belongs to, with the password that opens it. */
public record Credential(AccountId account, EncodedPassword password) {}
