package org.emailchange.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import jakarta.persistence.Entity;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.emailchange.api.query.FindEmailStatus;
import org.springframework.stereotype.Controller;

/** The walls between the modules, and inside them. */
@AnalyzeClasses(packages = "org.emailchange", importOptions = ProductCode.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule modules_reach_downwards_and_the_two_sides_do_not_know_each_other = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy("org.emailchange.api..")
            .layer("event store")
            .definedBy("org.emailchange.eventstore..")
            .layer("web")
            .definedBy("org.emailchange.web..")
            .layer("accounts")
            .definedBy("org.emailchange.accounts..")
            .layer("command side")
            .definedBy("org.emailchange.command..")
            .layer("query side")
            .definedBy("org.emailchange.query..")
            .layer("pages")
            .definedBy("org.emailchange.pages..")
            .layer("standalone")
            .definedBy("org.emailchange.standalone..")
            .whereLayer("standalone")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("query side")
            .mayOnlyBeAccessedByLayers("standalone")
            .whereLayer("pages")
            .mayOnlyBeAccessedByLayers("standalone")
            .whereLayer("command side")
            .mayOnlyBeAccessedByLayers("pages", "standalone")
            .whereLayer("accounts")
            .mayOnlyBeAccessedByLayers("command side", "query side", "pages", "standalone")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("accounts", "command side", "query side", "pages", "standalone")
            .whereLayer("event store")
            .mayOnlyBeAccessedByLayers("command side", "query side", "standalone")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers(
                    "event store", "web", "accounts", "command side", "query side", "pages", "standalone");

    @ArchTest
    static final ArchRule others_see_only_the_configuration_of_a_side = CompositeArchRule.of(
                    seenFromOutside("command", "CommandSideConfiguration"))
            .and(seenFromOutside("query", "QuerySideConfiguration"))
            .because("pages alone ask the command side in its own words, as its REST calls do");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("org.emailchange.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shared_api_depends_only_on_java_axon_annotations_and_jspecify = classes()
            .that()
            .resideInAPackage("org.emailchange.api..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("org.emailchange.api..")
                    .or(resideInAPackage("java.."))
                    .or(resideInAPackage("org.jspecify.annotations"))
                    .or(resideInAPackage("org.axonframework..")
                            .and(describe("are annotations", JavaClass::isAnnotation)))
                    .or(resideInAPackage("com.ibm.icu..")))
            .because("both sides and every client speak it; the tables of Unicode are the one library in it");

    @ArchTest
    static final ArchRule the_domain_knows_no_framework_but_axon = noClasses()
            .that()
            .resideInAPackage("org.emailchange.command.change..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.axonframework.spring..",
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "tools.jackson..",
                    "com.fasterxml.jackson..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule the_command_side_knows_no_object_relational_mapping = noClasses()
            .that()
            .resideInAPackage("org.emailchange.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..");

    @ArchTest
    static final ArchRule the_query_side_sends_no_commands = noClasses()
            .that()
            .resideInAPackage("org.emailchange.query..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("org.emailchange.api.command..").or(type(CommandGateway.class)));

    @ArchTest
    static final ArchRule events_and_their_parts_are_records = classes()
            .that()
            .resideInAPackage("org.emailchange.api.event..")
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule entities_stay_in_their_feature_package_on_the_query_side = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .resideInAPackage("org.emailchange.query.*..")
            .andShould()
            .notBePublic();

    @ArchTest
    static final ArchRule controllers_do_not_reach_for_tables = noClasses()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .dependOnClassesThat(resideInAPackage("java.sql..")
                    .or(resideInAPackage("javax.sql.."))
                    .or(resideInAPackage("org.springframework.jdbc.."))
                    .or(resideInAPackage("org.springframework.data.."))
                    .or(annotatedWith(Entity.class)));

    @ArchTest
    static final ArchRule pages_know_the_use_cases_of_the_command_side_alone = noClasses()
            .that()
            .resideInAPackage("org.emailchange.pages..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.emailchange.command..")
                    .and(not(resideInAPackage("org.emailchange.command.usecase"))));

    @ArchTest
    static final ArchRule use_cases_know_no_servlet = noClasses()
            .that()
            .resideInAPackage("org.emailchange.command.usecase..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..");

    @ArchTest
    static final ArchRule stored_events_are_shown_only_by_the_class_that_logs_the_access = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.emailchange.eventstore..",
                    "org.emailchange.query.rebuild..",
                    "org.emailchange.query.projection..")
            .and(not(simpleName("AuditedHistory")))
            .should()
            .dependOnClassesThat(simpleName("EventLog").or(simpleName("EventReader")))
            .because("views and rebuilds, which read them too, show nothing of them");

    @ArchTest
    static final ArchRule the_status_as_of_an_instant_is_shown_only_by_the_class_that_logs_the_access = noClasses()
            .that(not(simpleName("AuditedHistory")).and(not(simpleName("StatusAsOf"))))
            .should()
            .dependOnClassesThat(simpleName("StatusAsOf"));

    @ArchTest
    static final ArchRule staff_reads_about_accounts_only_by_the_class_that_logs_the_access = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.emailchange.query.support..",
                    "org.emailchange.query.history..",
                    "org.emailchange.pages.desk..")
            .and(not(simpleName("SupportCases")))
            .should()
            .dependOnClassesThat(simpleName("Accounts").or(simpleName("StatusQueries")))
            .orShould()
            .dependOnClassesThat(type(FindEmailStatus.class))
            .because("reading the live status or an account elsewhere would go around the access log");

    private static ArchRule seenFromOutside(String side, String configuration) {
        var inside = "org.emailchange." + side + "..";
        return noClasses()
                .that(resideOutsideOfPackages(inside, "org.emailchange.pages.."))
                .should()
                .dependOnClassesThat(resideInAPackage(inside).and(not(simpleName(configuration))));
    }
}
