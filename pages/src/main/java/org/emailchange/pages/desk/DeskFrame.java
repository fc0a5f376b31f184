package org.emailchange.pages.desk;

import java.util.List;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.Caller.StaffMember;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around each desk: who sits there, and which desks that person has. */
@ControllerAdvice(
        basePackages = {
            "org.emailchange.pages.desk.support",
            "org.emailchange.pages.desk.audit",
            "org.emailchange.pages.desk.operator"
        })
class DeskFrame {

    private static final List<String> SCRIPTS = List.of("/assets/desk.js");

    @ModelAttribute
    void frame(Caller caller, Model page) {
        page.addAttribute("who", caller instanceof StaffMember staff ? staff.name() : "");
        page.addAttribute("desks", Desk.of(caller));
        page.addAttribute("wide", true);
        page.addAttribute("scripts", SCRIPTS);
    }
}
