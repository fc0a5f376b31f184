package org.emailchange.access.security;

import org.emailchange.access.account.EncodedPassword;

/** A caller with the password that proves it. */
public record NamedCaller(Caller caller, EncodedPassword password) {}
