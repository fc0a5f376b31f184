package org.emailchange.command.change;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;

/**
 * What a token says of itself; nothing of it is proved yet.
 *
 * @param token the token
 * @param keyId the key that it claims to be signed with
 * @param purpose what it claims to be good for
 * @param account whose it claims to be
 * @param change which change it claims to belong to
 * @param generation which generation of links
 * @param hash SHA-256 of the token, base64url
 */
public record PresentedLink(
        LinkToken token,
        String keyId,
        LinkPurpose purpose,
        AccountId account,
        ChangeId change,
        int generation,
        String hash) {}
