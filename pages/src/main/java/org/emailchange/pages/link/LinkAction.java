package org.emailchange.pages.link;

import java.util.Set;
import org.emailchange.api.LinkPaths;
import org.emailchange.api.LinkPurpose;

/** What the button of a link page does. */
enum LinkAction {
    VERIFY(LinkPaths.VERIFY, LinkPurpose.CONFIRM_NEW, LinkPurpose.CONFIRM_CURRENT),
    REVOKE(LinkPaths.REVOKE, LinkPurpose.REVOKE, LinkPurpose.REFUSE),
    UNDO(LinkPaths.UNDO, LinkPurpose.UNDO);

    private final String path;
    private final Set<LinkPurpose> purposes;

    LinkAction(String path, LinkPurpose... purposes) {
        this.path = path;
        this.purposes = Set.of(purposes);
    }

    /** The one whose page the path leads to. */
    static LinkAction at(String path) {
        for (var action : values()) {
            if (path.equals(action.path) || path.startsWith(action.path + "/")) {
                return action;
            }
        }
        throw new IllegalArgumentException("no link page");
    }

    String path() {
        return path;
    }

    /** Whether this is what a link of that purpose is for. */
    boolean takes(LinkPurpose purpose) {
        return purposes.contains(purpose);
    }
}
