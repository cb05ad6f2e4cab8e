package dev.vaquero.cdi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What keeps an application from starting, gathered so that one start tells all of it. For one thread. */
public final class Problems {
    private record Problem(String text, List<Throwable> causes) {}

    private final List<Problem> found = new ArrayList<>();

    /** Takes note of what is wrong with a handler. */
    public void add(Class<?> handler, String what) {
        found.add(new Problem("handler bean " + handler.getName() + ": " + what, List.of()));
    }

    /** Takes note of what is wrong with a handler, and of the failure that told it. */
    public void add(Class<?> handler, String what, Throwable cause) {
        found.add(new Problem("handler bean " + handler.getName() + ": " + what, List.of(cause)));
    }

    /**
     * Does nothing if nothing was found.
     *
     * @throws IllegalStateException with all that was found
     */
    public void check() {
        if (!found.isEmpty()) {
            IllegalStateException failure = new IllegalStateException("the web application must not start: "
                    + found.stream().map(Problem::text).collect(Collectors.joining("; ")));
            found.forEach(problem -> problem.causes().forEach(failure::addSuppressed));
            throw failure;
        }
    }
}
