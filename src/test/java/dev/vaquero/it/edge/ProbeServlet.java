package dev.vaquero.it.edge;

import dev.vaquero.Topic;
import dev.vaquero.Vaquero;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.servlet.UpgradeFilter;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells what happened, and uses the library from a servlet. */
@WebServlet({"/inits", "/terminated", "/session", "/publish", "/fire", "/same", "/scopes/seen"})
public final class ProbeServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient MessageBus bus;

    @Inject
    private transient Vaquero vaquero;

    @Inject
    @Topic("all")
    private transient Event<Integer> event;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(
                        switch (request.getServletPath()) {
                            case "/inits" -> Probe.INITS.get();
                            case "/terminated" -> Probe.TERMINATED.get();
                            case "/publish" -> bus.publish("all", "from a servlet");
                            case "/fire" -> fire();
                            case "/scopes/seen" -> Scopes.OPENED + " " + Scopes.CLOSED + " " + Scopes.DESTROYED;
                            case "/same" ->
                                vaquero.counters().opened()
                                        == UpgradeFilter.vaquero(getServletContext())
                                                .counters()
                                                .opened();
                            default -> {
                                request.getSession().setAttribute("a", "kept");
                                yield request.getSession().getId();
                            }
                        });
    }

    private int fire() {
        event.fire(42);
        return bus.count("all");
    }
}
