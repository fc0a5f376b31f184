package org.emailchange.command.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.command.change.LinkSigner;
import org.springframework.stereotype.Component;

/**
 * Makes, reads and proves tokens: {@code <key id>.<fields>.<MAC>}, the last two in base64url. The MAC covers the fields
 * and the address, which is not in the token; so a token dies by itself with the address it was made for.
 */
@Component
public class LinkTokens implements LinkSigner {

    private static final int MAX_LENGTH = 200;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final byte[] END = {0};

    private final LinkKeys keys;
    private final SecureRandom random;

    LinkTokens(LinkKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    @Override
    public IssuedLink issue(LinkPurpose purpose, int generation, Bond bond, Instant issuedAt, Instant expiresAt) {
        var nonce = new byte[Fields.NONCE_OCTETS];
        random.nextBytes(nonce);
        var at = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        var fields = new Fields(purpose, bond.account(), bond.change(), generation, at, nonce);
        var token = token(keys.active(), fields, bond);
        return new IssuedLink(
                purpose,
                generation,
                keys.active().id(),
                ENCODER.encodeToString(nonce),
                hash(token.value()),
                at,
                expiresAt);
    }

    /**
     * The token of an issued link, for its mail.
     *
     * @throws KeyRetired if the key that signed it is not in use any more
     */
    public LinkToken recompute(IssuedLink link, Bond bond) {
        var key = keys.find(link.keyId()).orElseThrow(() -> new KeyRetired(link.keyId()));
        var nonce = Base64.getUrlDecoder().decode(link.nonce());
        return token(
                key,
                new Fields(link.purpose(), bond.account(), bond.change(), link.generation(), link.issuedAt(), nonce),
                bond);
    }

    /** What a token says of itself; nothing if it is not of a token's form. */
    public Optional<PresentedLink> read(LinkToken token) {
        return parts(token)
                .flatMap(parts -> Fields.of(parts.fields)
                        .map(fields -> new PresentedLink(
                                parts.keyId,
                                fields.purpose(),
                                fields.account(),
                                fields.change(),
                                fields.generation(),
                                fields.issuedAt(),
                                ENCODER.encodeToString(fields.nonce()),
                                ENCODER.encodeToString(parts.mac),
                                hash(token.value()))));
    }

    @Override
    public Proof prove(PresentedLink link, Bond bond) {
        var key = keys.find(link.keyId()).orElse(null);
        if (key == null) {
            return Proof.KEY_RETIRED;
        }
        var ours = link.account().equals(bond.account()) && link.change().equals(bond.change());
        var fields = new Fields(
                link.purpose(),
                link.account(),
                link.change(),
                link.generation(),
                link.issuedAt(),
                Base64.getUrlDecoder().decode(link.nonce()));
        var mac = Base64.getUrlDecoder().decode(link.mac());
        return MessageDigest.isEqual(mac(key, fields.octets(), bond), mac) && ours ? Proof.GENUINE : Proof.FORGED;
    }

    private static LinkToken token(LinkKeys.Key key, Fields fields, Bond bond) {
        var octets = fields.octets();
        return new LinkToken(
                key.id() + '.' + ENCODER.encodeToString(octets) + '.' + ENCODER.encodeToString(mac(key, octets, bond)));
    }

    private static byte[] mac(LinkKeys.Key key, byte[] fields, Bond bond) {
        return key.sign(
                key.id().getBytes(StandardCharsets.US_ASCII),
                END,
                fields,
                sha256(bond.address().canonical()));
    }

    private record Parts(String keyId, byte[] fields, byte[] mac) {}

    /** Base64 has several spellings for the same octets; only ours is a token. */
    private static Optional<Parts> parts(LinkToken token) {
        var text = token.value();
        var parts = text.length() > MAX_LENGTH ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3 || !LinkKeys.isId(parts[0])) {
            return Optional.empty();
        }
        try {
            var fields = Base64.getUrlDecoder().decode(parts[1]);
            var mac = Base64.getUrlDecoder().decode(parts[2]);
            var spelled = ENCODER.encodeToString(fields).equals(parts[1])
                    && ENCODER.encodeToString(mac).equals(parts[2]);
            return spelled ? Optional.of(new Parts(parts[0], fields, mac)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String hash(String token) {
        return ENCODER.encodeToString(sha256(token));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token cannot be computed any more, because the key that signed it is no longer in use. New links help. */
    public static final class KeyRetired extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyRetired(String keyId) {
            super("link key " + keyId + " is not in use any more");
        }
    }

    /**
     * What a token says in clear, in fields of fixed width, so that no two lists of fields make the same octets.
     *
     * @param nonce 16 octets
     */
    record Fields(
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

        static Optional<Fields> of(byte[] octets) {
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
                            new Fields(purpose, account, change, generation, Instant.ofEpochSecond(seconds), nonce));
        }

        /** Numbers of their own rather than ordinals: they are in mails that are out. */
        private static byte code(LinkPurpose purpose) {
            return switch (purpose) {
                case CONFIRM_NEW -> 1;
                case CONFIRM_CURRENT -> 2;
                case REVOKE -> 3;
                case UNDO -> 4;
                case REFUSE -> 5;
                case CONFIRM_PASSKEY -> 6;
                case DISOWN_CREDENTIAL -> 7;
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
}
