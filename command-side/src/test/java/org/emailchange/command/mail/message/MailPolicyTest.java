package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.Authentication;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LockReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.VerificationResent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailPolicyTest {

    private static final String ACCOUNT = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    private static final String CHANGE = "11111111-8b86-4d01-b42d-00cf4fc964ff";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Personal NEW = new Personal(ACCOUNT, "new@example.org");
    private static final Personal CURRENT = new Personal(ACCOUNT, "current@example.org");
    private static final IssuedLink CONFIRM_NEW = link(LinkPurpose.CONFIRM_NEW);
    private static final IssuedLink CONFIRM_CURRENT = link(LinkPurpose.CONFIRM_CURRENT);
    private static final IssuedLink REVOKE = link(LinkPurpose.REVOKE);
    private static final IssuedLink REFUSE = link(LinkPurpose.REFUSE);
    private static final IssuedLink UNDO = link(LinkPurpose.UNDO);

    @Nested
    class OfARequest {

        @Test
        void askBothMailboxesEachWithItsOwnLinks() {
            assertThat(requested(CURRENT, List.of(Side.NEW, Side.CURRENT), CONFIRM_NEW, CONFIRM_CURRENT, REVOKE))
                    .containsExactly(
                            new Planned(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW)),
                            new Planned(
                                    MailKind.CONFIRM_CURRENT, Side.CURRENT, CURRENT, List.of(CONFIRM_CURRENT, REVOKE)));
        }

        @Test
        void tellTheCurrentMailboxThatIsNotAsked() {
            assertThat(requested(CURRENT, List.of(Side.NEW), CONFIRM_NEW, REVOKE))
                    .containsExactly(
                            new Planned(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW)),
                            new Planned(MailKind.REQUEST_NOTICE, Side.CURRENT, CURRENT, List.of(REVOKE)));
        }

        @Test
        void letTheNewMailboxSayThatItWasNotThem() {
            assertThat(requested(null, List.of(Side.NEW), CONFIRM_NEW, REFUSE))
                    .containsExactly(new Planned(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW, REFUSE)));
        }

        @Test
        void goToTheNewMailboxAloneWhereThereIsNoOther() {
            assertThat(requested(null, List.of(Side.NEW), CONFIRM_NEW))
                    .containsExactly(new Planned(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW)));
        }

        private static List<Planned> requested(@Nullable Personal current, List<Side> awaiting, IssuedLink... links) {
            return mails(new EmailChangeRequested(
                    ACCOUNT,
                    CHANGE,
                    NEW,
                    "address-1",
                    current,
                    Authentication.PASSWORD,
                    awaiting,
                    List.of(links),
                    AT,
                    AT,
                    AT,
                    false));
        }
    }

    @Nested
    class OfAnApproval {

        @Test
        void tellBothAndGiveTheFormerOneTheUndo() {
            assertThat(mails(approved(CURRENT, List.of(UNDO))))
                    .containsExactly(
                            new Planned(MailKind.APPROVED, Side.NEW, NEW, List.of()),
                            new Planned(MailKind.APPROVED_FORMER, Side.FORMER, CURRENT, List.of(UNDO)));
        }

        @Test
        void tellTheNewMailboxAloneWhereThereWasNoOther() {
            assertThat(mails(approved(null, List.of())))
                    .containsExactly(new Planned(MailKind.APPROVED, Side.NEW, NEW, List.of()));
        }

        private static EmailChangeApproved approved(@Nullable Personal former, List<IssuedLink> links) {
            return new EmailChangeApproved(
                    ACCOUNT,
                    CHANGE,
                    NEW,
                    "address-1",
                    former,
                    former == null ? null : "address-2",
                    AT,
                    AT,
                    AT,
                    links,
                    AT);
        }
    }

    @Nested
    class OfAResend {

        @Test
        void goToWhoeverIsStillAwaited() {
            assertThat(resent(CURRENT, List.of(Side.NEW, Side.CURRENT), CONFIRM_NEW, CONFIRM_CURRENT, REVOKE))
                    .containsExactly(
                            new Planned(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW)),
                            new Planned(
                                    MailKind.CONFIRM_CURRENT, Side.CURRENT, CURRENT, List.of(CONFIRM_CURRENT, REVOKE)));
        }

        @Test
        void leaveAloneWhoeverHasConfirmed() {
            assertThat(resent(CURRENT, List.of(Side.CURRENT), CONFIRM_CURRENT, REVOKE))
                    .extracting(Planned::to)
                    .containsExactly(Side.CURRENT);
            assertThat(resent(CURRENT, List.of(Side.NEW), CONFIRM_NEW))
                    .extracting(Planned::to)
                    .containsExactly(Side.NEW);
            assertThat(resent(null, List.of(Side.NEW), CONFIRM_NEW, REFUSE))
                    .extracting(Planned::to)
                    .containsExactly(Side.NEW);
        }

        @Test
        void bringTheCurrentMailboxANewLinkThatRevokes() {
            assertThat(resent(CURRENT, List.of(Side.NEW), CONFIRM_NEW, REVOKE))
                    .contains(new Planned(MailKind.REQUEST_NOTICE, Side.CURRENT, CURRENT, List.of(REVOKE)));
        }

        private static List<Planned> resent(@Nullable Personal current, List<Side> awaiting, IssuedLink... links) {
            return mails(new VerificationResent(
                    ACCOUNT, CHANGE, 2, false, NEW, "address-1", current, awaiting, List.of(links), AT, AT, false));
        }
    }

    @Nested
    class OfAskingByAnother {

        @Test
        void tellTheMailboxThatTheAccountHasIt() {
            assertThat(mails(new OwnerNotified(ACCOUNT, CURRENT, Side.FORMER, AT)))
                    .containsExactly(new Planned(MailKind.ADDRESS_ASKED_FOR, Side.FORMER, CURRENT, List.of()));
        }
    }

    @Nested
    class OfAnEnd {

        @Test
        void tellBothMailboxes() {
            var declined = new EmailChangeDeclined(ACCOUNT, CHANGE, EndReason.ADDRESS_TAKEN, NEW, CURRENT, AT);
            var expired = new EmailChangeExpired(ACCOUNT, CHANGE, 1, NEW, CURRENT, AT);
            assertThat(mails(declined))
                    .extracting(Planned::kind, Planned::to)
                    .containsExactly(tuple(MailKind.DECLINED, Side.NEW), tuple(MailKind.DECLINED, Side.CURRENT));
            assertThat(mails(expired))
                    .extracting(Planned::kind, Planned::to)
                    .containsExactly(tuple(MailKind.EXPIRED, Side.NEW), tuple(MailKind.EXPIRED, Side.CURRENT));
        }

        @ParameterizedTest
        @EnumSource(
                value = EndReason.class,
                names = {"OWNER", "REVOKED", "REFUSED", "CREDENTIALS_CHANGED"})
        void tellBothMailboxesOfACancellation(EndReason reason) {
            assertThat(mails(new EmailChangeCancelled(ACCOUNT, CHANGE, reason, NEW, CURRENT, AT)))
                    .extracting(Planned::kind, Planned::recipient)
                    .containsExactly(tuple(MailKind.CANCELLED, NEW), tuple(MailKind.CANCELLED, CURRENT));
        }

        @Test
        void sayNothingOfAChangeThatANewerOneReplaces() {
            assertThat(mails(new EmailChangeCancelled(ACCOUNT, CHANGE, EndReason.SUPERSEDED, NEW, CURRENT, AT)))
                    .isEmpty();
        }

        @Test
        void carryNoLinks() {
            var declined = new EmailChangeDeclined(ACCOUNT, CHANGE, EndReason.ADDRESS_TAKEN, NEW, CURRENT, AT);
            assertThat(mails(declined))
                    .allSatisfy(mail -> assertThat(mail.links()).isEmpty());
        }
    }

    @Nested
    class OfAnUndo {

        @Test
        void tellBothMailboxes() {
            assertThat(mails(undone(null, null)))
                    .containsExactly(
                            new Planned(MailKind.UNDONE, Side.NEW, NEW, List.of()),
                            new Planned(MailKind.UNDONE, Side.FORMER, CURRENT, List.of()));
        }

        @Test
        void tellNoMailboxTwiceHoweverManyChangesAreTakenBack() {
            assertThat(mails(undone("earlier", null)))
                    .containsExactly(new Planned(MailKind.UNDONE, Side.NEW, NEW, List.of()));
            assertThat(mails(undone("earlier", true))).isEmpty();
        }

        private static EmailChangeUndone undone(@Nullable String with, @Nullable Boolean told) {
            return new EmailChangeUndone(
                    ACCOUNT, CHANGE, CURRENT, "address-2", NEW, "address-1", AT, with, AT, null, told);
        }
    }

    @Nested
    class OfALock {

        @Test
        void tellTheMailboxInForce() {
            assertThat(mails(new AccountLocked(ACCOUNT, LockReason.FAILED_ATTEMPTS, CURRENT, AT, AT)))
                    .containsExactly(new Planned(MailKind.LOCKED, Side.CURRENT, CURRENT, List.of()));
        }

        @Test
        void goNowhereWithoutOne() {
            assertThat(mails(new AccountLocked(ACCOUNT, LockReason.FAILED_ATTEMPTS, null, AT, AT)))
                    .isEmpty();
        }
    }

    /** A mail without what it says beside its links. */
    private record Planned(MailKind kind, Side to, Personal recipient, List<IssuedLink> links) {}

    private static List<Planned> mails(EmailChangeEvent event) {
        return MailPolicy.mailsFor(event, MetaData.emptyInstance()).stream()
                .map(mail -> new Planned(
                        mail.kind(),
                        mail.to(),
                        new Personal(ACCOUNT, mail.model().recipient()),
                        mail.model().links()))
                .toList();
    }

    private static IssuedLink link(LinkPurpose purpose) {
        return new IssuedLink(purpose, 1, "k1", "nonce", "hash", AT, AT);
    }
}
