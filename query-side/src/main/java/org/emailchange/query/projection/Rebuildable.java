package org.emailchange.query.projection;

import java.util.List;

/** A view that can be built anew, stream by stream, by the code that keeps it up with the events. */
public interface Rebuildable {
    /** Its name, and its processor's. */
    String name();

    /** What the streams are of that it follows, such as {@code EmailChange}. */
    String streamType();

    /** First the table that has one row for each stream, with its version; then the others. */
    List<ViewTable> tables();

    /** Whether the streams are accounts. */
    boolean ofAccounts();

    /** Begins with a stream that has no event yet. */
    StreamFold begin();
}
