package dev.vaquero.servlet;

import dev.vaquero.Response;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes HTTP answers. */
final class Answers {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private Answers() {}

    static void write(Response answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        boolean typed = false;
        for (Map.Entry<String, String> header : answer.headers()) {
            response.addHeader(header.getKey(), header.getValue());
            typed |= header.getKey().equalsIgnoreCase("Content-Type");
        }
        if (answer.status() == NO_CONTENT || answer.status() == NOT_MODIFIED) {
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (body.length > 0 && !typed) {
            response.setContentType("text/plain;charset=UTF-8");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
