package dev.vaquero.it.browser;

import static dev.vaquero.it.browser.Page.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.browser.Chromium.Device;
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
        assertThat(page.texts(".events .what")).startsWith("opened", "Hello!", "Hello!");
        assertThat(page.texts(".events .after").stream().map(HelloIT::milliseconds))
                .isSorted();
    }

    @Test
    void marksNothingThatCameAfterTheEndOfTheScale() {
        Page page = DEMO.browser(Device.DESKTOP);
        page.before("let later = 0; const now = performance.now.bind(performance);"
                + " performance.now = () => now() + later; window.pass = time => later += time;"
                + " window.WebSocket = class extends WebSocket {"
                + " constructor(...all) { super(...all); window.last = this; } }");
        page.open("hello.html");
        eventually(() -> assertThat(page.count(".events .message")).isEqualTo(2));
        int marks = page.count("#marks i");
        page.run("window.pass(60_000); window.last.close(4000)");
        eventually(() -> assertThat(page.texts(".events .closed .what")).containsExactly("closed with 4000"));
        assertThat(page.count("#marks i")).isEqualTo(marks);
        assertThat(page.count("#marks .closed")).isZero();
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
