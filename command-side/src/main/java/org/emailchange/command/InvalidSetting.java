package org.emailchange.command;

/** A setting stops the start; the message is a sentence that says what to set. */
public final class InvalidSetting extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public InvalidSetting(String sentence) {
        super(sentence);
    }
}
