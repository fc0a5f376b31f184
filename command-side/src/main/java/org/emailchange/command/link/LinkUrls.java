package org.emailchange.command.link;

import org.emailchange.api.LinkPaths;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.command.change.LinkSigner;
import org.emailchange.web.CoreSettings;
import org.springframework.stereotype.Component;

/** The URLs of links. They start with the setting alone, whatever host a request names. */
@Component
public class LinkUrls {

    private final String base;
    private final LinkTokens tokens;

    LinkUrls(CoreSettings settings, LinkTokens tokens) {
        var url = settings.baseUrl().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.tokens = tokens;
    }

    /**
     * The URL of an issued link, for its mail. The token is computed anew: it is stored nowhere.
     *
     * @throws LinkTokens.KeyRetired if the key that signed it is no longer in use
     */
    public String of(IssuedLink link, LinkSigner.Bond bond) {
        return of(link.purpose(), tokens.recompute(link, bond));
    }

    /** The URL that opens the page of a link; all characters of a token are allowed in a URL as they are. */
    String of(LinkPurpose purpose, LinkToken token) {
        return base + LinkPaths.of(purpose) + "?token=" + token.value();
    }
}
