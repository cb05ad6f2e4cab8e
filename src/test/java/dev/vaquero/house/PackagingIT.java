package dev.vaquero.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is in the published files. */
class PackagingIT {
    private static final String NAME = "vaquero-" + System.getProperty("vaquero.version");
    private static final String LIB = "WEB-INF/lib/";
    private static final int JAVA_17 = 61;

    @Test
    void thePomBringsNothingAlong() throws Exception {
        assertThat(dependencies())
                .isNotEmpty()
                .allSatisfy(dependency -> assertThat(child(dependency, "scope"))
                        .as(child(dependency, "artifactId"))
                        .isIn("provided", "test"));
    }

    @Test
    void onlyTheJakartaApisAreExpectedOfTheServer() throws Exception {
        Set<String> expected = dependencies().stream()
                .filter(dependency -> child(dependency, "scope").equals("provided"))
                .filter(dependency -> !child(dependency, "optional").equals("true"))
                .map(dependency -> child(dependency, "groupId"))
                .collect(Collectors.toSet());

        assertThat(expected).isNotEmpty().allMatch(group -> group.startsWith("jakarta."));
    }

    @Test
    void theLibraryHoldsNoDemoAndNoTest() throws IOException {
        assertThat(entries(".jar"))
                .contains(
                        "META-INF/LICENSE",
                        "META-INF/services/jakarta.servlet.ServletContainerInitializer",
                        "dev/vaquero/Handler.class")
                .noneMatch(name -> name.startsWith("dev/vaquero/demo/"))
                .noneMatch(name -> name.startsWith("dev/vaquero/it/"))
                .noneMatch(name -> name.startsWith("dev/vaquero/bench/"))
                .noneMatch(name -> name.endsWith("Test.class"))
                .allMatch(name -> name.startsWith("META-INF/") || name.startsWith("dev/"));
    }

    @Test
    void theLibraryNamesItsModule() throws IOException {
        try (JarFile jar = open(".jar")) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("dev.vaquero");
        }
    }

    @Test
    void theLibraryRunsOnJava17() throws IOException {
        try (JarFile jar = open(".jar")) {
            for (JarEntry entry : jar.stream()
                    .filter(each -> each.getName().endsWith(".class"))
                    .toList()) {
                try (DataInputStream bytes = new DataInputStream(jar.getInputStream(entry))) {
                    bytes.skipBytes(6);
                    assertThat(bytes.readUnsignedShort()).as(entry.getName()).isEqualTo(JAVA_17);
                }
            }
        }
    }

    @Test
    void theDemoBringsWeldAndItsOwnApis() throws IOException {
        assertThat(libraries("-demo.war"))
                .containsExactlyInAnyOrder(
                        NAME,
                        "jakarta.el-api",
                        "jakarta.enterprise.cdi-api",
                        "jakarta.enterprise.lang-model",
                        "jakarta.inject-api",
                        "jakarta.interceptor-api",
                        "jboss-classfilewriter",
                        "jboss-logging",
                        "weld-api",
                        "weld-core-impl",
                        "weld-environment-common",
                        "weld-lite-extension-translator",
                        "weld-se-core",
                        "weld-spi");
    }

    @Test
    void theThinDemoBringsTheLibraryOnly() throws IOException {
        assertThat(libraries("-demo-thin.war")).containsExactly(NAME);
    }

    @Test
    void bothDemosAreTheSameButForTheLibraries() throws IOException {
        List<String> thin = entries("-demo-thin.war");
        assertThat(entries("-demo.war").stream().filter(name -> !name.startsWith(LIB)))
                .containsExactlyInAnyOrderElementsOf(
                        thin.stream().filter(name -> !name.startsWith(LIB)).toList());
        assertThat(thin)
                .contains("index.html", "WEB-INF/classes/dev/vaquero/demo/Echo.class")
                .noneMatch(name -> name.contains("Test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".jar", "-sources.jar", "-demo.war", "-demo-thin.war"})
    void holdsNoTimeOfTheBuild(String suffix) throws IOException {
        try (JarFile jar = open(suffix)) {
            assertThat(jar.stream().map(JarEntry::getTimeLocal).distinct()).hasSize(1);
        }
    }

    private static List<Element> dependencies() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        NodeList found = project.getElementsByTagName("dependency");
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .filter(dependency -> dependency.getParentNode().getParentNode() == project)
                .toList();
    }

    private static String child(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    /** The libraries of a WAR by name; the library itself with its version. */
    private static List<String> libraries(String suffix) throws IOException {
        return entries(suffix).stream()
                .filter(name -> name.startsWith(LIB) && !name.equals(LIB))
                .map(name -> name.substring(LIB.length()).replaceFirst("\\.jar$", ""))
                .map(name -> name.equals(NAME) ? name : name.replaceFirst("-[0-9].*", ""))
                .toList();
    }

    private static List<String> entries(String suffix) throws IOException {
        try (JarFile jar = open(suffix)) {
            return jar.stream().map(JarEntry::getName).toList();
        }
    }

    private static JarFile open(String suffix) throws IOException {
        return new JarFile(Path.of("target", NAME + suffix).toFile());
    }
}
