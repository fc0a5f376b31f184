package org.emailchange.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The rules in force, the youngest first; and the place where those are kept waiting whom a rule makes wait. */
final class MailRules {
    private final List<MailRule> rules = new ArrayList<>();
    private CountDownLatch waiting = new CountDownLatch(1);
    private boolean open = true;

    synchronized MailRule add(Predicate<String> recipients, int count) {
        var rule = new MailRule(recipients, count);
        rules.add(0, rule);
        return rule;
    }

    synchronized MailRule pick(String recipient) {
        for (var rule : rules) {
            if (rule.claims(recipient)) {
                rule.used();
                return rule;
            }
        }
        return new MailRule(anybody -> true, 1);
    }

    synchronized void clear() {
        rules.clear();
        letGo();
    }

    synchronized void open() {
        open = true;
    }

    synchronized void close() {
        open = false;
        letGo();
    }

    private void letGo() {
        waiting.countDown();
        waiting = new CountDownLatch(1);
    }

    void keepWaiting(Duration atMost) {
        CountDownLatch gate;
        synchronized (this) {
            if (!open) {
                return;
            }
            gate = waiting;
        }
        try {
            gate.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
