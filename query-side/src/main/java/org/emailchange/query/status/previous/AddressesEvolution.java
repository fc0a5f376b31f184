package org.emailchange.query.status.previous;

import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.AuthenticationFailed;
import org.emailchange.api.event.CredentialsChanged;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.query.projection.Evolution;

/** What each event does to the addresses of an account. Touches no database. */
final class AddressesEvolution {
    private static final Evolution<EmailChangeEvent, AddressesView> ADDRESSES = Evolution.of(
                    EmailChangeEvent.class, AddressesView.class)
            .on(AddressImported.class, AddressesView::imported)
            .on(EmailChangeApproved.class, AddressesView::approved)
            .on(EmailChangeUndone.class, AddressesView::undone)
            .on(UnverifiedAddressCleared.class, AddressesView::cleared)
            .unchangedBy(EmailChangeRequested.class, VerificationResent.class, AddressConfirmed.class)
            .unchangedBy(EmailChangeDeclined.class, EmailChangeCancelled.class, EmailChangeExpired.class)
            .unchangedBy(MailReported.class)
            .unchangedBy(AuthenticationFailed.class, AccountLocked.class)
            .unchangedBy(OwnerNotified.class, CredentialsChanged.class)
            .complete();

    private AddressesEvolution() {}

    static void apply(AddressesView addresses, EmailChangeEvent event) {
        ADDRESSES.apply(addresses, event);
    }
}
