package org.emailchange.query.status;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.query.projection.View;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One change, open or past, with what became of its mails. */
@Entity
@Table(name = "change_view")
class ChangeView extends View<UUID> {
    @Id
    private UUID changeId;

    private UUID accountId;
    private String newEmail;

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
    private List<MailEntry> mail;

    @SuppressWarnings("NullAway.Init")
    protected ChangeView() {}

    ChangeView(EmailChangeRequested event) {
        changeId = UUID.fromString(event.changeId());
        accountId = UUID.fromString(event.accountId());
        newEmail = event.newEmail().value();
        state = ChangeState.REQUESTED;
        requestedAt = event.requestedAt();
        expiresAt = event.expiresAt();
        awaiting = List.copyOf(event.awaiting());
        mail = List.of();
    }

    void resent(VerificationResent event) {
        state = ChangeState.REQUESTED;
        expiresAt = event.expiresAt();
        awaiting = List.copyOf(event.awaiting());
        mail = MailEntries.withoutHeldBack(mail);
    }

    void confirmed(AddressConfirmed event) {
        awaiting = awaiting.stream().filter(side -> side != event.side()).toList();
    }

    void approved(EmailChangeApproved event) {
        ends(ChangeState.APPROVED, null);
    }

    void declined(EmailChangeDeclined event) {
        ends(ChangeState.DECLINED, event.reason());
    }

    void cancelled(EmailChangeCancelled event) {
        ends(ChangeState.CANCELLED, event.reason());
    }

    void expired(EmailChangeExpired event) {
        ends(ChangeState.EXPIRED, null);
    }

    void undone(EmailChangeUndone event) {
        ends(ChangeState.UNDONE, null);
    }

    private void ends(ChangeState end, @Nullable EndReason why) {
        state = end;
        reason = why;
        awaiting = List.of();
        mail = MailEntries.withoutHeldBack(mail);
    }

    /** Mails are on their way; each takes the place of the one before of the same kind to the same side. */
    void calls(List<MailEntry> pending) {
        for (var called : pending) {
            mail = MailEntries.with(mail, called);
        }
    }

    void reported(MailReported event) {
        mail = MailEntries.updated(mail, MailEntry.of(event));
    }

    ChangeStatus status() {
        var mails = mail.stream().map(MailEntry::status).toList();
        return new ChangeStatus(changeId.toString(), newEmail, state, reason, requestedAt, expiresAt, awaiting, mails);
    }

    @Override
    public UUID getId() {
        return changeId;
    }
}
