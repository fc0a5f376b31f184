package org.emailchange.edge;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.emailchange.api.LinkPurpose;
import org.emailchange.testing.TestMailServer;

/** Everybody's mailbox, and the links in the mails that came. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("(/verify|/revoke|/undo)\\?token=([A-Za-z0-9._-]+)");

    private final TestMailServer server;

    Mailbox(TestMailServer server) {
        this.server = server;
    }

    /** The token of the first link of this kind that came to this address. */
    public String token(String address, LinkPurpose purpose) {
        return token(address, purpose, 1);
    }

    /** The token of the n-th link of this kind that came to this address, counted from 1. */
    public String token(String address, LinkPurpose purpose, int n) {
        var path = path(purpose);
        var mails = server.awaitMails(
                n, mail -> mail.isTo(address) && !tokens(path, mail.text()).isEmpty());
        return tokens(path, mails.get(n - 1).text()).get(0);
    }

    private static List<String> tokens(String path, String text) {
        return LINK.matcher(text)
                .results()
                .filter(link -> link.group(1).equals(path))
                .map((MatchResult link) -> link.group(2))
                .toList();
    }

    private static String path(LinkPurpose purpose) {
        return switch (purpose) {
            case CONFIRM_NEW, CONFIRM_CURRENT -> "/verify";
            case REVOKE -> "/revoke";
            case UNDO -> "/undo";
        };
    }
}
