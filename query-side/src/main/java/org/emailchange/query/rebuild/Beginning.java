package org.emailchange.query.rebuild;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Begins a replay, whoever asks and however. */
@Component
class Beginning {

    private final Replays replays;
    private final ReplayIds ids;
    private final ReplayWorker worker;

    Beginning(Replays replays, ReplayIds ids, ReplayWorker worker) {
        this.replays = replays;
        this.ids = ids;
        this.worker = worker;
    }

    UUID replay(String projection, String by) {
        var id = replays.begin(ids.next(), projection, by);
        worker.wake();
        return id;
    }
}
