package org.emailchange.accounts.passkey;

/**
 * What a challenge is for; it is good for nothing else.
 *
 * @param holder who asked for it: a session, or a caller without one
 * @param account whose passkey is asked for; empty where that shows only with the passkey
 * @param deed what is to be done with it, without anything personal in clear
 */
public record Occasion(String holder, String account, String deed) {

    /** All of it as one text; none of the parts has a line end in it. */
    String text() {
        return holder + "\n" + account + "\n" + deed;
    }
}
