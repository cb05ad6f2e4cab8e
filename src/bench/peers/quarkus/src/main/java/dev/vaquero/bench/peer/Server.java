package dev.vaquero.bench.peer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** WebSockets Next of Quarkus: {@code java -jar quarkus-run.jar PORT}. */
@QuarkusMain
public final class Server implements QuarkusApplication {
    /** Listens on that port of 127.0.0.1 until the process is told to end. */
    public static void main(String[] args) {
        System.setProperty("quarkus.http.port", args[0]);
        Quarkus.run(Server.class, args);
    }

    @Override
    public int run(String... args) {
        System.out.println("ready");
        Quarkus.waitForExit();
        return 0;
    }
}
