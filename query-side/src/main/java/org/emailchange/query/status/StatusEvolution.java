package org.emailchange.query.status;

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

/** What each event does to the state of an account and to the change that it is about. Touches no database. */
final class StatusEvolution {
    private static final Evolution<EmailChangeEvent, StatusView> ACCOUNT = Evolution.of(
                    EmailChangeEvent.class, StatusView.class)
            .on(EmailChangeRequested.class, StatusView::requested)
            .on(VerificationResent.class, StatusView::concerns)
            .on(EmailChangeApproved.class, StatusView::approved)
            .on(EmailChangeUndone.class, StatusView::undone)
            .on(AddressImported.class, StatusView::imported)
            .on(UnverifiedAddressCleared.class, StatusView::cleared)
            .on(AuthenticationFailed.class, StatusView::failed)
            .on(AccountLocked.class, StatusView::locked)
            .unchangedBy(AddressConfirmed.class, OwnerNotified.class, CredentialsChanged.class)
            .unchangedBy(EmailChangeDeclined.class, EmailChangeCancelled.class, EmailChangeExpired.class)
            .unchangedBy(MailReported.class)
            .complete();

    private static final Evolution<EmailChangeEvent, ChangeView> CHANGE = Evolution.of(
                    EmailChangeEvent.class, ChangeView.class)
            .on(VerificationResent.class, ChangeView::resent)
            .on(AddressConfirmed.class, ChangeView::confirmed)
            .on(EmailChangeApproved.class, ChangeView::approved)
            .on(EmailChangeDeclined.class, ChangeView::declined)
            .on(EmailChangeCancelled.class, ChangeView::cancelled)
            .on(EmailChangeExpired.class, ChangeView::expired)
            .on(EmailChangeUndone.class, ChangeView::undone)
            .on(MailReported.class, ChangeView::reported)
            .unchangedBy(EmailChangeRequested.class)
            .unchangedBy(AddressImported.class, UnverifiedAddressCleared.class)
            .unchangedBy(AuthenticationFailed.class, AccountLocked.class)
            .unchangedBy(OwnerNotified.class, CredentialsChanged.class)
            .complete();

    private StatusEvolution() {}

    static void apply(StatusView account, EmailChangeEvent event) {
        ACCOUNT.apply(account, event);
    }

    static void apply(ChangeView change, EmailChangeEvent event) {
        CHANGE.apply(change, event);
    }
}
