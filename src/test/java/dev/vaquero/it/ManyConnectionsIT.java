package dev.vaquero.it;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many connections at once. */
@OnEveryContainer
@Isolated("it takes the whole machine")
final class ManyConnectionsIT {
    private final Setting on;

    ManyConnectionsIT(Setting on) {
        this.on = on;
    }

    @Test
    void takesNoThreadForAnIdleConnection() {
        List<RawClient> clients = new ArrayList<>();
        try {
            Script script = on.script().anonymous().handle("echo");
            for (int i = 0; i < 3_000; i++) {
                clients.add(script.open());
            }
            for (RawClient client : clients) {
                client.send(Wire.text("a"));
            }
            for (RawClient client : clients) {
                client.expect("81 01 61");
            }
        } finally {
            clients.forEach(RawClient::close);
        }
    }
}
