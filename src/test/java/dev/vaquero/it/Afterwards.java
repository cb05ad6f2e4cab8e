package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks again, when all cases of a class are over, that nothing followed what was seen as the end of a connection. */
final class Afterwards implements AfterEachCallback, AfterAllCallback {
    private static final ThreadLocal<Queue<Ended>> OF_THIS_CASE = ThreadLocal.withInitial(ConcurrentLinkedQueue::new);
    private static final Map<Class<?>, Queue<Ended>> OF_CLASSES = new ConcurrentHashMap<>();

    /**
     * What a script had come to when its end was seen.
     *
     * @param lines what was reported then
     */
    private record Ended(Script script, List<String> lines) {}

    /** Notes the end of a connection of the case that this thread runs. */
    static void sawEnd(Script script, List<String> lines) {
        OF_THIS_CASE.get().add(new Ended(script, lines));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        OF_CLASSES
                .computeIfAbsent(context.getRequiredTestClass(), key -> new ConcurrentLinkedQueue<>())
                .addAll(OF_THIS_CASE.get());
        OF_THIS_CASE.remove();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Queue<Ended> ended = OF_CLASSES.remove(context.getRequiredTestClass());
        if (ended != null) {
            ended.forEach(one -> assertThat(one.script.lines()).isEqualTo(one.lines));
        }
    }
}
