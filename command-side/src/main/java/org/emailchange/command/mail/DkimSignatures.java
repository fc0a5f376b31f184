package org.emailchange.command.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.PrivateKey;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/** Signatures by DKIM (RFC 6376) with RSA and SHA-256, over all that a reader sees. */
final class DkimSignatures implements Signatures {

    /** Each name once more than the header has it, so that none can be added on the way. */
    private static final String HEADERS = "from:from:to:to:subject:subject:date:date:message-id:message-id:"
            + "mime-version:content-type:content-language:auto-submitted";

    private final DKIMSigner signer;

    DkimSignatures(String domain, String selector, PrivateKey key) {
        signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector + "; h=" + HEADERS
                        + "; bh=; b=;",
                key);
    }

    @Override
    public void sign(MimeMessage message) throws MessagingException {
        var wire = new ByteArrayOutputStream();
        try {
            message.writeTo(new CRLFOutputStream(wire));
            var field = signer.sign(new ByteArrayInputStream(wire.toByteArray()));
            int colon = field.indexOf(':');
            message.setHeader(
                    field.substring(0, colon), field.substring(colon + 1).strip());
        } catch (IOException | FailException e) {
            throw new MessagingException("A message could not be signed", e);
        }
    }
}
