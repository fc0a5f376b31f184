package org.emailchange.accounts.passkey;

/**
 * What a challenge was issued for; it is valid for nothing else.
 *
 * @param holder the session, browser or caller that asked for it
 * @param account the account whose passkey is asked for; empty where only the passkey itself shows the account
 * @param action what is to be done with the passkey; contains nothing personal in the clear
 */
public record ChallengePurpose(String holder, String account, String action) {

    /** All parts as one text; none of them contains a line break. */
    String text() {
        return holder + "\n" + account + "\n" + action;
    }
}
