package dev.vaquero.it.browser;

import static dev.vaquero.it.browser.Page.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The live log. */
final class LogIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void showsOnEveryPageWhatOnePosts() {
        Page writer = reading();
        Page reader = reading();
        writer.fill("#line", "The cattle <i>are</i> in — all 200");
        writer.press(Keys.ENTER);
        eventually(() -> assertThat(writer.text("#post-hint")).isEqualTo("Posted (204)."));
        for (Page page : new Page[] {writer, reader}) {
            eventually(() -> assertThat(page.texts("#lines .what")).contains("The cattle <i>are</i> in — all 200"));
        }
        assertThat(reader.count("#lines i")).isZero();
    }

    @Test
    void showsWhatHandlersWrite() {
        Page page = reading();
        page.click("#visit");
        eventually(() -> assertThat(page.texts("#lines .what"))
                .anyMatch(line -> line.startsWith("opened <"))
                .contains("sent 1 back and closed: remote(1000,just passing)"));
    }

    @Test
    void refusesALineThatIsTooLong() {
        Page page = reading();
        page.run("const line = document.getElementById('line'); line.removeAttribute('maxlength');"
                + "line.value = 'x'.repeat(301)");
        page.click("#post button");
        eventually(() -> assertThat(page.text("#post-hint")).isEqualTo("Not posted (400)."));
    }

    private static Page reading() {
        Page page = DEMO.open("log.html");
        eventually(() -> assertThat(page.texts("#lines .what")).anyMatch(line -> line.startsWith("read by <")));
        return page;
    }
}
