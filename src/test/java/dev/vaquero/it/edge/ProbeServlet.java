package dev.vaquero.it.edge;

import dev.vaquero.Vaquero;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.servlet.UpgradeFilter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells what happened, and uses the library from a servlet. */
@WebServlet({"/inits", "/terminated", "/session", "/publish", "/same"})
public final class ProbeServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient MessageBus bus;

    @Inject
    private transient Vaquero vaquero;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(
                        switch (request.getServletPath()) {
                            case "/inits" -> Probe.INITS.get();
                            case "/terminated" -> Probe.TERMINATED.get();
                            case "/publish" -> bus.publish("all", "from a servlet");
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
}
