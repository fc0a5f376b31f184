package org.emailchange.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import javax.crypto.Mac;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What holds for every class, whatever it is about. */
@AnalyzeClasses(packages = "org.emailchange", importOptions = ProductCode.class)
class HouseRulesTest {

    /** Gives Axon its own back, and makes the clock. */
    private static final Set<String> MAY_READ_THE_SYSTEM_CLOCK = Set.of("AxonTime", "DatabaseTime");

    /** Makes the one source, and makes keys before there are beans. */
    private static final Set<String> MAY_CREATE_RANDOMNESS =
            Set.of("ClockAndRandomAutoConfiguration", "KeysInitializer");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .that(areNone(MAY_READ_THE_SYSTEM_CLOCK))
            .should()
            .accessTargetWhere(asks("the system's time", HouseRulesTest::systemTime));

    @ArchTest
    static final ArchRule randomness_comes_from_the_one_secure_source = noClasses()
            .that(areNone(MAY_CREATE_RANDOMNESS))
            .should()
            .accessTargetWhere(asks("a source of its own", HouseRulesTest::ownRandomness));

    /** What is decided by the path as it was sent is evaded by another spelling of it. */
    @ArchTest
    static final ArchRule paths_are_compared_decoded = noClasses()
            .should()
            .callMethod(HttpServletRequest.class, "getRequestURI")
            .orShould()
            .callMethod(HttpServletRequest.class, "getRequestURL")
            .orShould()
            .callMethod(HttpServletRequestWrapper.class, "getRequestURI");

    @ArchTest
    static final ArchRule only_email_address_knows_how_addresses_are_compared = noClasses()
            .that()
            .resideOutsideOfPackage("org.emailchange.api")
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.ibm.icu..").or(JavaClass.Predicates.type(IDN.class)));

    @ArchTest
    static final ArchRule code_that_knows_addresses_does_not_change_their_case = noClasses()
            .that()
            .resideOutsideOfPackage("org.emailchange.api")
            .and(describe("know addresses", HouseRulesTest::knowsAddresses))
            .should()
            .accessTargetWhere(asks(
                    "for another case",
                    access -> isOn(access, String.class)
                            && Set.of("toLowerCase", "toUpperCase", "equalsIgnoreCase", "compareToIgnoreCase")
                                    .contains(access.getName())));

    @ArchTest
    static final ArchRule case_changes_in_a_named_locale = noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase");

    @ArchTest
    static final ArchRule authentication_codes_are_made_for_links_and_address_ids_alone = noClasses()
            .that()
            .resideOutsideOfPackages("org.emailchange.command.link", "org.emailchange.eventstore.address")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Mac.class);

    @ArchTest
    static final ArchRule octets_are_compared_in_constant_time = noClasses()
            .should()
            .accessTargetWhere(asks("how soon octets differ", HouseRulesTest::comparesOctetsInVaryingTime))
            .because("any of them may be a secret: MessageDigest.isEqual does not tell");

    @ArchTest
    static final ArchRule links_are_proved_in_constant_time = classes()
            .that()
            .haveFullyQualifiedName("org.emailchange.command.link.LinkTokens")
            .should()
            .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    @ArchTest
    static final ArchRule no_class_uses_field_injection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule no_class_throws_a_generic_exception = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule no_class_prints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule packages_are_null_marked =
            classes().should().resideInAPackage("org.emailchange..").andShould(new BeInAPackageWith(NullMarked.class));

    @ArchTest
    static final ArchRule settings_are_records = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule names_have_no_empty_suffix =
            noClasses().should().haveNameMatching(".*(Impl|Service|Utils?|Helper|Manager)");

    private static boolean systemTime(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var isClock = owner.isEquivalentTo(Clock.class);
        return owner.getPackageName().equals("java.time")
                        && (access.getName().equals("now")
                                || isClock && access.getName().startsWith("system"))
                || isOn(access, System.class) && access.getName().equals("currentTimeMillis")
                || isOn(access, Date.class) && access.getTarget().getFullName().endsWith("<init>()");
    }

    private static boolean ownRandomness(JavaAccess<?> access) {
        return isOn(access, UUID.class) && access.getName().equals("randomUUID")
                || isOn(access, Math.class) && access.getName().equals("random")
                || isOn(access, ThreadLocalRandom.class)
                || access.getTargetOwner().isAssignableTo(Random.class)
                        && Set.of("<init>", "getInstance", "getInstanceStrong").contains(access.getName());
    }

    private static boolean comparesOctetsInVaryingTime(JavaAccess<?> access) {
        return isOn(access, Arrays.class)
                        && access.getTarget().getFullName().matches(".*\\.(equals|compare|mismatch)\\(\\[B, .*")
                || access.getTargetOwner().isAssignableTo(ByteBuffer.class)
                        && Set.of("equals", "compareTo", "mismatch").contains(access.getName());
    }

    private static boolean knowsAddresses(JavaClass item) {
        return item.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().getName().equals("org.emailchange.api.EmailAddress"));
    }

    private static boolean isOn(JavaAccess<?> access, Class<?> owner) {
        return access.getTargetOwner().isEquivalentTo(owner);
    }

    private static DescribedPredicate<JavaAccess<?>> asks(String what, Predicate<JavaAccess<?>> test) {
        return describe("asks " + what, test);
    }

    private static DescribedPredicate<JavaClass> areNone(Set<String> names) {
        return describe("are none of " + names, item -> !names.contains(item.getSimpleName()));
    }
}
