package org.eclipse.microprofile.config;

/** Gives the configuration of an application. */
public final class ConfigProvider {
    private ConfigProvider() {}

    /** Returns the configuration of the application with that class loader. */
    public static Config getConfig(ClassLoader loader) {
        return new Config();
    }
}
