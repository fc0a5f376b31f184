package org.emailchange.command;

import java.util.Map;
import org.emailchange.api.InvalidSetting;

/** Refuses one key for two purposes: who gets at the one would have the other too. */
final class KeysCheck {

    private KeysCheck() {}

    static void check(Map<String, String> linkKeys, String addressKey) {
        linkKeys.forEach((id, key) -> {
            if (!key.isBlank() && spelledAlike(key).equals(spelledAlike(addressKey))) {
                throw new InvalidSetting("Set email-change.link.keys." + id
                        + " to a key of its own: it is equal to email-change.address-key.");
            }
        });
    }

    /** Base64 may end with signs that fill it up, or not. */
    private static String spelledAlike(String key) {
        return key.strip().replaceFirst("={1,2}$", "");
    }
}
