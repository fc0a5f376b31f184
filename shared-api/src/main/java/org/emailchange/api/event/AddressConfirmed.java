package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.Side;

/**
 * The owner of a mailbox opened the link and pressed the button.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param side which mailbox
 * @param confirmedAt when
 */
public record AddressConfirmed(String accountId, String changeId, Side side, Instant confirmedAt)
        implements ChangeEvent {}
