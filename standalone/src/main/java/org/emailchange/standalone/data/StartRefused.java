package org.emailchange.standalone.data;

/** The standalone cannot start like this; the message says why, the remedy what to do. Both are shown to the operator. */
public final class StartRefused extends RuntimeException {
    private final String remedy;

    /** Refuses to start, in plain sentences. */
    public StartRefused(String why, String remedy) {
        super(why);
        this.remedy = remedy;
    }

    /** Refuses to start, in plain sentences, because of an earlier failure. */
    public StartRefused(String why, String remedy, Exception cause) {
        super(why, cause);
        this.remedy = remedy;
    }

    /** What to do so that it starts. */
    public String remedy() {
        return remedy;
    }
}
