package org.emailchange.pages.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.emailchange.api.ChangeState;
import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.command.usecase.ChangeRequests;
import org.jspecify.annotations.Nullable;

/**
 * The open or last change, as the page shows it.
 *
 * @param id which change
 * @param newEmail the address asked for
 * @param key the key of its texts
 * @param tone the look of its sign
 * @param open whether it can still be cancelled
 * @param revivable whether its links can be sent again
 * @param expiresAt when its links run out
 * @param resendFrom when they can be sent again; null where that is not known beforehand
 * @param steps the mailboxes involved
 */
record ChangeCard(
        String id,
        String newEmail,
        String key,
        String tone,
        boolean open,
        boolean revivable,
        Instant expiresAt,
        @Nullable Instant resendFrom,
        List<Step> steps) {

    private static final List<MailKind> ON_THE_WAY =
            List.of(MailKind.CONFIRM_NEW, MailKind.CONFIRM_CURRENT, MailKind.REQUEST_NOTICE);

    static @Nullable ChangeCard of(EmailStatus status, ChangeRequests requests) {
        var change = status.change();
        if (change == null) {
            return null;
        }
        var open = change.state() == ChangeState.REQUESTED;
        var revivable = open || change.state() == ChangeState.EXPIRED;
        return new ChangeCard(
                change.changeId(),
                change.newEmail(),
                key(change),
                tone(change.state()),
                open,
                revivable,
                change.expiresAt(),
                requests.resendableFrom(change.requestedAt(), change.expiresAt())
                        .orElse(null),
                revivable ? steps(change, status.email()) : List.of());
    }

    private static String key(ChangeStatus change) {
        var reason = change.reason();
        return lower(change.state()) + (reason == null ? "" : "." + lower(reason));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String tone(ChangeState state) {
        return switch (state) {
            case REQUESTED -> "waiting";
            case APPROVED -> "done";
            default -> "stopped";
        };
    }

    private static List<Step> steps(ChangeStatus change, @Nullable String current) {
        return change.mail().stream()
                .filter(mail -> ON_THE_WAY.contains(mail.kind()))
                .map(mail -> Step.of(mail, change, current))
                .toList();
    }

    /** One mailbox that is involved in a change: its texts, the look of its sign, and what is wrong with its mail. */
    record Step(
            String key,
            String tone,
            String address,
            @Nullable String error) {

        static Step of(ChangeStatus.Mail mail, ChangeStatus change, @Nullable String current) {
            var address = mail.to() == Side.NEW || current == null ? change.newEmail() : current;
            var confirmed = change.confirmed().contains(mail.to());
            var kind = lower(mail.kind()).replace('_', '-');
            if (confirmed) {
                return new Step(kind + ".confirmed", "done", address, null);
            }
            var linkRanOut = change.state() == ChangeState.EXPIRED && mail.kind() != MailKind.REQUEST_NOTICE;
            return linkRanOut && mail.state() != MailState.FAILED
                    ? new Step(kind + ".expired", "over", address, null)
                    : new Step(kind + "." + lower(mail.state()), tone(mail.state()), address, mail.error());
        }

        private static String tone(MailState state) {
            return switch (state) {
                case PENDING, SENT -> "waiting";
                case DELAYED, FAILED -> "stopped";
            };
        }
    }
}
