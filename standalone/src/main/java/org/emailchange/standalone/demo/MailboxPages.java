package org.emailchange.standalone.demo;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The mailbox for people. */
@Controller
@ConditionalOnMailbox
class MailboxPages {
    private static final int SHOWN = 100;
    private static final String POLICY = "Content-Security-Policy";
    private static final String FRAMING = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'none';"
            + " frame-ancestors 'none'; base-uri 'none'";
    // A mail's own styles may show, but nothing of it may run, load or send; its links leave the frame.
    private static final String SANDBOX = "allow-top-navigation-by-user-activation";
    private static final String FRAMED = "sandbox " + SANDBOX + "; default-src 'none'; style-src 'unsafe-inline';"
            + " img-src data:; frame-ancestors 'self'";

    private final Mailbox mailbox;

    MailboxPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/demo/mailbox")
    String list(Model model) {
        model.addAttribute("mails", mailbox.newestFirst().limit(SHOWN).toList());
        model.addAttribute("zone", ZoneId.systemDefault());
        return "demo/mailbox";
    }

    @GetMapping("/demo/mailbox/{id:\\d{1,18}}")
    String mail(@PathVariable long id, Model model, HttpServletResponse response) {
        response.setHeader(POLICY, FRAMING);
        var mail = find(id);
        model.addAttribute("mail", mail);
        model.addAttribute("zone", ZoneId.systemDefault());
        model.addAttribute("text", TextPiece.piecesOf(mail.text()));
        model.addAttribute("sandbox", SANDBOX);
        return "demo/mail";
    }

    @GetMapping("/demo/mailbox/{id:\\d{1,18}}/html")
    void html(@PathVariable long id, HttpServletResponse response) throws IOException {
        var mail = find(id);
        response.setHeader(POLICY, FRAMED);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("<base target=\"_top\">" + mail.html());
    }

    private StoredMail find(long id) {
        return mailbox.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A piece of plain text that is, as a whole, a link or not. */
    record TextPiece(String text, boolean link) {
        private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+");

        static List<TextPiece> piecesOf(String text) {
            var pieces = new ArrayList<TextPiece>();
            var urls = URL.matcher(text);
            var end = 0;
            while (urls.find()) {
                pieces.add(new TextPiece(text.substring(end, urls.start()), false));
                pieces.add(new TextPiece(urls.group(), true));
                end = urls.end();
            }
            pieces.add(new TextPiece(text.substring(end), false));
            return pieces;
        }
    }
}
