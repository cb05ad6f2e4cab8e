package dev.vaquero.it.browser;

import dev.vaquero.it.browser.Chromium.Device;
import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The demo on Jetty and the browsers, started once for all tests, and the pages of one test, left after it. */
final class Demo implements BeforeAllCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(Demo.class);
    private static final Path WAR = Path.of("target", "vaquero-" + System.getProperty("vaquero.version") + "-demo.war");

    // These are used by the one thread that runs the tests.
    private final Map<Page, Device> pages = new LinkedHashMap<>();
    private URI home = URI.create("about:blank");
    private Browsers browsers = new Browsers();

    @Override
    public void beforeAll(ExtensionContext context) {
        Chromium.missing().ifPresent(Demo::leaveOut);
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        home = store.computeIfAbsent("server", key -> start(), ContainerProcess.class)
                .http("/");
        browsers = store.computeIfAbsent("browsers", key -> new Browsers(), Browsers.class);
    }

    private static void leaveOut(String why) {
        System.out.println(why);
        Assumptions.abort(why);
    }

    private static ContainerProcess start() {
        try {
            return ContainerProcess.start(Container.JETTY, WAR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demo must start but was interrupted", e);
        }
    }

    URI home() {
        return home;
    }

    /** Opens a page in a new browser with a wide window. */
    Page open(String path) {
        return browser(Device.DESKTOP).open(path);
    }

    /** Gives a browser of its own, without opening a page yet. */
    Page browser(Device device) {
        Page page = new Page(browsers.take(device), home);
        pages.put(page, device);
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        pages.forEach((page, device) -> page.leave().ifPresent(browser -> browsers.giveBack(device, browser)));
        pages.clear();
    }
}
