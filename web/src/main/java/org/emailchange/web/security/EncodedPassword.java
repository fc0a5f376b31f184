package org.emailchange.web.security;

/**
 * A password as it is kept: hashed, with the name of its scheme in front.
 *
 * @param value such as <code>{argon2}...</code>
 */
public record EncodedPassword(String value) {

    /** Hides the hash, so that it gets into no log. */
    @Override
    public String toString() {
        return "EncodedPassword[...]";
    }
}
