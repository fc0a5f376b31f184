package org.emailchange.command.link;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.LinkPurpose;

/**
 * What a token says in clear, in fields of fixed width, so that no two lists of fields make the same octets.
 *
 * @param nonce 16 octets
 */
record TokenFields(
        LinkPurpose purpose, AccountId account, ChangeId change, int generation, Instant issuedAt, byte[] nonce) {

    static final int NONCE_OCTETS = 16;
    private static final int OCTETS = 1 + 1 + 16 + 16 + 4 + 8 + NONCE_OCTETS;
    private static final byte VERSION = 1;

    byte[] octets() {
        var buffer = ByteBuffer.allocate(OCTETS).put(VERSION).put(code(purpose));
        put(buffer, account.uuid());
        put(buffer, change.uuid());
        return buffer.putInt(generation)
                .putLong(issuedAt.getEpochSecond())
                .put(nonce)
                .array();
    }

    static Optional<TokenFields> of(byte[] octets) {
        if (octets.length != OCTETS || octets[0] != VERSION) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(octets, 1, OCTETS - 1);
        var code = buffer.get();
        var account = AccountId.of(uuid(buffer));
        var change = ChangeId.of(uuid(buffer));
        var generation = buffer.getInt();
        var seconds = buffer.getLong();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            return Optional.empty();
        }
        var nonce = new byte[NONCE_OCTETS];
        buffer.get(nonce);
        return purpose(code)
                .map(purpose ->
                        new TokenFields(purpose, account, change, generation, Instant.ofEpochSecond(seconds), nonce));
    }

    /** Numbers of their own rather than ordinals: they are in mails that are out. */
    private static byte code(LinkPurpose purpose) {
        return switch (purpose) {
            case CONFIRM_NEW -> 1;
            case CONFIRM_CURRENT -> 2;
            case REVOKE -> 3;
            case UNDO -> 4;
            case REFUSE -> 5;
        };
    }

    private static Optional<LinkPurpose> purpose(byte code) {
        for (var purpose : LinkPurpose.values()) {
            if (code(purpose) == code) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }

    private static void put(ByteBuffer buffer, UUID uuid) {
        buffer.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
