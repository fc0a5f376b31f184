package org.emailchange.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Authentication;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LockReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalledMailTest {

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
                            new CalledMail(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW)),
                            new CalledMail(
                                    MailKind.CONFIRM_CURRENT, Side.CURRENT, CURRENT, List.of(CONFIRM_CURRENT, REVOKE)));
        }

        @Test
        void tellTheCurrentMailboxThatIsNotAsked() {
            assertThat(requested(CURRENT, List.of(Side.NEW), CONFIRM_NEW, REVOKE))
                    .containsExactly(
                            new CalledMail(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW)),
                            new CalledMail(MailKind.REQUEST_NOTICE, Side.CURRENT, CURRENT, List.of(REVOKE)));
        }

        @Test
        void letTheNewMailboxSayThatItWasNotThem() {
            assertThat(requested(null, List.of(Side.NEW), CONFIRM_NEW, REFUSE))
                    .containsExactly(new CalledMail(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW, REFUSE)));
        }

        @Test
        void goToTheNewMailboxAloneWhereThereIsNoOther() {
            assertThat(requested(null, List.of(Side.NEW), CONFIRM_NEW))
                    .containsExactly(new CalledMail(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW)));
        }

        private static List<CalledMail> requested(
                @Nullable Personal current, List<Side> awaiting, IssuedLink... links) {
            return new EmailChangeRequested(
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
                            AT)
                    .mails();
        }
    }

    @Nested
    class OfAnApproval {

        @Test
        void tellBothAndGiveTheFormerOneTheUndo() {
            assertThat(approved(CURRENT, List.of(UNDO)).mails())
                    .containsExactly(
                            new CalledMail(MailKind.APPROVED, Side.NEW, NEW, List.of()),
                            new CalledMail(MailKind.APPROVED_FORMER, Side.FORMER, CURRENT, List.of(UNDO)));
        }

        @Test
        void tellTheNewMailboxAloneWhereThereWasNoOther() {
            assertThat(approved(null, List.of()).mails())
                    .containsExactly(new CalledMail(MailKind.APPROVED, Side.NEW, NEW, List.of()));
        }

        private static EmailChangeApproved approved(@Nullable Personal former, List<IssuedLink> links) {
            return new EmailChangeApproved(
                    ACCOUNT, CHANGE, NEW, "address-1", former, former == null ? null : "address-2", AT, AT, AT, links);
        }
    }

    @Nested
    class OfAResend {

        @Test
        void goToWhoeverIsStillAwaited() {
            assertThat(resent(CURRENT, List.of(Side.NEW, Side.CURRENT), CONFIRM_NEW, CONFIRM_CURRENT, REVOKE))
                    .containsExactly(
                            new CalledMail(MailKind.CONFIRM_NEW, Side.NEW, NEW, List.of(CONFIRM_NEW)),
                            new CalledMail(
                                    MailKind.CONFIRM_CURRENT, Side.CURRENT, CURRENT, List.of(CONFIRM_CURRENT, REVOKE)));
        }

        @Test
        void leaveAloneWhoeverHasConfirmed() {
            assertThat(resent(CURRENT, List.of(Side.CURRENT), CONFIRM_CURRENT, REVOKE))
                    .extracting(CalledMail::to)
                    .containsExactly(Side.CURRENT);
            assertThat(resent(CURRENT, List.of(Side.NEW), CONFIRM_NEW))
                    .extracting(CalledMail::to)
                    .containsExactly(Side.NEW);
            assertThat(resent(null, List.of(Side.NEW), CONFIRM_NEW, REFUSE))
                    .extracting(CalledMail::to)
                    .containsExactly(Side.NEW);
        }

        @Test
        void bringTheCurrentMailboxANewLinkThatRevokes() {
            assertThat(resent(CURRENT, List.of(Side.NEW), CONFIRM_NEW, REVOKE))
                    .contains(new CalledMail(MailKind.REQUEST_NOTICE, Side.CURRENT, CURRENT, List.of(REVOKE)));
        }

        private static List<CalledMail> resent(@Nullable Personal current, List<Side> awaiting, IssuedLink... links) {
            return new VerificationResent(
                            ACCOUNT, CHANGE, 2, false, NEW, "address-1", current, awaiting, List.of(links), AT, AT)
                    .mails();
        }
    }

    @Nested
    class OfAskingByAnother {

        @Test
        void tellTheMailboxThatTheAccountHasIt() {
            assertThat(new OwnerNotified(ACCOUNT, CURRENT, Side.FORMER, AT).mails())
                    .containsExactly(new CalledMail(MailKind.ADDRESS_ASKED_FOR, Side.FORMER, CURRENT, List.of()));
        }
    }

    @Nested
    class OfAnEnd {

        @Test
        void tellBothMailboxes() {
            var declined = new EmailChangeDeclined(ACCOUNT, CHANGE, EndReason.ADDRESS_TAKEN, NEW, CURRENT, AT);
            var expired = new EmailChangeExpired(ACCOUNT, CHANGE, 1, NEW, CURRENT, AT);
            assertThat(declined.mails())
                    .extracting(CalledMail::kind, CalledMail::to)
                    .containsExactly(tuple(MailKind.DECLINED, Side.NEW), tuple(MailKind.DECLINED, Side.CURRENT));
            assertThat(expired.mails())
                    .extracting(CalledMail::kind, CalledMail::to)
                    .containsExactly(tuple(MailKind.EXPIRED, Side.NEW), tuple(MailKind.EXPIRED, Side.CURRENT));
        }

        @ParameterizedTest
        @EnumSource(
                value = EndReason.class,
                names = {"OWNER", "REVOKED", "REFUSED", "CREDENTIALS_CHANGED"})
        void tellBothMailboxesOfACancellation(EndReason reason) {
            assertThat(new EmailChangeCancelled(ACCOUNT, CHANGE, reason, NEW, CURRENT, AT).mails())
                    .extracting(CalledMail::kind, CalledMail::recipient)
                    .containsExactly(tuple(MailKind.CANCELLED, NEW), tuple(MailKind.CANCELLED, CURRENT));
        }

        @Test
        void sayNothingOfAChangeThatANewerOneReplaces() {
            assertThat(new EmailChangeCancelled(ACCOUNT, CHANGE, EndReason.SUPERSEDED, NEW, CURRENT, AT).mails())
                    .isEmpty();
        }

        @Test
        void carryNoLinks() {
            var declined = new EmailChangeDeclined(ACCOUNT, CHANGE, EndReason.ADDRESS_TAKEN, NEW, CURRENT, AT);
            assertThat(declined.mails())
                    .allSatisfy(mail -> assertThat(mail.links()).isEmpty());
        }
    }

    @Nested
    class OfAnUndo {

        @Test
        void tellBothMailboxes() {
            var undone = new EmailChangeUndone(ACCOUNT, CHANGE, CURRENT, "address-2", NEW, "address-1", AT);
            assertThat(undone.mails())
                    .containsExactly(
                            new CalledMail(MailKind.UNDONE, Side.NEW, NEW, List.of()),
                            new CalledMail(MailKind.UNDONE, Side.FORMER, CURRENT, List.of()));
        }
    }

    @Nested
    class OfALock {

        @Test
        void tellTheMailboxInForce() {
            assertThat(new AccountLocked(ACCOUNT, LockReason.FAILED_ATTEMPTS, CURRENT, AT, AT).mails())
                    .containsExactly(new CalledMail(MailKind.LOCKED, Side.CURRENT, CURRENT, List.of()));
        }

        @Test
        void goNowhereWithoutOne() {
            assertThat(new AccountLocked(ACCOUNT, LockReason.FAILED_ATTEMPTS, null, AT, AT).mails())
                    .isEmpty();
        }
    }

    @Nested
    class Ids {

        private final CalledMail mail = new CalledMail(MailKind.CANCELLED, Side.NEW, NEW, List.of());

        @Test
        void areTheSameForTheSameEvent() {
            var again = new CalledMail(MailKind.CANCELLED, Side.NEW, NEW, List.of());
            assertThat(again.id("event-1")).isEqualTo(mail.id("event-1"));
        }

        @Test
        void differByEventKindAndMailbox() {
            assertThat(List.of(
                            mail.id("event-1"),
                            mail.id("event-2"),
                            new CalledMail(MailKind.DECLINED, Side.NEW, NEW, List.of()).id("event-1"),
                            new CalledMail(MailKind.CANCELLED, Side.CURRENT, NEW, List.of()).id("event-1")))
                    .doesNotHaveDuplicates();
        }
    }

    private static IssuedLink link(LinkPurpose purpose) {
        return new IssuedLink(purpose, 1, "k1", "nonce", "hash", AT, AT);
    }
}
