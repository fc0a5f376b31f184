package org.emailchange.accounts.account;

import org.emailchange.api.AccountId;
import org.emailchange.web.security.EncodedPassword;

/** The account that a name belongs to, with the password that opens it. */
public record Credential(AccountId account, EncodedPassword password) {}
