package org.emailchange.pages.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.emailchange.api.ChangeState;
import org.emailchange.api.LinkPurpose;
import org.emailchange.command.usecase.ChangeProblem;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextsTest {

    private static final Set<LinkPurpose> OF_CREDENTIALS =
            EnumSet.of(LinkPurpose.CONFIRM_PASSKEY, LinkPurpose.DISOWN_CREDENTIAL);

    private final Properties english = read("texts.properties");
    private final Properties nepali = read("texts_ne.properties");

    @Test
    void sayTheSameInBothLanguages() {
        assertThat(nepali.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        english.forEach(
                (key, text) -> assertThat(nepali.getProperty((String) key).contains("{0"))
                        .as(key + " tells how long to wait")
                        .isEqualTo(((String) text).contains("{0")));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ADDRESS_UNCHANGED",
                "AUTHENTICATION_FAILED",
                "LOCKED",
                "LOCKED_UNTIL_NEW_CREDENTIALS",
                "MAILBOX_REFUSED",
                "MAIL_NOT_KEPT"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void knowWhatIsRefusedToALink(ChangeProblem type) {
        assertTold(LinkErrorPages.outcome(Problem.of(type)));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHENTICATED", "RATE_LIMITED", "UNAVAILABLE"})
    void knowWhatIsRefusedToAnyRequest(GeneralProblem type) {
        assertTold(LinkErrorPages.outcome(Problem.of(type)));
    }

    @ParameterizedTest
    @EnumSource
    void knowWhatBecameOfAChange(ChangeState state) {
        var problem = Problem.of(ChangeProblem.NO_OPEN_CHANGE).with("state", state.name());

        assertTold(LinkErrorPages.outcome(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "waiting-new", "waiting-current", "revoked", "undone", "resent"})
    void knowWhatALinkHasDone(String outcome) {
        assertTold(outcome);
    }

    @ParameterizedTest
    @EnumSource
    void askBeforeALinkDoesAnything(LinkPurpose purpose) {
        var key = purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(english).containsKeys(key + ".title", key + ".lead", key + ".button", key + ".not-you");
        assertThat(english).containsKey("fact.own." + key);
        // a change of credentials is about no other address
        assertThat(english.containsKey("fact.other." + key)).isEqualTo(!OF_CREDENTIALS.contains(purpose));
    }

    private void assertTold(String outcome) {
        assertThat(english).containsKeys(outcome + ".title", outcome + ".text", outcome + ".next");
    }

    private static Properties read(String file) {
        var texts = new Properties();
        try (var in = new InputStreamReader(PageTextsTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }
}
