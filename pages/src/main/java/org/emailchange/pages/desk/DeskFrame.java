package org.emailchange.pages.desk;

import java.util.List;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.Caller.StaffMember;
import org.emailchange.web.security.PathRules;
import org.emailchange.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The paths of all desks, and what their pages have in common: the name of the user, the navigation, the script. */
@ControllerAdvice("org.emailchange.pages.desk")
class DeskFrame {

    private static final List<String> SCRIPTS = List.of("/assets/desk.js");

    @Bean
    static PathRules deskPaths() {
        return PathRules.pages()
                .role(Role.SUPPORT, "/support/**")
                .role(Role.AUDITOR, "/audit/**")
                .role(Role.OPERATOR, "/operator/**");
    }

    @ModelAttribute
    void frame(Caller caller, Model page) {
        page.addAttribute("who", caller instanceof StaffMember staff ? staff.name() : "");
        page.addAttribute("desks", Desk.of(caller));
        page.addAttribute("wide", true);
        page.addAttribute("scripts", SCRIPTS);
    }
}
