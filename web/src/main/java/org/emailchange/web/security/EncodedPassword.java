package org.emailchange.web.security;

/**
 * A password as it is stored: hashed, with the name of the hash in front.
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
