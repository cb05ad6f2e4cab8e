package dev.vaquero.it.browser;

import dev.vaquero.it.browser.Chromium.Device;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** The browsers that no test has just now; used by the one thread that runs the tests. */
final class Browsers implements AutoCloseable {
    private final Map<Device, Deque<ChromeDriver>> idle = new EnumMap<>(Device.class);

    ChromeDriver take(Device device) {
        ChromeDriver browser = of(device).poll();
        return browser == null ? Chromium.start(device) : browser;
    }

    void giveBack(Device device, ChromeDriver browser) {
        of(device).push(browser);
    }

    private Deque<ChromeDriver> of(Device device) {
        return idle.computeIfAbsent(device, key -> new ArrayDeque<>());
    }

    @Override
    public void close() {
        idle.values().forEach(browsers -> browsers.forEach(ChromeDriver::quit));
    }
}
