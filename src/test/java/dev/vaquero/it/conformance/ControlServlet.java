package dev.vaquero.it.conformance;

import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Pid;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Tells what happened, and sends and publishes from HTTP threads. */
@WebServlet({"/report", "/send", "/publish"})
public final class ControlServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final AtomicReference<MessageBus> BUS = new AtomicReference<>();
    private static final JsonProvider JSON = JsonProvider.provider();

    /** Takes the bus from a bean, since not every container injects into servlets. */
    static void use(MessageBus bus) {
        BUS.set(bus);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getServletPath().equals("/report")) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        try (JsonGenerator json = JSON.createGenerator(response.getWriter())) {
            write(Recorder.SHARED.events(request.getParameter("id")), json);
        }
    }

    private static void write(List<Event> events, JsonGenerator json) {
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

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        MessageBus bus = Objects.requireNonNull(BUS.get());
        String message = Objects.requireNonNullElse(request.getParameter("msg"), "");
        switch (request.getServletPath()) {
            case "/send" -> {
                for (Pid pid : Recorder.SHARED.open(request.getParameter("id"))) {
                    bus.send(pid, message);
                }
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
            case "/publish" -> {
                bus.publish(request.getParameter("topic"), message);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
            default -> response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }
}
