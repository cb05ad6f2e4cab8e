package dev.vaquero.it.browser;

import static dev.vaquero.it.browser.Page.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vaquero.it.browser.Chromium.Device;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What every page promises. */
final class PagesIT {
    @RegisterExtension
    static final Demo DEMO = new Demo();

    private static final String LONG = "x".repeat(300);

    /** Marks the element that has the focus, and returns whether one can see that it has it. */
    private static final String FOCUS = """
            const active = document.activeElement;
            if (active === document.body) return null;
            active.setAttribute('data-reached', '');
            const shown = active.type === 'radio' ? active.nextElementSibling : active;
            const outlined = getComputedStyle(shown).outlineStyle !== 'none'
                || getComputedStyle(shown, '::after').outlineStyle !== 'none';
            return outlined ? 'seen' : 'unseen: ' + active.outerHTML;
            """;

    /** Returns what can be used with a mouse but was not reached. */
    private static final String UNREACHED = """
            const usable = 'a[href], button:enabled, input:enabled, textarea:enabled, summary, [tabindex="0"]';
            return [...document.querySelectorAll(usable)]
                .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.hasAttribute('data-reached'))
                .filter(e => e.type !== 'radio' || e.checked)
                .map(e => e.outerHTML);
            """;

    @ParameterizedTest
    @ValueSource(strings = {"", "index.html", "chat.html", "log.html", "echo.html", "hello.html"})
    void asksNobodyButItsOwnServer(String path) {
        Page page = DEMO.open(path);
        page.run("document.querySelectorAll('details').forEach(details => details.open = true)");
        eventually(() -> assertThat(page.texts("[data-source]")).allMatch(source -> source.contains("class ")));
        List<String> servers = page.requests().stream()
                .map(asked -> asked.getAuthority())
                .distinct()
                .toList();
        assertThat(servers).containsExactly(DEMO.home().getAuthority());
        assertThat(page.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "chat.html", "log.html", "echo.html", "hello.html"})
    void fitsAPhoneWithoutScrollingSideways(String path) {
        Page page = DEMO.browser(Device.PHONE).open(path);
        page.run("document.querySelectorAll('details').forEach(details => details.open = true)");
        eventually(() -> assertThat(page.texts("[data-source]")).allMatch(source -> source.contains("class ")));
        assertFits(page);
    }

    @Test
    void fitsAPhoneWhateverIsSaid() {
        Page chat = DEMO.browser(Device.PHONE).open("chat.html");
        chat.fill("#name", "W".repeat(24));
        chat.fill("#room", "w".repeat(32));
        chat.press(Keys.ENTER);
        eventually(() -> assertThat(chat.text("#state")).isEqualTo("connected"));
        chat.fill("#text", LONG);
        chat.press(Keys.ENTER);
        eventually(() -> assertThat(chat.count("#messages .words")).isEqualTo(1));
        assertFits(chat);

        Page echo = DEMO.browser(Device.PHONE).open("echo.html");
        echo.click("#toggle");
        eventually(() -> assertThat(echo.text("#state")).isEqualTo("connected"));
        echo.fill("#payload", LONG);
        echo.click("#send button");
        eventually(() -> assertThat(echo.count(".frame.in")).isEqualTo(1));
        assertFits(echo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "chat.html", "log.html", "echo.html", "hello.html"})
    void letsTheTabKeyReachEachControlAndShowsWhereItIs(String path) {
        Page page = DEMO.open(path);
        if (path.equals("index.html")) {
            eventually(() -> assertThat(page.run("return document.getElementById('again').disabled"))
                    .isEqualTo(false));
        }
        List<Object> seen = new ArrayList<>();
        page.press(Keys.TAB);
        for (Object focus = page.run(FOCUS); focus != null && seen.size() < 80; focus = page.run(FOCUS)) {
            seen.add(focus);
            page.press(Keys.TAB);
        }
        assertThat(seen).isNotEmpty().allMatch("seen"::equals);
        assertThat(page.run(UNREACHED)).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "chat.html", "log.html", "echo.html", "hello.html"})
    void namesEachFieldAndButton(String path) {
        Page page = DEMO.open(path);
        assertThat(page.run("return [...document.querySelectorAll('input, textarea, button:not([hidden])')]"
                        + ".filter(e => !e.labels?.length && !e.textContent.trim()).map(e => e.outerHTML)"))
                .isEqualTo(List.of());
        assertThat(page.run("return document.querySelectorAll('h1').length")).isEqualTo(1L);
    }

    @Test
    void followsTheThemeOfTheSystemUntilOneIsChosen() {
        Page page = DEMO.browser(Device.DESKTOP);
        page.prefer("prefers-color-scheme", "dark");
        page.open("index.html");
        Object dark = ground(page);
        page.prefer("prefers-color-scheme", "light");
        Object light = ground(page);
        assertThat(light).isNotEqualTo(dark);
        page.click("#theme");
        assertThat(ground(page)).isEqualTo(dark);
        page.open("log.html");
        assertThat(ground(page)).isEqualTo(dark);
        assertThat(page.run("return document.getElementById('theme').getAttribute('aria-pressed')"))
                .isEqualTo("true");
    }

    @Test
    void standsStillForThoseWhoAskForIt() {
        Page page = DEMO.browser(Device.DESKTOP);
        page.prefer("prefers-reduced-motion", "reduce");
        page.open("hello.html");
        eventually(() -> assertThat(page.count(".events .message")).isEqualTo(2));
        assertThat(page.run("return document.getAnimations().length")).isEqualTo(0L);
    }

    private static Object ground(Page page) {
        return page.run("return getComputedStyle(document.body).backgroundColor");
    }

    private static void assertFits(Page page) {
        assertThat((Long) page.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390L);
        assertThat(page.run(
                        "return [...document.querySelectorAll('main *')].filter(e => !e.closest('pre, .lasso, .hidden')"
                                + " && e.getBoundingClientRect().right > 391).map(e => e.outerHTML)"))
                .isEqualTo(List.of());
    }
}
