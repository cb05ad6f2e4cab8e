package dev.vaquero.servlet;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/** A response on which one header stays as it was set: a container that knows of no extension removes its header. */
final class KeptHeader extends HttpServletResponseWrapper {
    private final String name;

    KeptHeader(HttpServletResponse response, String name, String value) {
        super(response);
        this.name = name;
        response.setHeader(name, value);
    }

    @Override
    public void setHeader(String header, @Nullable String value) {
        if (!header.equalsIgnoreCase(name)) {
            super.setHeader(header, value);
        }
    }

    @Override
    public void addHeader(String header, @Nullable String value) {
        if (!header.equalsIgnoreCase(name)) {
            super.addHeader(header, value);
        }
    }
}
