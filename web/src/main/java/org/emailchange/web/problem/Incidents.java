package org.emailchange.web.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Faults of ours: the log has the whole story, the caller a number to quote. */
@Component
class Incidents {

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private final SecureRandom random;

    Incidents(SecureRandom random) {
        this.random = random;
    }

    Problem report(Throwable exception) {
        var number = new byte[8];
        random.nextBytes(number);
        var incident = HexFormat.of().formatHex(number);
        log.error("Incident {}", incident, new SilentCopy(exception));
        return Problem.of(ProblemType.INTERNAL).with("incident", incident);
    }
}
