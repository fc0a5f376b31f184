package org.emailchange.web.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Does what is asked, and keeps the answer before the caller gets it. */
@Component
class OnceDone {

    private static final Logger LOG = LoggerFactory.getLogger(OnceDone.class);

    private final IdempotentRequests requests;

    OnceDone(IdempotentRequests requests) {
        this.requests = requests;
    }

    void run(Claim.Ours ours, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caught = new ContentCachingResponseWrapper(response);
        var answered = false;
        try {
            chain.doFilter(request, caught);
            answered = true;
        } finally {
            settle(ours, answered ? KeptAnswer.of(caught) : null);
            caught.copyBodyToResponse();
        }
    }

    /** What cannot be kept is answered all the same; its lease runs out by itself. */
    private void settle(Claim.Ours ours, @Nullable KeptAnswer answer) {
        try {
            if (answer != null && answer.isFinal()) {
                requests.keep(ours, answer);
            } else {
                requests.giveUp(ours);
            }
        } catch (DataAccessException e) {
            LOG.warn("An answer could not be kept for repeats: {}", e.getClass().getName());
        }
    }
}
