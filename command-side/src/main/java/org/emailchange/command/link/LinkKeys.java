package org.emailchange.command.link;

import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.EmailChangeSettings;
import org.springframework.stereotype.Component;

/** The keys of links, by id. The active one signs; the others still verify what they signed before. */
@Component
class LinkKeys {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");
    private static final int MIN_BYTES = 32;

    private final Map<String, LinkKey> keys = new HashMap<>();
    private final LinkKey active;

    LinkKeys(EmailChangeSettings settings) {
        settings.link().keys().forEach((id, base64) -> keys.put(id, key(id, base64)));
        var activeId = settings.link().activeKey();
        var found = activeId == null ? null : keys.get(activeId);
        if (found == null) {
            throw new InvalidSetting("Set email-change.link.active-key to the id of one of email-change.link.keys.<id>,"
                    + " each 32 random bytes in base64 (openssl rand -base64 32).");
        }
        if (keys.values().stream().map(LinkKey::fingerprint).distinct().count() < keys.size()) {
            throw new InvalidSetting("Set each of email-change.link.keys.<id> to a key of its own: two are equal.");
        }
        active = found;
    }

    LinkKey active() {
        return active;
    }

    /** The key with this id; empty if it is unknown or no longer in use. */
    Optional<LinkKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    Collection<LinkKey> all() {
        return keys.values();
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static LinkKey key(String id, String base64) {
        if (!isId(id)) {
            throw new InvalidSetting("Name the keys of email-change.link.keys by 1 to 16 letters, digits, - or _.");
        }
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidSetting("Set email-change.link.keys." + id + " to 32 random bytes in base64.");
        }
        if (secret.length < MIN_BYTES) {
            throw new InvalidSetting("Set email-change.link.keys." + id
                    + " to at least 32 random bytes in base64; it has " + secret.length + ".");
        }
        return new LinkKey(id, secret);
    }
}
