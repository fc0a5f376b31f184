package org.emailchange.accounts.staff;

import org.emailchange.api.InvalidSetting;

/** A member of the staff is set up wrongly; the service does not start. */
final class InvalidStaffSetting extends InvalidSetting {

    private static final long serialVersionUID = 1L;

    InvalidStaffSetting(String name, String wrong) {
        super("email-change.staff." + name + " " + wrong + ".");
    }
}
