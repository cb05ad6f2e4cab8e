package dev.vaquero.it.conformance;

import dev.vaquero.CloseCode;
import dev.vaquero.Vaquero;
import dev.vaquero.bus.Counters;
import dev.vaquero.bus.Pid;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Tells what happened, and acts on connections from HTTP threads. */
@WebServlet({"/report", "/info", "/threads", "/send", "/publish", "/drain"})
public final class ControlServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final JsonProvider JSON = JsonProvider.provider();

    /** For the container. */
    public ControlServlet() {}

    private Vaquero vaquero() {
        return (Vaquero) Objects.requireNonNull(getServletContext().getAttribute(Vaquero.class.getName()));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        try (JsonGenerator json = JSON.createGenerator(response.getWriter())) {
            switch (request.getServletPath()) {
                case "/report" -> report(Recorder.SHARED.events(request.getParameter("id")), json);
                case "/info" -> info(vaquero().counters(), json);
                case "/threads" ->
                    json.write(ManagementFactory.getThreadMXBean().getThreadCount());
                default -> {
                    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                    json.writeStartObject().writeEnd();
                }
            }
        }
    }

    private static void report(List<Event> events, JsonGenerator json) {
        json.writeStartArray();
        for (Event event : events) {
            json.writeStartObject().write("cb", event.callback());
            if (event.type() == null) {
                json.write("type", JsonValue.NULL);
            } else {
                json.write("type", event.type());
            }
            json.write("payload", event.payload())
                    .write("reason", event.reason())
                    .write("state", event.state())
                    .write("t", event.millis())
                    .writeEnd();
        }
        json.writeEnd();
    }

    private static void info(Counters counters, JsonGenerator json) {
        json.writeStartObject()
                .write("connections", counters.connections())
                .write("timers", counters.timers())
                .write("subscriptions", counters.subscriptions())
                .write("names", counters.names())
                .write("monitors", counters.monitors())
                .write("mailboxed", counters.mailboxed())
                .write("outboxBytes", counters.outboxBytes())
                .writeEnd();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        try {
            Recorder.SHARED.awaitOpen();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Vaquero vaquero = vaquero();
        String message = Objects.requireNonNullElse(request.getParameter("msg"), "");
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        switch (request.getServletPath()) {
            case "/send" -> {
                for (Pid pid : Recorder.SHARED.open(request.getParameter("id"))) {
                    vaquero.bus().send(pid, message);
                }
            }
            case "/publish" -> vaquero.bus().publish(request.getParameter("topic"), message);
            case "/drain" -> new Thread(() -> vaquero.drain(CloseCode.GOING_AWAY, DRAIN), "drain").start();
            default -> response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }
}
