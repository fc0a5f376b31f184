package org.emailchange.api.query.audit;

/**
 * Asks the query side to build a view anew from the events; sent as a command, of which nothing is decided but that one
 * runs at a time. Answered by the id of the replay.
 *
 * @param projection which view
 * @param askedBy the member of the staff who wants it
 */
public record StartRebuild(String projection, String askedBy) {}
