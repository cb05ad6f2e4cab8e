package dev.vaquero.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
    @Test
    void matchesLiteralPathsExactly() {
        PathTemplate echo = PathTemplate.parse("/echo");

        assertThat(echo.match("/echo")).isEqualTo(Map.of());
        assertThat(echo.match("/echo/")).isNull();
        assertThat(echo.match("/Echo")).isNull();
        assertThat(echo.match("/echo/more")).isNull();
    }

    @Test
    void takesParametersFromWholeSegments() {
        PathTemplate template = PathTemplate.parse("/chat/{room}/users/{user_id}");

        assertThat(template.match("/chat/blue room/users/7")).isEqualTo(Map.of("room", "blue room", "user_id", "7"));
        assertThat(template.match("/chat//users/7")).isNull();
        assertThat(template.match("/chat/../users/7")).isNull();
        assertThat(template.match("chat/a/users/7")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chat",
                "//",
                "/a//b",
                "/{",
                "/}",
                "/{}",
                "/{a",
                "/a}",
                "/x{a}",
                "/{a}x",
                "/{a}/{a}",
                "/{1a}",
                "/{a b}",
                "/{{a}}",
                "/*",
                "/a*",
                "/a?b",
                "/a#b",
                "/a;b",
                "/%61",
                "/.",
                "/a/.."
            })
    void refusesWhatIsNotWellFormed(String text) {
        assertThatThrownBy(() -> PathTemplate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("path")
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"/echo,/echo", "/chat/{room},/chat/*", "/a/b/{c}/d,/a/b/*", "/{x},/*", "/,/*", "/a/,/a/*"})
    void mapsTheFilterToTheLongestLiteralPrefix(String text, String pattern) {
        assertThat(PathTemplate.parse(text).urlPattern()).isEqualTo(pattern);
    }

    @Test
    void prefersLiteralSegmentsFurtherLeft() {
        List<PathTemplate> sorted = Stream.of("/{a}/{b}", "/{a}/x", "/x/{b}", "/x/y")
                .map(PathTemplate::parse)
                .sorted()
                .toList();

        assertThat(sorted).extracting(PathTemplate::toString).containsExactly("/x/y", "/x/{b}", "/{a}/x", "/{a}/{b}");
    }

    @Test
    void sharesItsShapeWithWhatItCannotBeToldFrom() {
        assertThat(PathTemplate.parse("/chat/{a}").shape())
                .isEqualTo(PathTemplate.parse("/chat/{b}").shape());
        assertThat(PathTemplate.parse("/chat/a").shape())
                .isNotEqualTo(PathTemplate.parse("/chat/{a}").shape());
    }
}
