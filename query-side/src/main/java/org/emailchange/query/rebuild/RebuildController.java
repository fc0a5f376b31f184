package org.emailchange.query.rebuild;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.query.audit.FindRebuild;
import org.emailchange.api.query.audit.FindRebuilds;
import org.emailchange.api.query.audit.RebuildProgress;
import org.emailchange.api.query.audit.StartRebuild;
import org.emailchange.query.live.EventStream;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Starts rebuilds, which clients know as replays, and shows their progress and the differences found. */
@RestController
class RebuildController {
    private static final String REPLAYS = "/api/audit/replays";
    private static final int MAX_LISTED = 100;
    private static final int MAX_DIFFERENCES = 1000;

    private final Rebuilds rebuilds;
    private final RebuildStreams streams;

    RebuildController(Rebuilds rebuilds, RebuildStreams streams) {
        this.rebuilds = rebuilds;
        this.streams = streams;
    }

    record StartRequest(String projection) {}

    @PostMapping(REPLAYS)
    ResponseEntity<RebuildProgress> start(@RequestBody StartRequest request, Caller caller) {
        var id = rebuilds.on(new StartRebuild(request.projection(), caller.by()));
        return ResponseEntity.accepted()
                .location(URI.create(REPLAYS + "/" + id))
                .body(find(UUID.fromString(id), 0).progress());
    }

    /** The last hundred, newest first. */
    @GetMapping(REPLAYS)
    List<RebuildProgress> list() {
        return rebuilds.on(new FindRebuilds(MAX_LISTED));
    }

    @GetMapping(REPLAYS + "/{id}")
    RebuildProgress progress(@PathVariable UUID id) {
        return find(id, 0).progress();
    }

    @GetMapping(path = REPLAYS + "/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@PathVariable UUID id) {
        find(id, 0);
        return streams.open(id);
    }

    @RequestMapping(
            method = RequestMethod.HEAD,
            path = REPLAYS + "/{id}/stream",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Void> streamHeaders(@PathVariable UUID id) {
        find(id, 0);
        return EventStream.headers();
    }

    /** At most a thousand. */
    @GetMapping(REPLAYS + "/{id}/differences")
    List<FindRebuild.Difference> differences(@PathVariable UUID id) {
        return find(id, MAX_DIFFERENCES).differences();
    }

    private FindRebuild.Result find(UUID id, int maxDifferences) {
        return rebuilds.on(new FindRebuild(id, maxDifferences))
                .orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
    }
}
