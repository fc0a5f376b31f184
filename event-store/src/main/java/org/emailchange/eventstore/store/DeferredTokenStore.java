package org.emailchange.eventstore.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.emailchange.eventstore.CoalescedTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Stores the tokens of views not with each batch, but a moment later for all batches in between. After a crash a view sees
 * some events again, which it knows by their versions.
 *
 * <p>What follows from events is not harmless when a node does it that stood still and has lost its claim meanwhile: its token
 * is stored in the transaction of each batch, which fails then.
 */
class DeferredTokenStore extends JdbcTokenStore implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredTokenStore.class);
    private static final String AT_ONCE = "process";
    /** Where events come one by one, nobody waits long for the last one. */
    private static final int SOON = 10;

    private record Claim(String processor, int segment) {}

    private final TransactionManager transactions;
    private final Map<Claim, TrackingToken> pending = new ConcurrentHashMap<>();
    private final CoalescedTask storing;

    /** @param pause at least so much is between two times */
    DeferredTokenStore(Builder settings, TransactionManager transactions, Duration pause) {
        super(settings);
        this.transactions = transactions;
        this.storing = new CoalescedTask("token-store", pause.dividedBy(SOON), pause, this::storeAllPending);
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        // a token of a replay is of another class, and a reset comes without a unit of work
        if (processor.equals(AT_ONCE) || !(token instanceof GapAwareTrackingToken) || !CurrentUnitOfWork.isStarted()) {
            pending.remove(new Claim(processor, segment));
            super.storeToken(token, processor, segment);
        } else {
            CurrentUnitOfWork.get().afterCommit(batch -> storeLater(new Claim(processor, segment), token));
        }
    }

    private void storeLater(Claim claim, TrackingToken token) {
        pending.put(claim, token);
        storing.request();
    }

    private void storeAllPending() {
        for (var claim : pending.keySet()) {
            try {
                transactions.executeInTransaction(() -> storePending(claim));
            } catch (UnableToClaimTokenException e) {
                // the processor learns of it when it extends its claim
                pending.remove(claim);
            } catch (RuntimeException e) {
                LOG.warn("A token waits: {}", e.getClass().getName());
            }
        }
    }

    /** One at a time, so that no token overwrites a later one. */
    private synchronized boolean storePending(Claim claim) {
        var token = pending.get(claim);
        if (token == null) {
            return false;
        }
        super.storeToken(token, claim.processor(), claim.segment());
        pending.remove(claim, token);
        return true;
    }

    @Override
    public void extendClaim(String processor, int segment) {
        if (!storePending(new Claim(processor, segment))) {
            super.extendClaim(processor, segment);
        }
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        storePending(new Claim(processor, segment));
        super.releaseClaim(processor, segment);
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        pending.remove(new Claim(processor, segment.getSegmentId()));
        return super.fetchToken(processor, segment);
    }

    @Override
    public void destroy() {
        storing.close();
    }
}
