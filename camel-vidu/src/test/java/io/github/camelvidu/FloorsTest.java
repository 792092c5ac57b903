// SPDX-License-Identifier: Apache-2.0

package io.github.camelvidu;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The project is a house of floors: each may use those below it, never one above.
 */
@AnalyzeClasses(packages = "io.github.camelvidu", importOptions = FloorsTest.WithoutTests.class)
class FloorsTest {

    private static final String COMPONENT = "io.github.camelvidu.component";

    @ArchTest
    static final ArchRule everyFloorOfTheComponentUsesOnlyThoseBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("component").definedBy(COMPONENT)
            .layer("usage").definedBy(COMPONENT + ".usage..")
            .layer("tasks").definedBy(COMPONENT + ".tasks..")
            .layer("ledger").definedBy(COMPONENT + ".ledger..")
            .layer("media").definedBy(COMPONENT + ".media..")
            .optionalLayer("callback").definedBy(COMPONENT + ".callback..")
            .layer("client").definedBy(COMPONENT + ".client..")
            .layer("time").definedBy(COMPONENT + ".time..")
            .layer("api").definedBy("io.github.camelvidu.api..")
            .whereLayer("component").mayNotBeAccessedByAnyLayer()
            .whereLayer("usage").mayOnlyBeAccessedByLayers("component")
            .whereLayer("tasks").mayOnlyBeAccessedByLayers("component", "usage")
            .whereLayer("ledger").mayOnlyBeAccessedByLayers("component", "usage", "tasks")
            .whereLayer("media").mayOnlyBeAccessedByLayers("component", "tasks")
            .whereLayer("callback").mayOnlyBeAccessedByLayers("component")
            .whereLayer("client").mayOnlyBeAccessedByLayers("component", "usage", "tasks", "media")
            .whereLayer("time").mayOnlyBeAccessedByLayers("component", "tasks", "ledger", "media", "callback", "client")
            .whereLayer("api").mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule everyClassOfTheComponentIsOnAKnownFloor = classes()
            .that().resideInAPackage(COMPONENT + "..")
            .should().resideInAnyPackage(COMPONENT, COMPONENT + ".usage..", COMPONENT + ".tasks..", COMPONENT + ".ledger..",
                    COMPONENT + ".media..",
                    COMPONENT + ".callback..", COMPONENT + ".client..", COMPONENT + ".time..");

    @ArchTest
    static final ArchRule noPackagesDependOnEachOther = slices()
            .matching("io.github.camelvidu.(**)")
            .should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theLowerFloorsNeverSeeAnExchange = noClasses()
            .that().resideInAnyPackage(COMPONENT + ".usage..", COMPONENT + ".tasks..", COMPONENT + ".ledger..",
                    COMPONENT + ".client..")
            .should().dependOnClassesThat().haveFullyQualifiedName("org.apache.camel.Exchange")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("org.apache.camel.Message");

    @ArchTest
    static final ArchRule tasksAndLedgerKnowNothingOfCamel = noClasses()
            .that().resideInAnyPackage(COMPONENT + ".usage..", COMPONENT + ".tasks..", COMPONENT + ".ledger..",
                    COMPONENT + ".time..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule theApiIsTypesAndDataWithoutCamelAndWithoutInputAndOutput = classes()
            .that().resideInAPackage("io.github.camelvidu.api..")
            .should().onlyDependOnClassesThat(new AllowedInTheApi());

    @ArchTest
    static final ArchRule theEmulatorJudgesRequestsAndPricesByItselfAndKnowsNoComponent = noClasses()
            .that().resideInAPackage("io.github.camelvidu.emulator..")
            .should().dependOnClassesThat().resideInAnyPackage("io.github.camelvidu.api.catalog..",
                    "io.github.camelvidu.api.validation..", "io.github.camelvidu.api.pricing..", COMPONENT + "..");

    /** Wherever a profile of the build puts them. */
    static final class WithoutTests implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }
}
