package org.emailchange.command.mail;

import java.time.Duration;

/**
 * How long to wait after a failed attempt: twice as long each time, up to a limit. Not a bit shorter or longer by chance:
 * however many mails are due at once, workers hand them over one by one.
 */
record Pauses(Duration first, Duration longest) {

    /** The pause after so many attempts, counted from 1. */
    Duration after(int attempts) {
        var pause = first;
        for (int i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
