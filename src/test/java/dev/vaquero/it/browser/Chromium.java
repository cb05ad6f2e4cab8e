package dev.vaquero.it.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser of this machine and its driver. */
public final class Chromium {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    /** The window that a page is shown in. */
    public enum Device {
        /** A wide window. */
        DESKTOP,
        /** A phone: 390 by 844, with touch. */
        PHONE
    }

    /** Returns what is missing and how to install it; empty if browser tests can run. */
    public static Optional<String> missing() {
        boolean there = browser().isPresent() && onPath("chromedriver").isPresent();
        return there
                ? Optional.empty()
                : Optional.of("LEFT OUT: the browser tests, because chromium and chromedriver are not both on the path;"
                        + " on Debian: apt-get install -y chromium chromium-driver");
    }

    /** Starts a browser with a profile of its own, which is gone when the browser ends. */
    public static ChromeDriver start(Device device) {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").orElseThrow())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options(device));
    }

    private static ChromeOptions options(Device device) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        if (device == Device.PHONE) {
            Map<String, Object> metrics = Map.of("width", 390, "height", 844, "pixelRatio", 2.0, "touch", true);
            options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", metrics));
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }

    private static Optional<File> browser() {
        return BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    private static Optional<File> onPath(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }
}
