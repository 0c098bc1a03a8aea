package org.solutionpool.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.Path;

/** The sentences of the README about packages, kept true. */
@AnalyzeClasses(packages = "org.solutionpool", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageRulesTest {

    private static final String[] GROUND_FLOOR = {
        "org.solutionpool.web..",
        "org.solutionpool.text..",
        "org.solutionpool.account..",
        "org.solutionpool.activity..",
        "org.solutionpool.audit..",
        "org.solutionpool.attachment..",
        "org.solutionpool.taxonomy..",
        "org.solutionpool.embedding.."
    };

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.solutionpool.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_ground_floor_imports_no_feature = noClasses()
            .that()
            .resideInAnyPackage(GROUND_FLOOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.solutionpool.organization..",
                    "org.solutionpool.solution..",
                    "org.solutionpool.search..",
                    "org.solutionpool.indexing..",
                    "org.solutionpool.enquiry..",
                    "org.solutionpool.notification..",
                    "org.solutionpool.importing..",
                    "org.solutionpool.local..");

    @ArchTest
    static final ArchRule text_and_web_know_nobody = noClasses()
            .that()
            .resideInAnyPackage("org.solutionpool.web..", "org.solutionpool.text..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.solutionpool.account..",
                    "org.solutionpool.audit..",
                    "org.solutionpool.attachment..",
                    "org.solutionpool.taxonomy..");

    @ArchTest
    static final ArchRule pages_are_used_by_their_own_feature_only = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should(new ArchCondition<>("be used by their own package only") {
                @Override
                public void check(JavaClass page, ConditionEvents events) {
                    page.getDirectDependenciesToSelf().stream()
                            .filter(use ->
                                    !use.getOriginClass().getPackageName().equals(page.getPackageName()))
                            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("DTO");
}
