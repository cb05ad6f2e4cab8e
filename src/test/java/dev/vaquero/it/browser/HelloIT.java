package dev.vaquero.it.browser;

import static dev.vaquero.it.browser.Page.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The timers, on their own page and on the front page. */
final class HelloIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void greetsAtOnceAndAgainOneSecondLater() {
        Page page = DEMO.open("hello.html");
        eventually(() -> assertThat(page.texts(".events .message .what")).containsExactly("Hello!", "Hello!"));
        int first = milliseconds(page.texts(".events .message .after").get(0));
        int second = milliseconds(page.texts(".events .message .after").get(1));
        assertThat(first).isLessThan(700);
        assertThat(second).isBetween(700, 3000);
    }

    @Test
    void greetsAgainOnANewConnection() {
        Page page = DEMO.open("hello.html");
        eventually(() -> assertThat(page.count(".events .message")).isEqualTo(2));
        page.click("#again");
        eventually(() -> assertThat(page.count(".events .message")).isEqualTo(1));
        eventually(() -> assertThat(page.count(".events .message")).isEqualTo(2));
    }

    @Test
    void showsTheWireAndTheHandlerOnTheFrontPage() {
        Page page = DEMO.open("index.html");
        eventually(() -> assertThat(page.texts("#wire .words"))
                .contains("101 Switching Protocols", "text “Hello!”", "close 1000 “thanks”", "close 1000"));
        eventually(() -> assertThat(page.text("[data-source='Hello.java']"))
                .contains("@WebSocketHandler(\"/hello\")", "public Reply<String> websocketInit(")
                .doesNotContain("import "));
    }

    private static int milliseconds(String words) {
        return Integer.parseInt(words.replaceAll("[^0-9]", ""));
    }
}
