package org.emailchange.api;

import java.time.Instant;

/**
 * What the token of a link says of itself; nothing of it is proved yet.
 *
 * @param keyId the key that it claims to be signed with
 * @param purpose what it claims to be good for
 * @param account whose it claims to be
 * @param change which change it claims to belong to
 * @param generation which generation of links
 * @param issuedAt when it claims to have been issued
 * @param nonce base64url
 * @param mac the signature over all of this and the address, base64url
 * @param hash SHA-256 of the token, base64url
 */
public record PresentedLink(
        String keyId,
        LinkPurpose purpose,
        AccountId account,
        ChangeId change,
        int generation,
        Instant issuedAt,
        String nonce,
        String mac,
        String hash) {

    /** Never the token or its parts, so that they do not reach a log by being printed. */
    @Override
    public String toString() {
        return "[link]";
    }
}
