package org.emailchange.command.mail;

import java.util.Locale;

/** What a mail says. */
record Letter(Locale language, String subject, String text, String html) {}
