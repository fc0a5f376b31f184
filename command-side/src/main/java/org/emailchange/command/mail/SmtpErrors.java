package org.emailchange.command.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says what went wrong in our own words, since the server's may hold the address; only its codes are passed on. */
final class SmtpErrors {

    private SmtpErrors() {}

    /** Before there is a connection, nothing is the mail's fault. */
    static Outcome onConnecting(MessagingException failure) {
        return new Outcome.Deferred(connecting(failure));
    }

    static Outcome onSending(MessagingException failure) {
        var reply = SmtpReply.in(failure);
        if (reply.isPresent()) {
            return reply.get().outcome();
        }
        return new Outcome.Deferred(
                has(failure, SocketTimeoutException.class)
                        ? "The mail server did not answer in time."
                        : "The connection to the mail server broke off.");
    }

    static Stream<Throwable> causes(Throwable failure) {
        UnaryOperator<Throwable> next = Throwable::getCause;
        return Stream.iterate(failure, cause -> cause != null, next).limit(20);
    }

    private static String connecting(MessagingException failure) {
        if (has(failure, AuthenticationFailedException.class)) {
            return "The mail server refused the login.";
        }
        if (has(failure, SSLException.class) || asksForStarttls(failure)) {
            return "The mail server could not be reached over a trusted, encrypted connection.";
        }
        if (has(failure, UnknownHostException.class)) {
            return "The mail server was not found.";
        }
        if (has(failure, SocketTimeoutException.class)) {
            return "The mail server did not answer in time.";
        }
        return has(failure, ConnectException.class)
                ? "The mail server could not be reached."
                : "The mail server took no connection.";
    }

    private static boolean asksForStarttls(MessagingException failure) {
        return String.valueOf(failure.getMessage()).contains("STARTTLS");
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }
}
