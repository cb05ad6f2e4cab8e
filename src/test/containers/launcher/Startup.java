package dev.vaquero.it.container;

import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;

/** What the launchers of all containers share: the end on a signal, and the words for a port that is taken. */
final class Startup {
    private static final int FAILED = 1;

    private Startup() {}

    /** An action of a server, which may fail in any way. */
    interface Action {
        void run() throws Exception;
    }

    /** Runs the action when the process is told to end, and ends the process anyway if that takes too long. */
    static void stopOnSignal(Action stop, Duration limit) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, limit), "stop"));
    }

    private static void stop(Action stop, Duration limit) {
        Thread worker = new Thread(
                () -> {
                    try {
                        stop.run();
                    } catch (Exception e) {
                        e.printStackTrace();
                    }
                },
                "stop-server");
        worker.setDaemon(true);
        worker.start();
        try {
            worker.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (worker.isAlive()) {
            System.err.println("the server did not stop within " + limit.toSeconds() + " s");
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** Says why the server did not start, and returns the exit status of the process. */
    static int failed(int port, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                System.err.println(
                        "port " + port + " of 127.0.0.1 is taken: stop what listens there, or choose another port");
                return FAILED;
            }
        }
        failure.printStackTrace();
        return FAILED;
    }

    /** Says that the web application failed (the log tells why), and returns the exit status of the process. */
    static int unavailable(Path war) {
        System.err.println("the web application " + war + " did not start");
        return FAILED;
    }
}
