package org.emailchange.api.event;

import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/** What became of a mail. */
public sealed interface MailEvent extends EmailChangeEvent
        permits MailSent, MailDelayed, MailGivenUp, MailBounced, MailRetried {

    /** Which change the mail is about, if it is about one. */
    @Nullable
    String changeId();

    String mailId();

    MailKind kind();

    Side to();

    int attempts();
}
