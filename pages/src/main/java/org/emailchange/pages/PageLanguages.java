package org.emailchange.pages;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Offers the other languages on these pages; a link's page does not, for its secret would stand in the address. */
@ControllerAdvice(
        basePackages = {"org.emailchange.pages.account", "org.emailchange.pages.signin", "org.emailchange.pages.desk"})
class PageLanguages {

    @ModelAttribute("languages")
    boolean offered() {
        return true;
    }
}
