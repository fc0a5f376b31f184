package org.emailchange.command.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.stereotype.Component;

/** One attempt to hand a mail over to the mail server. */
@Component
class Attempt {

    private final LetterWriter writer;
    private final Envelopes envelopes;
    private final SmtpConnections connections;

    Attempt(LetterWriter writer, Envelopes envelopes, SmtpConnections connections) {
        this.writer = writer;
        this.envelopes = envelopes;
        this.connections = connections;
    }

    Outcome send(MailOrder order, MailOrder.Content content) {
        var lane = Lane.to(content.recipient());
        MimeMessage message;
        try {
            var letter = writer.write(order, content);
            message = envelopes.enclose(letter, order.id(), content.recipient(), connections.session(lane));
        } catch (LinkLost e) {
            return new Outcome.Refused("The key of its link is not in use any more.");
        } catch (MessagingException e) {
            return new Outcome.Refused("The address cannot be written to.");
        }
        return send(message, lane, content.withheld());
    }

    /** What is withheld meets every fault that others would meet on their way to the server, and so looks like them. */
    private Outcome send(MimeMessage message, Lane lane, boolean withheld) {
        SmtpConnection connection;
        try {
            connection = connections.take(lane);
        } catch (MessagingException e) {
            return SmtpErrors.onConnecting(e);
        }
        try {
            if (lane == Lane.SMTPUTF8 && !connection.offersSmtpUtf8()) {
                return new Outcome.Refused("The mail server takes no addresses beyond ASCII (no SMTPUTF8).");
            }
            if (!withheld) {
                connection.send(message);
            }
            return new Outcome.Accepted();
        } catch (MessagingException e) {
            connection.broken();
            return SmtpErrors.onSending(e);
        } finally {
            connections.giveBack(connection);
        }
    }
}
