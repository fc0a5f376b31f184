package org.emailchange.web.security;

/**
 * A password as it is stored: hashed, with the name of the hash in front.
 *
 * @param value such as <code>{argon2}...</code>
 */
public record EncodedPassword(String value) {

    /** All but salt and hash: what takes equally long to check has the same. */
    String cost() {
        var end = value.lastIndexOf('$');
        return value.substring(0, Math.max(0, value.startsWith("{argon2}") ? value.lastIndexOf('$', end - 1) : end));
    }

    /** Hides the hash, so that it gets into no log. */
    @Override
    public String toString() {
        return "EncodedPassword[...]";
    }
}
