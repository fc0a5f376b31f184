package org.emailchange.query.status;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.support.FindAccounts.FoundBy;
import org.emailchange.query.projection.EventEffects;
import org.emailchange.query.projection.StoredRows.Row;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One change, open or past, with what became of its mails: in the row of its account the last, each before it in its own. */
@Embeddable
@Row
class ChangeView {

    private static final EventEffects<EmailChangeEvent, ChangeView> EFFECTS = EventEffects.of(
                    EmailChangeEvent.class, ChangeView.class)
            .on(VerificationResent.class, ChangeView::resent)
            .on(AddressConfirmed.class, ChangeView::confirmed)
            .on(EmailChangeApproved.class, ChangeView::approved)
            .on(EmailChangeDeclined.class, (change, event) -> change.ends(ChangeState.DECLINED, event.reason()))
            .on(EmailChangeCancelled.class, (change, event) -> change.ends(ChangeState.CANCELLED, event.reason()))
            .on(EmailChangeExpired.class, (change, event) -> change.ends(ChangeState.EXPIRED, null))
            .on(EmailChangeUndone.class, (change, event) -> change.ends(ChangeState.UNDONE, null))
            .on(MailReported.class, ChangeView::reported);

    @Column(insertable = false, updatable = false)
    private UUID changeId;

    private String newEmail;
    private @Nullable String newAddressId;
    private @Nullable String formerAddressId;

    @Enumerated(EnumType.STRING)
    private ChangeState state;

    @Enumerated(EnumType.STRING)
    private @Nullable EndReason reason;

    private Instant requestedAt;
    private Instant expiresAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<Side> awaiting;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<Side> confirmed;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<MailEntry> mail;

    @SuppressWarnings("NullAway.Init")
    @JsonCreator
    protected ChangeView() {}

    ChangeView(EmailChangeRequested event) {
        changeId = UUID.fromString(event.changeId());
        newEmail = event.newEmail().value();
        newAddressId = event.newAddressId();
        state = ChangeState.REQUESTED;
        requestedAt = event.requestedAt();
        expiresAt = event.expiresAt();
        awaiting = List.copyOf(event.awaiting());
        confirmed = List.of();
        mail = List.of();
    }

    /** Changes the row as the event says, the first of the change included. */
    void apply(EmailChangeEvent event, String eventId) {
        EFFECTS.apply(this, event);
        if (event instanceof ChangeEvent ofChange) {
            for (var pending : PendingMails.of(ofChange, eventId)) {
                mail = MailEntry.with(mail, pending);
            }
        }
    }

    private void resent(VerificationResent event) {
        state = ChangeState.REQUESTED;
        expiresAt = event.expiresAt();
        awaiting = List.copyOf(event.awaiting());
        mail = MailEntry.withoutWithheld(mail);
    }

    private void confirmed(AddressConfirmed event) {
        awaiting = awaiting.stream().filter(side -> side != event.side()).toList();
        confirmed = Stream.concat(confirmed.stream(), Stream.of(event.side())).toList();
    }

    private void approved(EmailChangeApproved event) {
        formerAddressId = event.formerAddressId();
        ends(ChangeState.APPROVED, null);
    }

    private void ends(ChangeState end, @Nullable EndReason why) {
        state = end;
        reason = why;
        awaiting = List.of();
        mail = MailEntry.withoutWithheld(mail);
    }

    private void reported(MailReported event) {
        mail = MailEntry.updated(mail, MailEntry.of(event));
    }

    ChangeStatus status() {
        var mails = mail.stream().map(MailEntry::status).toList();
        return new ChangeStatus(
                changeId.toString(), newEmail, state, reason, requestedAt, expiresAt, awaiting, confirmed, mails);
    }

    UUID id() {
        return changeId;
    }

    boolean isStored() {
        return state != null;
    }

    /** What the account has to do with an address that this change was to, or took from it. */
    FoundBy foundBy(String addressId) {
        if (addressId.equals(formerAddressId)) {
            return FoundBy.FORMER_ADDRESS;
        }
        return switch (state) {
            case REQUESTED -> FoundBy.OPEN_CHANGE;
            case APPROVED, UNDONE -> FoundBy.FORMER_ADDRESS;
            case CANCELLED, DECLINED, EXPIRED -> FoundBy.ENDED_CHANGE;
        };
    }
}
