package org.emailchange.command.mail;

/** Enough of a name for its owner to know it by, too little to learn it. */
final class Masked {

    private Masked() {}

    static String name(String username) {
        return username.substring(0, username.offsetByCodePoints(0, 1)) + "***";
    }
}
