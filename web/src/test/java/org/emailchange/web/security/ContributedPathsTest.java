package org.emailchange.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.emailchange.web.security.PathRules.Chain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ContributedPathsTest {

    private final ContributedPaths paths = new ContributedPaths(List.of(
            PathRules.pages().anyone("/sign-in/**").role(Role.USER, "/account/**"),
            PathRules.pages().anyoneLimited("/sign-in/passkey"),
            PathRules.linkPages().anyoneLimited("/verify").anyone("/assets/**")));

    @ParameterizedTest
    @CsvSource({
        "/sign-in/passkey, true",
        "/verify, true",
        "/%76erify, true",
        "/verify/, false",
        "/sign-in, false",
        "/account, false"
    })
    void areLimitedWhereAFeatureSaysSoHoweverThePathIsEncoded(String path, boolean limited) {
        assertThat(paths.isLimited(request(path))).isEqualTo(limited);
    }

    @ParameterizedTest
    @CsvSource({"/account, true", "/account/passkeys, true", "/sign-in, true", "/verify, false", "/accounts, false"})
    void belongToTheChainThatTheyAreContributedTo(String path, boolean page) {
        assertThat(paths.of(Chain.PAGE).matches(request(path))).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"/verify, true", "/assets/page.css, false", "/sign-in/passkey, false", "/verify/, false"})
    void areLinkPagesWhereAFeatureSaysSo(String path, boolean linkPage) {
        assertThat(paths.hasLinkPage(path)).isEqualTo(linkPage);
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
