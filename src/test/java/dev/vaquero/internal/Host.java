package dev.vaquero.internal;

import dev.vaquero.Handler;
import dev.vaquero.Options;
import dev.vaquero.bus.Pid;
import dev.vaquero.testkit.TestRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A running node whose connections have silent peers. */
final class Host implements AutoCloseable {
    /**
     * An open connection.
     *
     * @param pid its address
     * @param peer the other end
     */
    record Opened(Pid pid, SilentPeer peer) {}

    final LocalNode node = LocalNode.start("host", Host.class.getClassLoader(), CallbackScope.NONE);

    /** Opens a connection. */
    <S extends @Nullable Object> Opened open(Handler<S> handler, S state, Options options) {
        SilentPeer[] peer = new SilentPeer[1];
        HandlerEntry<S> entry = new HandlerEntry<>("test", "/", handler, Set.of(), options);
        Accepted<S> accepted = new Accepted<>(entry, state, options, TestRequest.to("/"), null, Set.of(), null, null);
        Pid pid = node.connect(accepted, listener -> {
            peer[0] = new SilentPeer(listener);
            return peer[0];
        });
        return new Opened(pid, peer[0]);
    }

    @Override
    public void close() {
        node.stop(Duration.ofSeconds(10));
    }
}
