package org.emailchange.command.change;

import org.hamcrest.BaseMatcher;
import org.hamcrest.Description;
import org.jspecify.annotations.Nullable;

/** Takes what a fixture offers to match out of it, so that it can be looked at closely. */
final class Captured extends BaseMatcher<Object> {

    private @Nullable Object captured;

    @Override
    public boolean matches(@Nullable Object item) {
        captured = item;
        return true;
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("anything");
    }

    @SuppressWarnings("unchecked")
    <T> T get() {
        return (T) captured;
    }
}
