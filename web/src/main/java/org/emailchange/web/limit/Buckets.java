package org.emailchange.web.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.Pseudonyms;
import org.springframework.stereotype.Component;

/** The buckets, in the database that all nodes share. */
@Component
class Buckets {

    private final ProxyManager<String> store;
    private final Pseudonyms pseudonyms;

    Buckets(ProxyManager<String> store, Pseudonyms pseudonyms) {
        this.store = store;
        this.pseudonyms = pseudonyms;
    }

    /** Takes one out of each bucket, or, as soon as one of them is empty, out of none. */
    List<Level> takeAllOrNone(List<Charge> charges) {
        var levels = new ArrayList<Level>();
        for (var charge : charges) {
            var level = take(charge);
            if (!level.hasRoom()) {
                levels.replaceAll(this::giveBack);
                levels.add(level);
                break;
            }
            levels.add(level);
        }
        return List.copyOf(levels);
    }

    /** Takes one out of the bucket, if there is one left. */
    Level take(Charge charge) {
        return Level.of(charge, bucket(charge).tryConsumeAndReturnRemaining(1));
    }

    /** Looks whether there is one left, and takes nothing. */
    Level look(Charge charge) {
        return Level.of(charge, bucket(charge).estimateAbilityToConsume(1));
    }

    private Level giveBack(Level taken) {
        bucket(taken.charge()).addTokens(1);
        return taken.givenBack();
    }

    private BucketProxy bucket(Charge charge) {
        var rate = charge.rate();
        return store.getProxy(
                id(charge),
                () -> BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.period()))
                        .build());
    }

    /** Says the rate as well: with other settings there are other buckets. */
    private String id(Charge charge) {
        var subject = charge.limit() + '\n' + charge.rate() + '\n' + charge.subject();
        return charge.limit() + ' ' + pseudonyms.of("email-change/limit/v1", subject);
    }
}
