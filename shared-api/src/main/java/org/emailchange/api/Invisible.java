package org.emailchange.api;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** Characters that show nothing: with one of them, two addresses that look the same are two. */
final class Invisible {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Invisible() {}

    /** Letters are among them, such as the Hangul filler, and marks, such as variation selectors. */
    static boolean is(int codePoint) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    /** Joiners change the shape of some scripts' letters; IDNA lets them stand only between those. */
    static boolean isNoJoiner(int codePoint) {
        return codePoint != ZERO_WIDTH_NON_JOINER && codePoint != ZERO_WIDTH_JOINER && is(codePoint);
    }
}
