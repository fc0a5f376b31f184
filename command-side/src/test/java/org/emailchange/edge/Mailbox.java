package org.emailchange.edge;

import java.util.List;
import java.util.regex.Pattern;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.testing.ReceivedMail;
import org.emailchange.testing.TestMailServer;

/** Everybody's mailbox, and the links in the mails that came. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("\\?token=([A-Za-z0-9._-]+)");

    private final TestMailServer server;
    private final LinkTokens tokens;

    Mailbox(TestMailServer server, LinkTokens tokens) {
        this.server = server;
        this.tokens = tokens;
    }

    /** The token of the first link of this kind that came to this address. */
    public String token(String address, LinkPurpose purpose) {
        return token(address, purpose, 1);
    }

    /** The token of the n-th link of this kind that came to this address, counted from 1. */
    public String token(String address, LinkPurpose purpose, int n) {
        var mails = server.awaitMails(
                n, mail -> mail.isTo(address) && !found(purpose, mail.text()).isEmpty());
        return found(purpose, mails.get(n - 1).text()).get(0);
    }

    /** Every mail that came to this address, once there are so many. */
    public List<ReceivedMail> mails(String address, int atLeast) {
        return server.awaitMails(atLeast, mail -> mail.isTo(address));
    }

    private List<String> found(LinkPurpose purpose, String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(token -> purpose == purposeOf(token))
                .toList();
    }

    private LinkPurpose purposeOf(String token) {
        return tokens.read(new LinkToken(token)).orElseThrow().purpose();
    }
}
