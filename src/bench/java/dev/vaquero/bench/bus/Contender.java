package dev.vaquero.bench.bus;

/** One bus in the comparison, with receivers that each handle one message after the other, on other threads. */
interface Contender extends AutoCloseable {
    /** Sends to the first receiver. */
    void send(Arrivals message);

    /** Publishes to all receivers. */
    void publish(Arrivals message);

    @Override
    void close();

    /** Starts the bus of that name with that many receivers. */
    static Contender start(String name, int receivers) {
        return switch (name) {
            case "vaquero" -> new VaqueroBus(receivers);
            case "vertx" -> new VertxBus(receivers);
            case "guava" -> new GuavaBus(receivers);
            case "cdi" -> new CdiEvents(receivers);
            default -> throw new IllegalArgumentException("bus must be vaquero, vertx, guava or cdi but was " + name);
        };
    }
}
