package org.emailchange.api.event;

/** What has happened to one change. */
public interface ChangeEvent extends EmailChangeEvent {

    String changeId();
}
