package dev.vaquero.docs;

import dev.vaquero.bus.MessageBus;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

// docs:begin ship-servlet
@WebServlet("/orders/ship")
public class ShipServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    transient MessageBus bus;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String user = request.getParameter("user");
        int told = bus.publish("user:" + user, new Inbox.Notice("your order is on its way"));
        response.setStatus(told == 0 ? 404 : 204);
    }
}
// docs:end ship-servlet
