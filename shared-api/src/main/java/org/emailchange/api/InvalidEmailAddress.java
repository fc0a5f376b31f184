package org.emailchange.api;

/** A text is not an address that this service takes. The text itself is not repeated. */
public final class InvalidEmailAddress extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong, finely enough to say what to do about it. */
    public enum Reason {
        EMPTY,
        TOO_LONG,
        NO_AT_SIGN,
        MORE_THAN_ONE_ADDRESS,
        LOCAL_PART_EMPTY,
        LOCAL_PART_TOO_LONG,
        LOCAL_PART_QUOTED,
        LOCAL_PART_DOTS,
        FORBIDDEN_CHARACTER,
        MIXED_SCRIPTS,
        DOMAIN_NEEDS_DOT,
        DOMAIN_LITERAL,
        DOMAIN_INVALID
    }

    private final Reason reason;

    InvalidEmailAddress(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
