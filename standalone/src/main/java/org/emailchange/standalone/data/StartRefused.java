package org.emailchange.standalone.data;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

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

    /** Prints the two sentences of a {@link StartRefused} where a stack trace would stand. */
    static class Analyzer extends AbstractFailureAnalyzer<StartRefused> {
        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, StartRefused cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
        }
    }
}
