package org.emailchange.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One message on its way in, treated as the first rule for its last recipient says. */
final class ScriptedDelivery implements MessageHandler {
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final MessageContext context;
    private final MailRules rules;
    private final ReceivedMails mails;
    private final boolean smtpUtf8;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";
    private MailRule rule = new MailRule(anybody -> true, 1);

    ScriptedDelivery(MessageContext context, MailRules rules, ReceivedMails mails, boolean smtpUtf8) {
        this.context = context;
        this.rules = rules;
        this.mails = mails;
        this.smtpUtf8 = smtpUtf8;
    }

    @Override
    public void from(String from) throws RejectException {
        refuseUnreadable(from);
        sender = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        mails.attempted(recipient);
        refuseUnreadable(recipient);
        rule = rules.pick(recipient);
        switch (rule.reaction()) {
            case REFUSE -> throw new RejectException(550, "5.1.1 No such mailbox");
            case DEFER -> throw new RejectException(451, "4.7.1 Try again later");
            default -> recipients.add(recipient);
        }
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
        if (rule.reaction() == MailRule.Reaction.BREAK_OFF) {
            data.read();
            hangUp();
        }
        var mail = new ReceivedMail(sender, List.copyOf(recipients), Mime.parse(data.readAllBytes()));
        switch (rule.reaction()) {
            case HANG -> {
                rules.keepWaiting(FOR_EVER);
                hangUp();
            }
            case LOSE_THE_ANSWER -> {
                mails.add(mail);
                hangUp();
            }
            case SAY_NOTHING -> {
                mails.add(mail);
                rules.keepWaiting(FOR_EVER);
                hangUp();
            }
            case DAWDLE -> {
                rules.keepWaiting(rule.delay());
                mails.add(mail);
            }
            default -> mails.add(mail);
        }
        return null;
    }

    @Override
    public void done() {}

    private void hangUp() throws IOException {
        ((Session) context).quit();
        throw new IOException("hung up as told");
    }

    private void refuseUnreadable(String address) throws RejectException {
        if (!smtpUtf8 && !StandardCharsets.US_ASCII.newEncoder().canEncode(address)) {
            throw new RejectException(553, "5.6.7 Address is not ASCII");
        }
    }
}
