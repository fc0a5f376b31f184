package org.emailchange.api;

/** A setting stops the start; the message is a sentence that says what to set. */
public class InvalidSetting extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param sentence says what to set, and repeats no secret */
    public InvalidSetting(String sentence) {
        super(sentence);
    }
}
