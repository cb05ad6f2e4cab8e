package dev.vaquero.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Dependencies point one way; each rule names what a package may use. */
class ArchitectureTest {
    private static final String API = "dev.vaquero";
    private static final String BUS = "dev.vaquero.bus..";
    private static final String SPI = "dev.vaquero.spi..";
    private static final String INTERNAL = "dev.vaquero.internal..";
    private static final String CDI = "dev.vaquero.cdi..";
    private static final String SERVLET = "dev.vaquero.servlet..";
    private static final String TRANSPORT = "dev.vaquero.transport..";
    private static final String TESTKIT = "dev.vaquero.testkit..";
    private static final String METRICS = "dev.vaquero.metrics..";
    private static final String DEMO = "dev.vaquero.demo..";

    private static final String[] CONTAINERS = {"org.apache..", "org.eclipse..", "io.undertow..", "org.glassfish.."};

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.vaquero");

    private static final JavaClasses DEMO_CLASSES = new ClassFileImporter().importPackages("dev.vaquero.demo");

    @Test
    void theBusUsesNothingOfTheLibrary() {
        mayUse(BUS);
    }

    @Test
    void theApiUsesTheBus() {
        mayUse(API, BUS, "jakarta.inject..", "jakarta.enterprise..");
    }

    @Test
    void whatOneExtendsUsesTheApi() {
        mayUse(SPI, API, BUS, "jakarta.servlet..", "jakarta.websocket..");
    }

    @Test
    void theCoreKnowsNoContainerAndNoServlet() {
        mayUse(INTERNAL, API, BUS, SPI, "javax.management..");
    }

    @Test
    void transportsUseTheApiAndWhatOneExtends() {
        mayUse(TRANSPORT, API, BUS, SPI, "jakarta.servlet..", "jakarta.websocket..", "org.apache..");
    }

    @Test
    void theEdgeToCdiKnowsNoWebSocket() {
        mayUse(
                CDI,
                API,
                BUS,
                SPI,
                INTERNAL,
                "jakarta.inject..",
                "jakarta.enterprise..",
                "jakarta.servlet..",
                "org.jboss.weld.environment.se..",
                "javax.xml..",
                "org.w3c.dom..",
                "org.xml.sax..");
    }

    @Test
    void theEdgeToHttpKnowsNoContainer() {
        mayUse(SERVLET, API, BUS, SPI, INTERNAL, CDI, "jakarta.servlet..", "jakarta.websocket..");
    }

    @Test
    void theTestKitKnowsNoContainer() {
        mayUse(TESTKIT, API, BUS, SPI, INTERNAL, "org.junit.jupiter.api..");
    }

    @Test
    void onlyOnePackageKnowsMicrometer() {
        mayUse(METRICS, BUS, INTERNAL, "io.micrometer..");
        noClasses()
                .that()
                .resideOutsideOfPackage(METRICS)
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.micrometer.."))
                .check(LIBRARY);
    }

    @Test
    void onlyOnePackageKnowsTomcat() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.vaquero.transport.tomcat..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(CONTAINERS))
                .check(LIBRARY);
    }

    @Test
    void theDemoUsesTheApiAndTheBusOnly() {
        classes()
                .that()
                .resideInAPackage(DEMO)
                .and()
                .haveNameNotMatching(".*Test(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DEMO, API, BUS, "java..", "jakarta..", "org.jspecify..")
                .check(DEMO_CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.vaquero.(*)..").should().beFreeOfCycles().check(LIBRARY);
    }

    @Test
    void everyPackageSaysWhereNullIsLegal() {
        assertThat(packages())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    @Test
    void nothingWritesToTheStandardStreams() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY);
    }

    @Test
    void nothingThrowsGenericExceptions() {
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(LIBRARY);
    }

    private static Stream<JavaPackage> packages() {
        return LIBRARY.getPackage("dev.vaquero").getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty());
    }

    private static void mayUse(String own, String... others) {
        String[] legal = Stream.concat(Stream.of(own, "java..", "org.jspecify.."), Stream.of(others))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(legal)
                .check(LIBRARY);
    }
}
