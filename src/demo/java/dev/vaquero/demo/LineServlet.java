package dev.vaquero.demo;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes a line for the log from a form: an ordinary servlet that publishes. */
@WebServlet("/lines")
public class LineServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    @Inject
    private transient Journal journal;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        String text = request.getParameter("text");
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "text must be 1 to " + LONGEST + " characters");
            return;
        }
        journal.write("page", text.strip().replaceAll("\\s+", " "));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
