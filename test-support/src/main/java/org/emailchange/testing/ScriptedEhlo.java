package org.emailchange.testing;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.subethamail.smtp.internal.command.EhloCommand;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** Greets as the library does, or as a server that has never heard of SMTPUTF8: the library cannot leave it out. */
final class ScriptedEhlo extends BaseCommand {
    private final EhloCommand usual;
    private final BooleanSupplier smtpUtf8;

    ScriptedEhlo(EhloCommand usual, BooleanSupplier smtpUtf8) {
        super("EHLO", "Introduce yourself.", "<hostname>");
        this.usual = usual;
        this.smtpUtf8 = smtpUtf8;
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        if (smtpUtf8.getAsBoolean()) {
            usual.execute(line, session);
            return;
        }
        session.resetMailTransaction();
        session.setHelo(line.substring("EHLO".length()).trim());
        session.sendResponse("250-localhost\r\n250-8BITMIME\r\n250 Ok");
    }
}
