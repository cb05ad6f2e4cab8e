package dev.vaquero.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo's pages under any context path, with no word of another server. */
final class AddressesTest {
    private static final Path WEBAPP = Path.of("webapp");
    private static final Pattern ABSOLUTE = Pattern.compile(
            "(?:href|src|action|data-source)=\"/|(?:fetch|import|address)\\(?\\s*[\"'`]/|url\\(\\s*[\"']?/");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?|wss?)://|[\"'(]//");
    private static final Pattern INLINE = Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=\"|\\son[a-z]+=\"");

    @Test
    void areRelative() throws IOException {
        for (Path file : pages(".html", ".css", ".js")) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(ABSOLUTE);
        }
    }

    @Test
    void nameNoOtherServer() throws IOException {
        for (Path file : pages(".html", ".css", ".js")) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(ELSEWHERE);
        }
    }

    @Test
    void leaveScriptAndStyleToFiles() throws IOException {
        for (Path file : pages(".html")) {
            String page = Files.readString(file);
            assertThat(page).as(file.toString()).contains("content=\"default-src 'self';");
            assertThat(page).as(file.toString()).doesNotContainPattern(INLINE);
        }
    }

    @Test
    void areNotThoseOfHandlers() {
        assertThat(Stream.of("echo", "mqtt", "hello", "log", "rooms", "chat", "lines")
                        .map(WEBAPP::resolve)
                        .filter(Files::exists))
                .isEmpty();
    }

    private static List<Path> pages(String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            List<Path> found = files.filter(file -> Stream.of(endings)
                            .anyMatch(ending -> file.toString().endsWith(ending)))
                    .toList();
            assertThat(found).hasSizeGreaterThan(4);
            return found;
        }
    }
}
