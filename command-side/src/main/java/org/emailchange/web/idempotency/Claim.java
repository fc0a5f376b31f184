package org.emailchange.web.idempotency;

import java.time.Instant;

/** What a request with a key finds. */
sealed interface Claim {

    /** Nobody else does it: it is ours to do, and to answer. */
    record Ours(IdempotentRequest request, long owner) implements Claim {}

    /** A twin is at it, until then at the most. */
    record Running(Instant until) implements Claim {}

    /** It was done, and answered. */
    record Done(KeptAnswer answer) implements Claim {}

    /** The key was used for another request. */
    record Mismatch() implements Claim {}
}
