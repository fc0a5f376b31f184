package org.emailchange.attack;

import org.emailchange.api.LinkPurpose;

/** A link as a mail carries it. */
public record Link(String token, String change, LinkPurpose purpose, int generation, String to) {}
