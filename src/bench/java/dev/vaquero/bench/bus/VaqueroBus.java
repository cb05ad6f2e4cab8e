package dev.vaquero.bench.bus;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.bus.MessageBus;
import dev.vaquero.bus.Pid;
import dev.vaquero.internal.Accepted;
import dev.vaquero.internal.CallbackScope;
import dev.vaquero.internal.HandlerEntry;
import dev.vaquero.internal.LocalNode;
import dev.vaquero.testkit.TestRequest;
import java.time.Duration;
import java.util.Set;

/** The library, with connections whose peers never say anything. */
final class VaqueroBus implements Contender {
    private static final Options UNBOUNDED =
            Options.of().idleTimeout(Options.INFINITE).mailbox(Integer.MAX_VALUE, Options.MailboxPolicy.REFUSE);

    private static final class Receiver implements Handler<String> {
        @Override
        public Upgrade<String> init(Request request) {
            return Upgrade.accept("");
        }

        @Override
        public Reply<String> websocketHandle(Connection self, Frame frame, String state) {
            return Reply.of(state);
        }

        @Override
        public Reply<String> websocketInfo(Connection self, Object info, String state) {
            ((Arrivals) info).arrived();
            return Reply.of(state);
        }
    }

    private final LocalNode node = LocalNode.start("bench", VaqueroBus.class.getClassLoader(), CallbackScope.NONE);
    private final MessageBus bus = node.bus();
    private final Pid first;

    VaqueroBus(int receivers) {
        HandlerEntry<String> entry = new HandlerEntry<>("bench", "/", new Receiver(), Set.of(), Options.of());
        Accepted<String> accepted =
                new Accepted<>(entry, "", UNBOUNDED, TestRequest.to("/"), null, Set.of(), null, null);
        first = node.connect(accepted, DeafPeer::new);
        bus.subscribe("topic", first);
        for (int i = 1; i < receivers; i++) {
            bus.subscribe("topic", node.connect(accepted, DeafPeer::new));
        }
    }

    @Override
    public void send(Arrivals message) {
        bus.send(first, message);
    }

    @Override
    public void publish(Arrivals message) {
        bus.publish("topic", message);
    }

    @Override
    public void close() {
        node.stop(Duration.ofSeconds(10));
    }
}
