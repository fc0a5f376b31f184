package org.emailchange.eventstore.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emailchange.api.Authentication;
import org.emailchange.api.CredentialChange;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LockReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.OwnedAddressRequested;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.emailchange.api.event.credential.CredentialDisowned;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyConfirmed;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.jspecify.annotations.Nullable;

/** Events of each type in each form that it has had, the oldest first; the newest has every field filled. */
final class EventExamples {

    private static final String ACCOUNT = "0d4a7c1e-6c1f-4b0e-9a3b-2f5d8e7c6b5a";
    private static final String CHANGE = "7e2b9f40-1d3c-4a5b-8c6d-9e0f1a2b3c4d";
    private static final Personal NEW = new Personal(ACCOUNT, "new@example.org");
    private static final Personal OLD = new Personal(ACCOUNT, "old@example.org");
    private static final String NEW_ID = "address-11aa";
    private static final String OLD_ID = "address-22bb";
    private static final String MAIL = "5b6c7d8e-9f00-3a1b-8c2d-3e4f5a6b7c8d";
    private static final String PASSKEY = "9a0b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d";
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant LATER = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<Side> BOTH = List.of(Side.NEW, Side.CURRENT);

    private EventExamples() {}

    /** An event as the file of its type and form has it. */
    record Example(Class<?> type, int form, Record event) {

        String file() {
            return "/events/" + type.getSimpleName() + "/" + form + ".json";
        }

        @Override
        public String toString() {
            return type.getSimpleName() + " " + form;
        }
    }

    static Stream<Example> all() {
        Map<Class<?>, Integer> forms = new HashMap<>();
        return events().map(
                        event -> new Example(event.getClass(), forms.merge(event.getClass(), 1, Integer::sum), event));
    }

    /** The example of the form that is written today. */
    static Example newest(Class<?> type) {
        return all().filter(example -> example.type.equals(type))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("no example of " + type));
    }

    private static Stream<Record> events() {
        return Stream.of(
                new EmailChangeRequested(
                        ACCOUNT,
                        CHANGE,
                        NEW,
                        NEW_ID,
                        OLD,
                        Authentication.PASSWORD,
                        BOTH,
                        links(1),
                        AT,
                        LATER,
                        LATER,
                        true),
                new VerificationResent(ACCOUNT, CHANGE, 2, true, NEW, NEW_ID, OLD, BOTH, links(2), AT, LATER, true),
                new AddressConfirmed(ACCOUNT, CHANGE, Side.NEW, AT),
                approved(null),
                approved(LATER),
                new EmailChangeDeclined(ACCOUNT, CHANGE, EndReason.ADDRESS_TAKEN, NEW, OLD, AT),
                new EmailChangeCancelled(ACCOUNT, CHANGE, EndReason.OWNER, NEW, OLD, AT),
                new EmailChangeExpired(ACCOUNT, CHANGE, 1, NEW, OLD, AT),
                new EmailChangeUndone(ACCOUNT, CHANGE, OLD, OLD_ID, NEW, NEW_ID, AT, null, null, null, null),
                new EmailChangeUndone(ACCOUNT, CHANGE, OLD, OLD_ID, NEW, NEW_ID, AT, CHANGE, AT, LATER, null),
                new EmailChangeUndone(ACCOUNT, CHANGE, OLD, OLD_ID, NEW, NEW_ID, AT, CHANGE, AT, LATER, true),
                new LaterChangeNotified(
                        ACCOUNT, CHANGE, OLD, NEW, LATER, LATER, List.of(link(LinkPurpose.UNDO, 1)), AT),
                new AuthenticationFailed(ACCOUNT, Authentication.PASSKEY, 3, AT),
                new AccountLocked(ACCOUNT, LockReason.FAILED_ATTEMPTS, OLD, AT, LATER),
                new CredentialsChanged(ACCOUNT, 2, AT, null, null),
                new CredentialsChanged(ACCOUNT, 2, AT, OLD, List.of(link(LinkPurpose.DISOWN_CREDENTIAL, 1))),
                new PasskeyAdded(ACCOUNT, PASSKEY, Authentication.PASSWORD, LATER, OLD, passkeyLinks(), AT),
                new PasskeyConfirmed(ACCOUNT, PASSKEY, AT),
                new PasskeyRemoved(
                        ACCOUNT,
                        PASSKEY,
                        Authentication.NEW_PASSKEY,
                        OLD,
                        List.of(link(LinkPurpose.DISOWN_CREDENTIAL, 2)),
                        AT),
                new CredentialDisowned(ACCOUNT, CredentialChange.PASSKEY_ADDED, PASSKEY, 3, AT),
                new OwnerNotified(ACCOUNT, OLD, Side.FORMER, AT),
                new AddressImported(ACCOUNT, OLD, OLD_ID, true, AT),
                new UnverifiedAddressCleared(ACCOUNT, OLD_ID, AT),
                new MailReported(
                        ACCOUNT,
                        CHANGE,
                        MAIL,
                        MailKind.CONFIRM_CURRENT,
                        Side.CURRENT,
                        MailReported.Outcome.DELAYED,
                        2,
                        "Busy.",
                        LATER,
                        AT),
                new AddressClaimed(NEW_ID, ACCOUNT, AT),
                new OwnedAddressRequested(NEW_ID, ACCOUNT, AT),
                new AddressReserved(NEW_ID, ACCOUNT, LATER),
                new AddressReleased(NEW_ID, ACCOUNT),
                new UnverifiedUseRecorded(NEW_ID, ACCOUNT),
                new UnverifiedUseEnded(NEW_ID, ACCOUNT, true));
    }

    private static EmailChangeApproved approved(@Nullable Instant lastUndoUntil) {
        var undo = List.of(link(LinkPurpose.UNDO, 1));
        return new EmailChangeApproved(
                ACCOUNT, CHANGE, NEW, NEW_ID, OLD, OLD_ID, AT, LATER, LATER, undo, lastUndoUntil);
    }

    private static List<IssuedLink> links(int generation) {
        return List.of(
                link(LinkPurpose.CONFIRM_NEW, generation),
                link(LinkPurpose.CONFIRM_CURRENT, generation),
                link(LinkPurpose.REVOKE, generation));
    }

    private static List<IssuedLink> passkeyLinks() {
        return List.of(link(LinkPurpose.CONFIRM_PASSKEY, 1), link(LinkPurpose.DISOWN_CREDENTIAL, 1));
    }

    private static IssuedLink link(LinkPurpose purpose, int generation) {
        var at = Instant.parse("2026-03-01T12:00:00Z");
        return new IssuedLink(purpose, generation, "k1", "AAECAwQFBgcICQoLDA0ODw", "hash-of-the-token", at, LATER);
    }
}
