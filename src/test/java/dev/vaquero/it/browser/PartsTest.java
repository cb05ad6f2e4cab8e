package dev.vaquero.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo's pages share, each with its own copy of it, and what the style sheet keeps to. */
final class PartsTest {
    private static final Path WEBAPP = Path.of("webapp");
    private static final Pattern BAR = Pattern.compile("(?s)<a class=\"skip\".*?</header>");
    private static final Pattern FOOT = Pattern.compile("(?s)<footer.*?</footer>");
    private static final Pattern KNOWING =
            Pattern.compile("(?ms)^@supports \\(color: light-dark\\(red, red\\)\\) \\{.*?^}");
    private static final Pattern NAME = Pattern.compile("(--[\\w-]+): ");
    private static final Pattern REORDER = Pattern.compile("[ {]order:|display: contents|-reverse");

    @ParameterizedTest
    @ValueSource(strings = {"chat.html", "log.html", "echo.html", "hello.html"})
    void areTheSameOnEachPage(String name) throws IOException {
        String page = read(name);

        assertThat(part(BAR, page)).isEqualTo(part(BAR, read("index.html")));
        assertThat(part(FOOT, page)).isEqualTo(part(FOOT, read("index.html")));
        assertThat(page).containsOnlyOnce("<a href=\"" + name + "\" aria-current=\"page\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "chat.html", "log.html", "echo.html", "hello.html"})
    void sayWhatIsMissingWithoutScript(String name) throws IOException {
        assertThat(read(name)).containsPattern("<noscript><p class=\"notice\">[^<]+</p></noscript>");
    }

    @Test
    void nameEachColourForBrowsersOfOneThemeToo() throws IOException {
        String style = read("style.css");
        List<String> knowing =
                KNOWING.matcher(style).results().map(MatchResult::group).toList();
        String others = KNOWING.matcher(style).replaceAll("").replaceAll("(?s)/\\*.*?\\*/", "");

        assertThat(knowing).isNotEmpty();
        assertThat(others).doesNotContain("light-dark(", "color-mix(");
        assertThat(names(others)).containsAll(names(String.join("\n", knowing)));
    }

    @Test
    void areSeenInTheOrderInWhichTheyAreRead() throws IOException {
        assertThat(read("style.css")).doesNotContainPattern(REORDER);
    }

    private static List<String> names(String style) {
        return NAME.matcher(style).results().map(match -> match.group(1)).toList();
    }

    private static String part(Pattern part, String page) {
        return part.matcher(page)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow()
                .replace(" aria-current=\"page\"", "");
    }

    private static String read(String name) throws IOException {
        return Files.readString(WEBAPP.resolve(name));
    }
}
