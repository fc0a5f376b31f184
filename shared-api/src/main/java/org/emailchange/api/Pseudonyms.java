package org.emailchange.api;

/** Names for what must not be read: the same text has the same name, and nobody without the key can try texts out. */
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
