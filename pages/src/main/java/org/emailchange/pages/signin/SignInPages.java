package org.emailchange.pages.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.emailchange.pages.desk.Desk;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.problem.Problems;
import org.emailchange.web.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The page to sign in on. */
@Controller
class SignInPages {

    private static final String PAGE = "sign-in/page";
    private static final List<String> SCRIPTS = List.of("/assets/passkey.js");
    private static final String HOME = "redirect:/";

    private final Problems problems;

    SignInPages(Problems problems) {
        this.problems = problems;
    }

    @GetMapping("/")
    String home(Caller caller, Model page) {
        page.addAttribute("desks", Desk.of(caller));
        return caller.account().isPresent()
                ? "redirect:/account"
                : Desk.first(caller).map(desk -> "redirect:" + desk.path()).orElse("sign-in/staff");
    }

    @GetMapping("/sign-in")
    String ask(Optional<Caller> caller, HttpServletRequest request, Model page) {
        for (var note : new String[] {"again", "signed-out"}) {
            if (request.getParameter(note) != null) {
                page.addAttribute("note", note);
            }
        }
        page.addAttribute("scripts", SCRIPTS);
        return caller.isPresent() ? HOME : PAGE;
    }

    /** Where a wrong name, password or passkey leads. The name stays where it was typed. */
    @PostMapping("/sign-in/failed")
    String askAgain(HttpServletRequest request, HttpServletResponse response, Model page) {
        var exception = request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        if (exception instanceof AuthenticationServiceException unchecked) {
            var problem = problems.of(unchecked);
            response.setStatus(problem.type().status());
            ProblemWriter.addHeaders(response, problem);
            page.addAttribute("note", problem.type() == GeneralProblem.RATE_LIMITED ? "too-many" : "unavailable");
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("WWW-Authenticate", "Session");
            page.addAttribute("note", request.getParameter("passkey") == null ? "failed" : "passkey-failed");
        }
        page.addAttribute("scripts", SCRIPTS);
        page.addAttribute("username", request.getParameter("username"));
        return PAGE;
    }
}
