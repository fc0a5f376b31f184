package org.emailchange.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;

/** Reads one body within the limits of size and time. */
final class BodyReader {

    /** What is read and thrown away of a body that is too large, so that its sender comes to read the answer. */
    private static final long MAX_DRAINED = 32L * 1024 * 1024;

    private final int maxBytes;
    private final long deadline;

    BodyReader(RequestLimits limits) {
        this.maxBytes = Math.toIntExact(limits.maxBody().toBytes());
        this.deadline = System.nanoTime() + limits.bodyTimeout().toNanos();
    }

    /** @throws ProblemException when the body is too large or arrives too slowly */
    byte[] read(HttpServletRequest request) throws IOException {
        var waitsForLeave = request.getHeader("Expect") != null;
        if (request.getContentLengthLong() > maxBytes && waitsForLeave) {
            throw new ProblemException(GeneralProblem.CONTENT_TOO_LARGE);
        }
        var in = request.getInputStream();
        var body = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        long total = 0;
        for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (System.nanoTime() > deadline) {
                throw new ProblemException(
                        total > maxBytes ? GeneralProblem.CONTENT_TOO_LARGE : GeneralProblem.REQUEST_TIMEOUT);
            }
            if (total > MAX_DRAINED) {
                break;
            }
            if (total <= maxBytes) {
                body.write(buffer, 0, n);
            }
        }
        if (total > maxBytes) {
            throw new ProblemException(GeneralProblem.CONTENT_TOO_LARGE);
        }
        return body.toByteArray();
    }
}
