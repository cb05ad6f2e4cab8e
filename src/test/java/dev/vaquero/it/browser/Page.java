package dev.vaquero.it.browser;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A page of the demo in a browser of its own. Elements are named by CSS selectors. */
final class Page {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChromeDriver driver;
    private final URI home;
    // Used by the one thread that runs the tests.
    private boolean changed;

    Page(ChromeDriver driver, URI home) {
        this.driver = driver;
        this.home = home;
    }

    Page open(String path) {
        driver.get(home.resolve(path).toString());
        return this;
    }

    /** Repeats the check until it holds. */
    static void eventually(ThrowingRunnable check) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(check);
    }

    String text(String selector) {
        return element(selector).getText();
    }

    List<String> texts(String selector) {
        return elements(selector).stream().map(WebElement::getText).toList();
    }

    int count(String selector) {
        return elements(selector).size();
    }

    void click(String selector) {
        element(selector).click();
    }

    /** Puts a text into a field in place of what it held. */
    void fill(String selector, String text) {
        WebElement field = element(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses keys, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses keys while a modifier is held. */
    void hold(Keys modifier, CharSequence... keys) {
        new Actions(driver).keyDown(modifier).sendKeys(keys).keyUp(modifier).perform();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs a script before those of every page that is opened from now on. */
    void before(String script) {
        changed = true;
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Tells pages what a user prefers: {@code prefers-color-scheme} and the like. */
    void prefer(String feature, String value) {
        changed = true;
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Returns the addresses of all that was asked for since the last call, WebSockets too. */
    List<URI> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .flatMap(message -> Request.of(message).stream())
                .toList();
    }

    /** Returns what the browser complained about since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    private WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    private List<WebElement> elements(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Leaves the page and forgets what it stored; returns the browser if the next test may have it. */
    Optional<ChromeDriver> leave() {
        if (changed) {
            driver.quit();
            return Optional.empty();
        }
        run("localStorage.clear(); sessionStorage.clear()");
        driver.get("about:blank");
        requests();
        complaints();
        return Optional.of(driver);
    }

    /** One entry of the browser's network log. */
    private static final class Request {
        private static final Json JSON = new Json();

        private Request() {}

        /** Returns the address if the entry says that something was asked for. */
        static List<URI> of(String entry) {
            Map<?, ?> message =
                    map(JSON.<Map<String, Object>>toType(entry, Json.MAP_TYPE).get("message"));
            Map<?, ?> params = map(message.get("params"));
            return switch (String.valueOf(message.get("method"))) {
                case "Network.requestWillBeSent" ->
                    List.of(uri(map(params.get("request")).get("url")));
                case "Network.webSocketCreated" -> List.of(uri(params.get("url")));
                default -> List.of();
            };
        }

        private static Map<?, ?> map(Object value) {
            return (Map<?, ?>) value;
        }

        private static URI uri(Object value) {
            return URI.create(String.valueOf(value));
        }
    }
}
