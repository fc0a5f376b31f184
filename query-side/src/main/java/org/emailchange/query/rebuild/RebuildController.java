package org.emailchange.query.rebuild;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.query.audit.FindRebuild;
import org.emailchange.api.query.audit.RebuildProgress;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Replays: beginning one, watching it, and what it found. */
@RestController
class RebuildController {
    private static final String REPLAYS = "/api/audit/replays";
    private static final int MAX_LISTED = 100;
    private static final int MAX_DIFFERENCES = 1000;

    private final RebuildTable table;
    private final RebuildStreams streams;
    private final Beginning begin;

    RebuildController(RebuildTable table, RebuildStreams streams, Beginning begin) {
        this.begin = begin;
        this.table = table;
        this.streams = streams;
    }

    /** What is asked for. */
    record Wanted(String projection) {}

    @PostMapping(REPLAYS)
    ResponseEntity<RebuildProgress> begin(@RequestBody Wanted wanted, Caller caller) {
        var id = begin.replay(wanted.projection(), caller.by());
        return ResponseEntity.accepted()
                .location(URI.create(REPLAYS + "/" + id))
                .body(Progress.of(found(id)));
    }

    /** The last hundred, newest first. */
    @GetMapping(REPLAYS)
    List<RebuildProgress> replays() {
        return table.latest(MAX_LISTED).stream().map(Progress::of).toList();
    }

    @GetMapping(REPLAYS + "/{id}")
    RebuildProgress replay(@PathVariable UUID id) {
        return Progress.of(found(id));
    }

    @GetMapping(path = REPLAYS + "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable UUID id) {
        return streams.open(found(id).id());
    }

    /** At most a thousand. */
    @GetMapping(REPLAYS + "/{id}/differences")
    List<FindRebuild.Difference> differences(@PathVariable UUID id) {
        return table.differences(found(id).id(), MAX_DIFFERENCES);
    }

    private Rebuild found(UUID id) {
        return table.find(id).orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
    }
}
