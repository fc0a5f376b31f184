package org.emailchange.testing;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.emailchange.api.LinkPurpose;

/** Everybody's mail, and the links in it. A kind of link is the page that it opens: verify, revoke or undo. */
public record Inbox(TestMailServer server) {
    private static final Pattern LINK = Pattern.compile("https?://\\S+?/(verify|revoke|undo)\\?token=([\\w.-]+)");

    /** The newest link of this kind in the mails to an address; waits for the first. */
    public String link(String address, String kind) {
        return links(address, kind, 1).get(0);
    }

    /** All links of this kind in the mails to an address, the newest first; waits until there are so many. */
    public List<String> links(String address, String kind, int atLeast) {
        var links = server.awaitMails(atLeast, mail -> mail.isTo(address) && has(mail, kind)).stream()
                .flatMap(mail -> found(mail, kind).stream().limit(1))
                .map(MatchResult::group)
                .toList();
        return reversed(links);
    }

    /** All links of any kind in the mails to an address so far. */
    public List<String> links(String address) {
        return server.mailsTo(address).stream()
                .flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(MatchResult::group)
                .toList();
    }

    /** The token of the first link for this purpose that came to an address. */
    public String token(String address, LinkPurpose purpose) {
        return token(address, purpose, 1);
    }

    /** The token of the n-th link for this purpose that came to an address, counted from 1. */
    public String token(String address, LinkPurpose purpose, int n) {
        var mails = server.awaitMails(
                n, mail -> mail.isTo(address) && !tokens(mail, purpose).isEmpty());
        return tokens(mails.get(n - 1), purpose).get(0);
    }

    private static List<String> tokens(ReceivedMail mail, LinkPurpose purpose) {
        return LINK.matcher(mail.text())
                .results()
                .map(link -> link.group(2))
                .filter(token -> purposeOf(token) == purpose)
                .toList();
    }

    /** The second octet of a token's fields is its purpose, counted from 1. */
    private static LinkPurpose purposeOf(String token) {
        var fields = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return LinkPurpose.values()[fields[1] - 1];
    }

    /** All mails to an address, once there are so many. */
    public List<ReceivedMail> mails(String address, int atLeast) {
        return server.awaitMails(atLeast, mail -> mail.isTo(address));
    }

    private static boolean has(ReceivedMail mail, String kind) {
        return !found(mail, kind).isEmpty();
    }

    private static List<MatchResult> found(ReceivedMail mail, String kind) {
        return LINK.matcher(mail.text())
                .results()
                .filter(link -> link.group(1).equals(kind))
                .toList();
    }

    private static List<String> reversed(List<String> links) {
        var reversed = new ArrayList<>(links);
        Collections.reverse(reversed);
        return List.copyOf(reversed);
    }
}
