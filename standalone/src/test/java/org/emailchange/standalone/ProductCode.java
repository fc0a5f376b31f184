package org.emailchange.standalone;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What is shipped: neither tests nor what tests share. */
class ProductCode implements ImportOption {

    private static final ImportOption WITHOUT_TESTS = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return WITHOUT_TESTS.includes(location) && !location.contains("/org/emailchange/testing/");
    }
}
