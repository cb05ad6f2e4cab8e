package dev.vaquero.testkit;

import dev.vaquero.Frame;
import dev.vaquero.Reason;
import dev.vaquero.bus.Pid;
import dev.vaquero.spi.TransportListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a {@link TestNode}, seen from both ends: what the peer does and gets, and what the handler went
 * through. What the peer does is handled before the method returns.
 *
 * @param <S> the handler's state
 */
public final class TestConnection<S extends @Nullable Object> {
    private final TestNode node;
    private final Pid pid;
    private final FakePeer peer;
    private final Recorder<S> recorder;
    private int taken;

    TestConnection(TestNode node, Pid pid, FakePeer peer, Recorder<S> recorder) {
        this.node = node;
        this.pid = pid;
        this.peer = peer;
        this.recorder = recorder;
    }

    /** Returns the connection's address. */
    public Pid pid() {
        return pid;
    }

    // ---- what the peer does ----

    /** The peer sends frames that arrive together. */
    public TestConnection<S> send(Frame... frames) {
        queue(frames);
        node.run();
        return this;
    }

    /** As {@link #send}, but nothing runs before {@link TestNode#run}. */
    public TestConnection<S> queue(Frame... frames) {
        return sends(Arrays.stream(frames).map(FakePeer::frame).toList());
    }

    /** The peer sends a text message. */
    public TestConnection<S> send(String text) {
        return send(Frame.text(text));
    }

    /** The peer sends a part of a frame: a byte that counts for the clocks and nothing else. */
    public TestConnection<S> sendPart() {
        sends(List.of());
        node.run();
        return this;
    }

    /**
     * The peer does what ends the connection with that error: breaks the protocol, or for {@code CLOSED} ends TCP without
     * a close frame.
     */
    public TestConnection<S> fail(Reason.Kind kind) {
        sends(List.of(FakePeer.error(kind)));
        node.run();
        return this;
    }

    private TestConnection<S> sends(List<Consumer<TransportListener>> together) {
        peer.sends(together);
        return this;
    }

    /** The peer reads nothing more: what is sent from now on waits. */
    public TestConnection<S> stopReading() {
        peer.stopsReading();
        return this;
    }

    /** The peer reads again, all that has waited. */
    public TestConnection<S> readOn() {
        peer.readsOn();
        node.run();
        return this;
    }

    /** Lets the peer answer close frames, as it does unless told otherwise, or be silent. */
    public TestConnection<S> answerClose(boolean answers) {
        peer.answersClose(answers);
        return this;
    }

    // ---- what the application does ----

    /** Sends a message to the connection; returns whether it was accepted. */
    public boolean info(Object message) {
        boolean accepted = node.bus().send(pid, message);
        node.run();
        return accepted;
    }

    // ---- what has happened ----

    /** Returns all frames that the peer has got. */
    public List<Frame> frames() {
        return List.copyOf(peer.received());
    }

    /** Returns the frames that the peer has got since the last call. */
    public List<Frame> takeFrames() {
        List<Frame> all = peer.received();
        List<Frame> fresh = List.copyOf(all.subList(taken, all.size()));
        taken = all.size();
        return fresh;
    }

    /**
     * Takes the frames since the last call and compares them.
     *
     * @throws AssertionError if they are not those expected, with both
     */
    public TestConnection<S> assertFrames(Frame... expected) {
        List<Frame> got = takeFrames();
        if (!got.equals(List.of(expected))) {
            throw new AssertionError("frames must be " + text(List.of(expected)) + " but were " + text(got));
        }
        return this;
    }

    private static List<String> text(List<Frame> frames) {
        List<String> all = new ArrayList<>();
        for (Frame frame : frames) {
            all.add(frame instanceof Frame.Text text ? "\"" + text.value() + "\"" : frame.toString());
        }
        return all;
    }

    /** Returns the code of the close frame that the peer has got; empty if there was none, or none in it. */
    public OptionalInt closeCode() {
        return peer.received().stream()
                .filter(Frame.Close.class::isInstance)
                .map(frame -> ((Frame.Close) frame).code())
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** Returns in how many writes the frames came. */
    public int writes() {
        return peer.writes();
    }

    /** Returns the state after the last callback. */
    public S state() {
        return recorder.state;
    }

    /** Returns what {@code terminate} got; empty as long as the connection is open. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(recorder.reason);
    }

    /** Returns the messages that {@code websocketInfo} got. */
    public List<Object> messages() {
        return List.copyOf(recorder.messages);
    }

    /** Returns the frames, messages and reason that the handler got, in order. */
    public List<Object> events() {
        return List.copyOf(recorder.events);
    }

    /** Returns how many timers run. */
    public int timers() {
        return node.inventory(pid).timers();
    }

    /** Returns the topics to which the connection is subscribed, and how often. */
    public Map<String, Integer> subscriptions() {
        return node.inventory(pid).topics();
    }

    /** Returns the names that the connection holds. */
    public Set<String> names() {
        return node.inventory(pid).names();
    }

    /** Tells whether the connection hibernates. */
    public boolean hibernates() {
        return peer.hibernated();
    }

    /** Tells whether TCP is closed. */
    public boolean closed() {
        return peer.closed();
    }
}
