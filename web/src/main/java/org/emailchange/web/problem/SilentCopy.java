package org.emailchange.web.problem;

import org.jspecify.annotations.Nullable;

/** An exception's types and stack traces without its messages, which may quote addresses, names or secrets. */
final class SilentCopy extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int DEEPEST_CAUSE = 20;

    SilentCopy(Throwable original) {
        this(original, 0);
    }

    private SilentCopy(Throwable original, int depth) {
        super(original.getClass().getName(), causeOf(original, depth), false, true);
        setStackTrace(original.getStackTrace());
    }

    private static @Nullable Throwable causeOf(Throwable original, int depth) {
        var cause = original.getCause();
        return cause == null || depth == DEEPEST_CAUSE ? null : new SilentCopy(cause, depth + 1);
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
