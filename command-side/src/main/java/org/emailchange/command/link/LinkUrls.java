package org.emailchange.command.link;

import org.emailchange.api.LinkPaths;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.web.CoreSettings;
import org.springframework.stereotype.Component;

/** What stands in a mail. Links start with the setting alone, whatever a request says of its host. */
@Component
public class LinkUrls {

    private final String base;

    LinkUrls(CoreSettings settings) {
        var url = settings.baseUrl().toString();
        base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The URL that opens the page of a link; all characters of a token stand in a URL as they are. */
    public String of(LinkPurpose purpose, LinkToken token) {
        return base + LinkPaths.of(purpose) + "?token=" + token.value();
    }
}
