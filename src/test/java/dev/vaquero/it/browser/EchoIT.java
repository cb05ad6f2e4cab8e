package dev.vaquero.it.browser;

import static dev.vaquero.it.browser.Page.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The echo console: frames, subprotocols and closes. */
final class EchoIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    @Test
    void showsATextGoingOutAndComingBack() {
        Page page = connected();
        page.fill("#payload", "Grüße <b>from</b> the ridge");
        page.click("#send button");
        eventually(() -> {
            assertThat(page.texts(".frame.out.text .payload")).containsExactly("Grüße <b>from</b> the ridge");
            assertThat(page.texts(".frame.in.text .payload")).containsExactly("Grüße <b>from</b> the ridge");
        });
        assertThat(page.texts(".frame.in.text .size")).containsExactly("29 B");
        assertThat(page.text("#fact-in")).isEqualTo("1");
        assertThat(page.text("#fact-out")).isEqualTo("1");
    }

    @Test
    void showsBinaryInHex() {
        Page page = connected();
        page.click("[name=type][value=binary]");
        page.fill("#payload", "de:ad be ef 00 FF");
        page.click("#send button");
        eventually(() -> assertThat(page.texts(".frame.in.binary .payload")).containsExactly("de ad be ef 00 ff"));
        assertThat(page.texts(".frame.in.binary .size")).containsExactly("6 B");
    }

    @Test
    void saysThatBytesAreWrittenInPairsOfDigits() {
        Page page = connected();
        page.click("[name=type][value=binary]");
        page.fill("#payload", "abc");
        page.click("#send button");
        assertThat(page.text("#send-hint")).contains("pairs of hex digits");
        assertThat(page.count(".frame.out")).isZero();
    }

    @Test
    void keepsEachByteWhenTheTypeIsSwitched() {
        Page page = connected();
        String words = "0123456789".repeat(100);
        page.run("document.getElementById('payload').value = arguments[0]", words);
        page.click("[name=type][value=binary]");
        page.click("#send button");
        eventually(() -> assertThat(page.texts(".frame.in.binary .size")).containsExactly("1,000 B"));
        assertThat(page.texts(".frame.in.binary .payload").get(0)).endsWith("31 … and 488 more");
        page.click("[name=type][value=text]");
        assertThat(payload(page)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff fe", "0d 0a", "ef bb bf 41", "not hex"})
    void keepsBytesThatAFieldOfTextCannotHold(String bytes) {
        Page page = connected();
        page.click("[name=type][value=binary]");
        page.fill("#payload", bytes);
        page.click("[name=type][value=text]");
        page.click("[name=type][value=binary]");
        assertThat(payload(page)).isEqualTo(bytes);
    }

    @Test
    void countsNothingThatIsSentWhileItCloses() {
        Page page = connected();
        page.run("document.getElementById('end').requestSubmit(); document.getElementById('send').requestSubmit()");
        assertThat(page.text("#send-hint")).isEqualTo("Not sent: the connection is closing.");
        eventually(() -> assertThat(page.text("#fact-close")).isEqualTo("1005"));
        assertThat(page.text("#fact-out")).isEqualTo("0");
        assertThat(page.count(".frame.out.text")).isZero();
    }

    @Test
    void showsACloseWithItsCodeAndReason() {
        Page page = connected();
        page.fill("#code", "4001");
        page.fill("#reason", "the day is done");
        page.click("#end button");
        eventually(() -> assertThat(page.text("#fact-close")).isEqualTo("4001"));
        assertThat(page.texts(".frame.out.close .payload")).containsExactly("4001 the day is done");
        assertThat(page.texts(".frame.event.close .payload")).containsExactly("4001 (private use), no reason");
        assertThat(page.text("#state")).isEqualTo("closed with 4001");
        assertThat(page.text("#toggle")).isEqualTo("Connect");
    }

    @Test
    void showsACloseByTheServer() {
        Page page = connected();
        page.run("document.getElementById('payload').value = 'x'.repeat(1_000_001)");
        page.click("#send button");
        eventually(() -> assertThat(page.text("#fact-close")).startsWith("1009"));
        assertThat(page.text("#state")).isEqualTo("closed with 1009");
        assertThat(page.run("return document.activeElement.id")).isEqualTo("toggle");
    }

    @Test
    void agreesOnMqttWhereItIsOffered() {
        Page page = offer("mqtt", "v12.stomp, mqtt");
        eventually(() -> assertThat(page.text("#fact-subprotocol")).isEqualTo("mqtt"));
        page.fill("#payload", "over mqtt");
        page.click("#send button");
        eventually(() -> assertThat(page.texts(".frame.in .payload")).containsExactly("over mqtt"));
    }

    @Test
    void opensWithoutASubprotocolWhereNoneIsOffered() {
        Page page = offer("mqtt", "");
        eventually(() -> assertThat(page.text("#state")).isEqualTo("connected"));
        assertThat(page.text("#fact-subprotocol")).isEqualTo("none");
    }

    @Test
    void showsARefusalWhereMqttIsNotOffered() {
        Page page = offer("mqtt", "v12.stomp");
        eventually(() -> assertThat(page.text("#state")).isEqualTo("refused"));
        assertThat(page.text("#fact-close")).isEqualTo("no upgrade");
        assertThat(page.complaints()).anyMatch(words -> words.contains("Unexpected response code: 400"));
    }

    @Test
    void isUsedWithTheKeyboardAlone() {
        Page page = DEMO.open("echo.html");
        tabTo(page, "offer");
        page.press(Keys.ENTER);
        eventually(() -> assertThat(page.text("#state")).isEqualTo("connected"));
        tabTo(page, "payload");
        page.hold(Keys.CONTROL, "a");
        page.press("no mouse");
        page.hold(Keys.CONTROL, Keys.ENTER);
        eventually(() -> assertThat(page.texts(".frame.in .payload")).containsExactly("no mouse"));
        tabTo(page, "reason");
        page.hold(Keys.SHIFT, Keys.TAB);
        page.press("3000", Keys.ENTER);
        eventually(() -> assertThat(page.text("#fact-close")).isEqualTo("3000"));
    }

    private static Object payload(Page page) {
        return page.run("return document.getElementById('payload').value");
    }

    private static void tabTo(Page page, String id) {
        for (int presses = 0; presses < 60; presses++) {
            if (id.equals(page.run("return document.activeElement.id"))) {
                return;
            }
            page.press(Keys.TAB);
        }
        throw new AssertionError("the Tab key must reach #" + id + " but did not within 60 presses");
    }

    private static Page connected() {
        Page page = offer("echo", "");
        eventually(() -> assertThat(page.text("#state")).isEqualTo("connected"));
        return page;
    }

    private static Page offer(String handler, String subprotocols) {
        Page page = DEMO.open("echo.html");
        page.click("[name=handler][value=" + handler + "]");
        page.fill("#offer", subprotocols);
        page.click("#toggle");
        return page;
    }
}
