package org.emailchange.web.security;

/** A caller with the password that proves it. */
public record NamedCaller(Caller caller, EncodedPassword password) {}
