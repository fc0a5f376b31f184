package org.emailchange.command.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.ReceivedMail;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.web.problem.GeneralProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageCallsIT extends RunningCommandSide {

    private static final String OWN = "/api/accounts/me/language";

    @Test
    void areInEnglishUnlessAnotherLanguageIsChosen() {
        var person = newcomer();
        assertThat(person.get(OWN).expect(200).get("language")).isEqualTo("en");

        assertThat(speak(person, "ne-NP").get("language")).isEqualTo("ne");

        assertThat(person.get(OWN).expect(200).get("language")).isEqualTo("ne");
    }

    @Test
    void letTheWalletChooseWhenOpeningAnAccountAndLater() {
        var account = openedIn("ne");
        var path = "/api/accounts/" + account + "/language";
        assertThat(wallet().get(path).expect(200).get("language")).isEqualTo("ne");

        wallet().put(path, Map.of("language", "en")).expect(200);

        assertThat(wallet().get(path).expect(200).get("language")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "", "nepali", "ne_NP", "ne\r\nBcc: mallory@example.org"})
    void sayWhichLanguagesThereAre(String unknown) {
        var person = newcomer();

        var answer = person.put(OWN, Map.of("language", unknown)).expect(problem(GeneralProblem.MALFORMED));

        assertThat(answer.get("field")).isEqualTo("language");
        assertThat(answer.list("possible")).containsExactly("en", "ne");
        assertThat(person.get(OWN).get("language")).isEqualTo("en");
        opening("tag", unknown).expect(problem(GeneralProblem.MALFORMED));
    }

    @Test
    void areForTheOwnerAndTheWalletAlone() {
        var account = system.openAccount(null);
        var person = owner(account);
        var path = "/api/accounts/" + account.id() + "/language";

        anybody().put(path, Map.of("language", "ne")).expect(problem(GeneralProblem.UNAUTHENTICATED));
        newcomer().put(path, Map.of("language", "ne")).expect(problem(GeneralProblem.NOT_FOUND));
        newcomer().get(path).expect(problem(GeneralProblem.NOT_FOUND));
        wallet().put("/api/accounts/" + UUID.randomUUID() + "/language", Map.of("language", "ne"))
                .expect(problem(GeneralProblem.NOT_FOUND));
        person.put(OWN, Map.of()).expect(problem(GeneralProblem.MALFORMED));
        assertThat(person.get(OWN).get("language")).isEqualTo("en");
    }

    @Test
    void haveEveryMailOfAChangeWrittenInNepali() {
        var from = fresh("purano");
        var to = fresh("naya");
        var person = ownerOf(from);
        speak(person, "ne");

        change(person, from, to);
        undo(inbox.token(from, LinkPurpose.UNDO)).expect(200);

        assertThat(inbox.mails(from, 4))
                .as("asked for, approved, undone, locked")
                .hasSize(4)
                .allSatisfy(LanguageCallsIT::isNepali)
                .noneMatch(mail -> mentions(to, mail));
        assertThat(inbox.mails(to, 3))
                .as("asked for, approved, undone")
                .hasSize(3)
                .allSatisfy(LanguageCallsIT::isNepali)
                .noneMatch(mail -> mentions(from, mail));
    }

    private static boolean mentions(String address, ReceivedMail mail) {
        return mail.text().contains(address) || mail.html().contains(address);
    }

    private static void isNepali(ReceivedMail mail) throws Exception {
        assertThat(mail.message().getHeader("Content-Language")).containsExactly("ne");
        assertThat(mail.subject()).matches(LanguageCallsIT::isDevanagari);
        assertThat(mail.text()).contains("\u0928\u092e\u0938\u094d\u0924\u0947").doesNotContain("Hello");
        assertThat(mail.html())
                .contains("lang=\"ne\"", "\u0928\u092e\u0938\u094d\u0924\u0947")
                .doesNotContain("Hello");
    }

    private static boolean isDevanagari(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.DEVANAGARI);
    }

    private static Answer speak(ApiClient person, String language) {
        return person.put(OWN, Map.of("language", language)).expect(200);
    }

    private String openedIn(String language) {
        return opening("sita", language).expect(201).get("accountId");
    }

    private Answer opening(String name, String language) {
        var body = new HashMap<String, Object>();
        body.put("username", name + "-" + UUID.randomUUID());
        body.put("password", TestAccount.PASSWORD);
        body.put("language", language);
        return wallet().post("/api/accounts", body);
    }
}
