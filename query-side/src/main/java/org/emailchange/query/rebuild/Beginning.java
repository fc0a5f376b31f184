package org.emailchange.query.rebuild;

import java.util.UUID;
import org.emailchange.api.Ids;
import org.springframework.stereotype.Component;

/** Begins a replay, whoever asks and however. */
@Component
class Beginning {

    private final Rebuilds replays;
    private final Ids ids;
    private final RebuildJob worker;

    Beginning(Rebuilds replays, Ids ids, RebuildJob worker) {
        this.replays = replays;
        this.ids = ids;
        this.worker = worker;
    }

    UUID replay(String projection, String by) {
        var id = replays.begin(ids.uuid(), projection, by);
        worker.wake();
        return id;
    }
}
