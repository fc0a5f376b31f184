package org.emailchange.pages.desk.audit;

import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.emailchange.api.query.audit.FindRebuild;
import org.emailchange.api.query.audit.FindRebuilds;
import org.emailchange.api.query.audit.RebuildProgress;
import org.emailchange.api.query.audit.StartRebuild;
import org.emailchange.pages.QueryClient;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.problem.Problems;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rebuilds of views: starting one, watching it, and the differences found. */
@Controller
@RequestMapping("/audit/replays")
class RebuildPages {

    private static final List<String> VIEWS = List.of("status", "availability");
    private static final int LISTED = 50;
    private static final int DIFFERENCES = 500;
    private static final String BACK = "redirect:/audit/replays";

    private final QueryClient queries;
    private final CommandGateway commands;
    private final Problems problems;

    RebuildPages(QueryClient queries, CommandGateway commands, Problems problems) {
        this.queries = queries;
        this.commands = commands;
        this.problems = problems;
    }

    @GetMapping
    String list(Model page) {
        var rebuilds = queries.list(new FindRebuilds(LISTED), RebuildProgress.class);
        page.addAttribute("views", VIEWS);
        page.addAttribute("rebuilds", rebuilds);
        return "audit/rebuilds";
    }

    @PostMapping
    String start(@RequestParam String projection, Caller caller, RedirectAttributes page) {
        try {
            String id = commands.sendAndWait(new StartRebuild(projection, caller.by()));
            return BACK + "/" + id;
        } catch (RuntimeException e) {
            var problem = problems.of(e);
            if (!problem.type().code().equals("replay-running")) {
                throw e;
            }
            page.addFlashAttribute("problem", problem.type());
            return BACK;
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model page) {
        page.addAttribute(
                "report",
                queries.find(new FindRebuild(id, DIFFERENCES), FindRebuild.Result.class)
                        .orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND)));
        return "audit/rebuild";
    }
}
