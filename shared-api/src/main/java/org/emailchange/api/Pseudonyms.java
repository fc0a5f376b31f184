package org.emailchange.api;

/** Keyed hashes in place of texts that must not be read: equal texts have equal hashes, and guessing needs the key. */
@FunctionalInterface
public interface Pseudonyms {

    /**
     * The name of a text.
     *
     * @param purpose what the name is for; one purpose never yields what another does
     * @param text what must not be read
     * @return 64 hex digits
     */
    String of(String purpose, String text);
}
