package org.emailchange.command.mail.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt to hand a message to the mail server.
 *
 * @param error why it failed, with the server's codes but not its words, which may hold the address; empty if accepted
 */
public record SmtpResult(Status status, String error) {

    /** How an attempt ended. */
    public enum Status {
        ACCEPTED,
        /** By 4xx: it may succeed later. */
        DEFERRED,
        /** By 5xx: it never will. */
        REFUSED,
        /** The server takes no mail from us at all: any may be taken later. */
        UNAVAILABLE
    }

    /** The enhanced status code of RFC 3463, as in {@code 550 5.1.1 no such user}. */
    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private static final String TIMEOUT = "The mail server did not answer in time.";

    static SmtpResult accepted() {
        return new SmtpResult(Status.ACCEPTED, "");
    }

    private static SmtpResult unavailable(String error) {
        return new SmtpResult(Status.UNAVAILABLE, error);
    }

    /** A message that cannot be sent at all. */
    public static SmtpResult refused(String error) {
        return new SmtpResult(Status.REFUSED, error);
    }

    /** Before there is a connection, nothing is the fault of the message. */
    static SmtpResult onConnecting(MessagingException failure) {
        if (has(failure, AuthenticationFailedException.class)) {
            return unavailable("The mail server refused the login.");
        }
        var starttls = String.valueOf(failure.getMessage()).contains("STARTTLS");
        if (starttls || has(failure, SSLException.class)) {
            return unavailable("The mail server could not be reached over a trusted, encrypted connection.");
        }
        if (has(failure, UnknownHostException.class)) {
            return unavailable("The mail server was not found.");
        }
        if (has(failure, SocketTimeoutException.class)) {
            return unavailable(TIMEOUT);
        }
        var unreachable = has(failure, ConnectException.class);
        return unavailable(
                unreachable ? "The mail server could not be reached." : "The mail server took no connection.");
    }

    /** The reply to the recipient, if that was refused; else to the sender or to the message as a whole. */
    static SmtpResult onSending(MessagingException failure) {
        var timedOut = has(failure, SocketTimeoutException.class);
        return causes(failure)
                .filter(SMTPAddressFailedException.class::isInstance)
                .findFirst()
                .or(() -> Optional.of(failure))
                .map(SmtpResult::reply)
                .orElseGet(() -> unavailable(timedOut ? TIMEOUT : "The connection to the mail server broke off."));
    }

    private static @Nullable SmtpResult reply(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException e) {
            return reply("address", e.getReturnCode(), e);
        }
        return failure instanceof SMTPSendFailedException e
                ? reply(e.getCommand().startsWith("MAIL") ? "sender" : "mail", e.getReturnCode(), e)
                : null;
    }

    /** A reply code of RFC 5321, if it is one of a failure. */
    private static @Nullable SmtpResult reply(String what, int code, MessagingException failure) {
        if (code < 400 || code > 599) {
            return null;
        }
        var found = ENHANCED.matcher(String.valueOf(failure.getMessage()));
        var enhanced = found.find() ? found.group(1) : "";
        var codes = " (" + (code + " " + enhanced).strip() + ").";
        if (isAboutTheSession(code, enhanced, what)) {
            return unavailable("The mail server took no mails" + codes);
        }
        return code >= 500
                ? refused("The mail server refused the " + what + codes)
                : new SmtpResult(Status.DEFERRED, "The mail server put the " + what + " off" + codes);
    }

    /**
     * Whether a reply says that this server takes nothing on this connection, whatever the mail: it wants a login or
     * encryption first (53x), does not know or expect the command or our name (50x), takes no mail (5.3.2), or is going
     * away. Some say so no sooner than at MAIL instead of with their greeting, by 554 or as a matter of policy (5.7.x).
     */
    private static boolean isAboutTheSession(int code, String enhanced, String what) {
        return code / 10 == 53
                || Set.of(421, 500, 502, 503, 504, 521).contains(code)
                || enhanced.equals("5.3.2")
                || what.equals("sender") && (code == 554 || enhanced.startsWith("5.7."));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
