package org.emailchange.command.mail.message;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.mail.MailSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;

/**
 * Signs messages by DKIM (RFC 6376) with RSA and SHA-256, over all that a reader sees, if there is a key for it. Many
 * operators have their mail server sign instead.
 */
@Component
class Dkim {

    /** Each name once more than the header has it, so that none can be added on the way. */
    private static final String HEADERS = "from:from:to:to:subject:subject:date:date:message-id:message-id:"
            + "mime-version:content-type:content-language:auto-submitted";

    private final @Nullable DKIMSigner signer;

    Dkim(MailSettings settings) throws IOException {
        var dkim = settings.dkim();
        this.signer = dkim == null ? null : signer(dkim);
    }

    private static DKIMSigner signer(MailSettings.Dkim dkim) throws IOException {
        var key = PemContent.load(dkim.key()).getPrivateKey();
        if (key == null) {
            throw new InvalidSetting("Set email-change.mail.dkim.key to a file with a private key in PEM form.");
        }
        return new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + dkim.domain() + "; s=" + dkim.selector() + "; h=" + HEADERS
                        + "; bh=; b=;",
                key);
    }

    /** Adds a signature, which any later change of the message breaks. */
    void sign(MimeMessage message) throws MessagingException {
        if (signer == null) {
            return;
        }
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
