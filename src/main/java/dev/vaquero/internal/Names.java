package dev.vaquero.internal;

import dev.vaquero.CloseCode;
import dev.vaquero.Frame;
import dev.vaquero.bus.Replaced;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names of one node and who holds them. Each change of a name is one step with that of its holder's belongings. */
final class Names {
    private final Map<String, ConnectionActor<?>> holders = new ConcurrentHashMap<>();

    @Nullable
    ConnectionActor<?> holder(String name) {
        return holders.get(name);
    }

    boolean register(String name, ConnectionActor<?> holder) {
        boolean[] won = new boolean[1];
        holders.computeIfAbsent(name, n -> {
            won[0] = holder.belongings().addName(n);
            return won[0] ? holder : null;
        });
        return won[0];
    }

    /** Gives the name to {@code holder}; returns who had to go. */
    @Nullable
    ConnectionActor<?> replace(String name, ConnectionActor<?> holder) {
        ConnectionActor<?>[] former = new ConnectionActor<?>[1];
        holders.compute(name, (n, held) -> {
            if (held == holder || !holder.belongings().addName(n)) {
                return held;
            }
            if (held != null) {
                held.belongings().removeName(n);
                former[0] = held;
            }
            return holder;
        });
        if (former[0] != null) {
            Replaced replaced = new Replaced(name, holder.pid());
            former[0].signal(new Signal(connection -> connection.info(replaced)));
            former[0].closeLater(Frame.close(CloseCode.POLICY_VIOLATION, "replaced"));
        }
        return former[0];
    }

    boolean unregister(String name) {
        boolean[] freed = new boolean[1];
        holders.computeIfPresent(name, (n, held) -> {
            held.belongings().removeName(n);
            freed[0] = true;
            return null;
        });
        return freed[0];
    }

    void release(ConnectionActor<?> ended, Set<String> names) {
        names.forEach(name -> holders.remove(name, ended));
    }

    int size() {
        return holders.size();
    }
}
