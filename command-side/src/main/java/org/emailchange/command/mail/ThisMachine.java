package org.emailchange.command.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Tells servers on this machine, whose connections nobody else can listen to, from all others. */
public final class ThisMachine {

    private ThisMachine() {}

    /** Whether this is its name or address; none is {@code localhost}. */
    public static boolean is(@Nullable String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
