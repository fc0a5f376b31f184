package org.emailchange.access.staff;

/** A member of the staff is set up wrongly; the service does not start. */
final class InvalidStaffSetting extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    InvalidStaffSetting(String name, String wrong) {
        super("email-change.staff." + name + " " + wrong + ".");
    }
}
