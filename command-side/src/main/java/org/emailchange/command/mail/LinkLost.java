package org.emailchange.command.mail;

/** A link cannot be made again, because its key is not in use any more. */
final class LinkLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LinkLost() {
        super("The key of a link is not in use any more");
    }
}
