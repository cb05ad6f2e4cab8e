package dev.vaquero.it.browser;

import dev.vaquero.it.browser.Chromium.Device;
import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.ContainerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The demo on Jetty, started once for all tests, and the pages of one test, closed after it. */
final class Demo implements BeforeAllCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(Demo.class);
    private static final Path WAR = Path.of("target", "vaquero-" + System.getProperty("vaquero.version") + "-demo.war");

    // Both are used by the one thread that runs the tests.
    private final List<Page> pages = new ArrayList<>();
    private URI home = URI.create("about:blank");

    @Override
    public void beforeAll(ExtensionContext context) {
        Chromium.missing().ifPresent(Demo::leaveOut);
        home = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("server", key -> start(), ContainerProcess.class)
                .http("/");
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

    /** Starts a browser without opening a page yet. */
    Page browser(Device device) {
        Page page = new Page(Chromium.start(device), home);
        pages.add(page);
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        pages.forEach(Page::close);
        pages.clear();
    }
}
