package org.emailchange.api;

/** The names under which commands and events note where they come from. They are stored with the events. */
public final class MetaDataKeys {

    /** The caller: {@code USER:<account id>}, {@code APP:<name>}, {@code link}, or {@link #SYSTEM}. */
    public static final String BY = "by";

    /** The caller where the service itself acts. */
    public static final String SYSTEM = "system";

    /** The network address of the client, a {@link Personal}. */
    public static final String FROM = "from";

    /** The user agent of the client, a {@link Personal}. */
    public static final String AGENT = "agent";

    /** The simple name of the command's class. */
    public static final String COMMAND = "command";

    /** The message that directly caused this one. */
    public static final String CORRELATION = "correlationId";

    /** The message that everything began with. */
    public static final String TRACE = "traceId";

    private MetaDataKeys() {}
}
