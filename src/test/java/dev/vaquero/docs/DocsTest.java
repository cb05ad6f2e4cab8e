package dev.vaquero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages to the tests, to each other and to the library. */
class DocsTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java *([\\w-]*)\\n(.*?)^```$");
    private static final Pattern REGION = Pattern.compile("(?ms)^ *// docs:begin ([\\w-]+)\\n(.*?)^ *// docs:end \\1$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(files(Path.of("docs"), ".md"));
        pages.add(README);
        return pages;
    }

    private static Map<String, String> regions() throws IOException {
        Map<String, String> regions = new HashMap<>();
        for (Path file : files(Path.of("src/test/java"), ".java")) {
            Matcher m = REGION.matcher(Files.readString(file));
            while (m.find()) {
                assertThat(regions).as("regions of " + file).doesNotContainKey(m.group(1));
                regions.put(m.group(1), m.group(2).stripTrailing().stripIndent() + "\n");
            }
        }
        return regions;
    }

    @Test
    void everyJavaBlockIsARegionOfATest() throws IOException {
        Map<String, String> regions = regions();
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            Matcher m = JAVA.matcher(Files.readString(page));
            while (m.find()) {
                String name = m.group(1);
                boolean right = name.isEmpty()
                        ? regions.containsValue(m.group(2))
                        : m.group(2).equals(regions.get(name));
                if (!right) {
                    wrong.add(page + ": " + name + "\n" + m.group(2));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher m = LINK.matcher(Files.readString(page));
            while (m.find()) {
                if (!Files.exists(page.toAbsolutePath().getParent().resolve(m.group(1)))) {
                    broken.add(page + ": " + m.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        String index = Files.readString(Path.of("docs/index.md"));
        for (Path page : files(Path.of("docs"), ".md")) {
            String name = Path.of("docs").relativize(page).toString();
            if (name.startsWith("manual/") || name.startsWith("adr/")) {
                assertThat(index).contains("(" + name + ")");
            }
        }
    }

    @Test
    void everyOptionStandsInTheManual() throws IOException {
        String manual = Files.readString(Path.of("docs/manual/options.md"));
        for (Options.Key key : Options.Key.values()) {
            assertThat(manual).contains("| `" + key.configName() + "` |");
        }
    }

    @Test
    void theReadmeIsShortAndNamesTheTwoCommandsFirst() throws IOException {
        List<String> lines = Files.readAllLines(README);

        assertThat(lines).hasSizeLessThanOrEqualTo(120);
        assertThat(lines.stream().filter(line -> line.startsWith("mvn")).limit(2))
                .containsExactly("mvn -q -Pdemo package", "mvn verify");
    }
}
