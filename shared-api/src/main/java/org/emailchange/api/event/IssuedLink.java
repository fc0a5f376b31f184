package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.LinkPurpose;

/**
 * All that makes a link but the secret key: with the key, and the address it is for, the token can be computed again;
 * without the key it cannot.
 *
 * @param purpose what the link is good for
 * @param generation the number of the generation of links that it belongs to
 * @param keyId which key signs it
 * @param nonce 16 random bytes, base64url
 * @param hash SHA-256 of the token, base64url
 * @param issuedAt whole seconds
 * @param expiresAt when the link runs out
 */
public record IssuedLink(
        LinkPurpose purpose,
        int generation,
        String keyId,
        String nonce,
        String hash,
        Instant issuedAt,
        Instant expiresAt) {}
