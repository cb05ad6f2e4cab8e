package dev.vaquero.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The library's threads: virtual where the runtime has them. */
final class Threads {
    private static final int KEEP_ALIVE_SECONDS = 5;
    private static final int MOST_PLATFORM_THREADS = 256;

    private Threads() {}

    static ExecutorService executor(String node, ClassLoader loader) {
        try {
            Object executor =
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
            return (ExecutorService) executor;
        } catch (ReflectiveOperationException e) {
            System.getLogger("dev.vaquero").log(System.Logger.Level.DEBUG, "no virtual threads on this runtime");
            return new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    KEEP_ALIVE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    named("vaquero-" + node + "-", loader));
        }
    }

    /** Returns how many workers there may be at a time: virtual threads are not scarce. */
    static int most(Executor executor) {
        return executor instanceof ThreadPoolExecutor ? MOST_PLATFORM_THREADS : Integer.MAX_VALUE;
    }

    static Thread ticker(String node, ClassLoader loader, Runnable wheel) {
        return named("vaquero-" + node + "-timer-", loader).newThread(wheel);
    }

    private static ThreadFactory named(String prefix, ClassLoader loader) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }
}
