package org.emailchange.command.link;

/** A token cannot be computed any more, because the key that signed it is not in use. New links help. */
public final class KeyRetired extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyRetired(String keyId) {
        super("link key " + keyId + " is not in use any more");
    }
}
