package org.emailchange.web.problem;

import java.io.Serializable;
import java.net.URI;
import java.util.Locale;

/**
 * A kind of problem that a caller can be answered with. Each feature has an enum of those that it finds. Title and detail
 * are in the resource bundle {@code problems} beside that enum, as {@code <code>.title} and {@code <code>.detail}.
 */
public interface ProblemType extends Serializable {

    /** The name of the constant. */
    String name();

    /** The HTTP status of the answer. */
    int status();

    /** The last part of the type's URI, such as {@code address-taken}; unique among the types of all features. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The member {@code type} of the answer, such as {@code urn:email-change:address-taken}. */
    default URI uri() {
        return URI.create("urn:email-change:" + code());
    }
}
