package org.emailchange.accounts.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One member of the staff as the settings have it, not yet checked. */
record StaffEntry(@Nullable String password, @Nullable List<String> roles) {

    /** Hides the password, so that it gets into no log. */
    @Override
    public String toString() {
        return "StaffEntry[roles=" + roles + "]";
    }
}
