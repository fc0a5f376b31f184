package org.emailchange.api.event;

/** What has happened to an account's address. One stream per account, numbered without gaps. */
public interface EmailChangeEvent {

    /** The account, which is also the id of the stream. */
    String accountId();
}
