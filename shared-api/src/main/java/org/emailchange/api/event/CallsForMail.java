package org.emailchange.api.event;

import java.util.List;

/** An event of which people are told by mail. Which mails follows from the event, so that all readers agree. */
public interface CallsForMail {

    List<CalledMail> mails();
}
