package org.emailchange.command.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the mail server said to a mail: a code as in RFC 5321, with the enhanced one of RFC 3463 where given.
 *
 * @param what what it would not take
 * @param code the three digits
 * @param enhanced such as 5.1.1, or nothing
 */
record SmtpReply(String what, int code, String enhanced) {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** The reply to the recipient, if that was refused; else to the sender or to the mail as a whole. */
    static Optional<SmtpReply> in(MessagingException failure) {
        return SmtpErrors.causes(failure)
                .filter(SMTPAddressFailedException.class::isInstance)
                .findFirst()
                .or(() -> Optional.of(failure))
                .map(SmtpReply::of);
    }

    Outcome outcome() {
        var said = " (" + code + (enhanced.isEmpty() ? "" : " " + enhanced) + ").";
        return code >= 500
                ? new Outcome.Refused("The mail server refused the " + what + said)
                : new Outcome.Deferred("The mail server put the " + what + " off" + said);
    }

    private static @Nullable SmtpReply of(Throwable failure) {
        if (failure instanceof SMTPAddressFailedException e) {
            return of("address", e.getReturnCode(), e);
        }
        if (failure instanceof SMTPSenderFailedException e) {
            return of("sender", e.getReturnCode(), e);
        }
        return failure instanceof SMTPSendFailedException e ? of("mail", e.getReturnCode(), e) : null;
    }

    private static @Nullable SmtpReply of(String what, int code, MessagingException failure) {
        if (code < 400 || code > 599) {
            return null;
        }
        var matcher = ENHANCED.matcher(String.valueOf(failure.getMessage()));
        return new SmtpReply(what, code, matcher.find() ? matcher.group(1) : "");
    }
}
