package org.emailchange.testing.model;

import java.util.Optional;
import org.emailchange.api.LinkPurpose;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client, a deadline or a worker does to an account.
 *
 * @param account its id
 * @param address what is requested or brought along; only where something is
 * @param addressId the same, as events know it
 * @param change of which change; only where one is named
 * @param link the link that is used; only where one is
 * @param signedInAs the account that is signed in where a link is used, if any
 */
public record Action(
        Kind kind,
        String account,
        @Nullable String address,
        @Nullable String addressId,
        @Nullable String change,
        @Nullable Link link,
        @Nullable String signedInAs) {

    /** What can be done. What follows by itself is silent where there is nothing to do. */
    public enum Kind {
        REQUEST,
        REQUEST_WITH_A_WRONG_PASSWORD,
        /** The credentials were changed while the former ones were checked. */
        REQUEST_WITH_FORMER_CREDENTIALS,
        RESEND,
        RESEND_BY_LINK,
        CANCEL,
        CONFIRM,
        STOP,
        UNDO,
        IMPORT,
        CHANGE_CREDENTIALS,
        EXPIRE,
        DECLINE,
        CLEAR_UNVERIFIED,
        REPORT_MAIL;

        /** What is done to a change where the button of such a link is pressed; nothing by a link of a credential. */
        public static Optional<Kind> byLink(LinkPurpose purpose) {
            return switch (purpose) {
                case CONFIRM_NEW, CONFIRM_CURRENT -> Optional.of(CONFIRM);
                case REVOKE, REFUSE -> Optional.of(STOP);
                case UNDO -> Optional.of(UNDO);
                case CONFIRM_PASSKEY, DISOWN_CREDENTIAL -> Optional.empty();
            };
        }

        /** Whether it can be the first thing that happens to an account. */
        boolean creates() {
            return switch (this) {
                case REQUEST,
                        REQUEST_WITH_A_WRONG_PASSWORD,
                        REQUEST_WITH_FORMER_CREDENTIALS,
                        IMPORT,
                        CHANGE_CREDENTIALS -> true;
                default -> false;
            };
        }
    }

    boolean showsAPassword() {
        return kind == Kind.REQUEST || kind == Kind.REQUEST_WITH_A_WRONG_PASSWORD;
    }

    /** The change that it is about, where that has to be there before. */
    @Nullable
    String ofChange() {
        return kind.creates() ? null : link == null ? change : link.change();
    }
}
