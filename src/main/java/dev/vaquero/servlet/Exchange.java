package dev.vaquero.servlet;

import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.RequestFilter;
import dev.vaquero.Response;
import dev.vaquero.Upgrade;
import dev.vaquero.internal.Accepted;
import dev.vaquero.internal.HandlerEntry;
import dev.vaquero.internal.RequestSnapshot;
import dev.vaquero.internal.codec.Deflate;
import dev.vaquero.internal.codec.ExtensionOffer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request on a handler's path, from {@code init} to its answer. */
final class Exchange<S extends @Nullable Object> {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    private final Upgrader application;
    private final Route<S> route;
    private final HandlerEntry<S> entry;
    private final Match match;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Exchange(
            Upgrader application,
            Route<S> route,
            Match match,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.application = application;
        this.route = route;
        this.entry = route.entry();
        this.match = match;
        this.request = request;
        this.response = response;
    }

    /** Lets {@code init} decide about a valid handshake. */
    void upgrade() throws IOException {
        Upgrade<S> decision = init();
        if (decision instanceof Upgrade.Accept<S> accept) {
            accept(accept);
        } else {
            application.node().refused();
            answer((Upgrade.Answer<S>) decision);
        }
    }

    /** Lets {@code init} answer a request that is no upgrade. */
    void plain() throws IOException {
        Upgrade<S> decision = init();
        if (decision instanceof Upgrade.Accept<S> accept) {
            refuse(accept, HandshakeCheck.upgradeNeeded(request));
        } else {
            answer((Upgrade.Answer<S>) decision);
        }
    }

    /** Runs {@code init}; a failure is an answer without its text. */
    private Upgrade<S> init() {
        LiveRequest live = new LiveRequest(request, match);
        try {
            @Nullable Upgrade<S> decision = entry.handler().init(live);
            if (decision != null) {
                return decision;
            }
            LOG.log(Level.ERROR, "init must return an Upgrade but returned null: " + entry.name());
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, "init failed: " + entry.name(), failure);
        } finally {
            live.detach();
        }
        return Upgrade.refuse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    private void answer(Upgrade.Answer<S> answer) throws IOException {
        try {
            Answers.write(answer.response(), response);
        } finally {
            answer.stateful().ifPresent(state -> terminate(new Reason.Normal(), state.value(), entry.options()));
        }
    }

    private void accept(Upgrade.Accept<S> accept) throws IOException {
        String subprotocol = accept.subprotocol();
        if (subprotocol != null && !offered().contains(subprotocol)) {
            LOG.log(
                    Level.ERROR,
                    "the chosen subprotocol must be one of " + offered() + " but was " + subprotocol + ": "
                            + entry.name());
            fail(accept);
            return;
        }
        AcceptedHandshake<S> handshake;
        try {
            handshake = handshake(accept);
        } catch (RuntimeException | LinkageError failure) {
            LOG.log(Level.ERROR, "the accepted upgrade cannot be done: " + entry.name(), failure);
            fail(accept);
            return;
        }
        for (Map.Entry<String, String> header : accept.headers()) {
            response.addHeader(header.getKey(), header.getValue());
        }
        application.upgrade(handshake, response);
    }

    private void fail(Upgrade.Accept<S> accept) throws IOException {
        application.node().refused();
        refuse(accept, Response.of(HttpServletResponse.SC_INTERNAL_SERVER_ERROR));
    }

    /** Answers in place of an upgrade that {@code init} accepted, and ends its state whether that succeeds or not. */
    private void refuse(Upgrade.Accept<S> accept, Response answer) throws IOException {
        try {
            Answers.write(answer, response);
        } finally {
            Options options = accept.options().over(entry.options());
            terminate(new Reason.Error(Reason.Kind.CLOSED), accept.state(), options);
        }
    }

    private AcceptedHandshake<S> handshake(Upgrade.Accept<S> accept) {
        Accepted<S> accepted = accepted(accept);
        return new AcceptedHandshake<>(
                application.node(),
                application.container(),
                OneUpgrade.of(request),
                extended(accepted.deflate()),
                accepted);
    }

    private List<String> offered() {
        return HandshakeCheck.members(request, "Sec-WebSocket-Protocol");
    }

    private Accepted<S> accepted(Upgrade.Accept<S> accept) {
        Options options = accept.options().over(entry.options());
        return new Accepted<>(
                entry,
                accept.state(),
                options,
                snapshot(options.requestFilter()),
                request.getUserPrincipal(),
                roles(accept.roles()),
                accept.subprotocol(),
                deflate(options));
    }

    private @Nullable Deflate deflate(Options options) {
        List<ExtensionOffer> offers = HandshakeCheck.offers(request);
        return options.compress() && application.bytes() && offers != null
                ? Deflate.negotiate(offers, options.deflate())
                : null;
    }

    private HttpServletResponse extended(@Nullable Deflate deflate) {
        return deflate == null ? response : new KeptHeader(response, EXTENSIONS, deflate.header());
    }

    private Set<String> roles(Set<String> asked) {
        Set<String> held = new HashSet<>(asked);
        held.addAll(route.roles());
        held.removeIf(role -> !request.isUserInRole(role));
        return held;
    }

    private RequestSnapshot snapshot(RequestFilter filter) {
        return RequestSnapshot.of(new LiveRequest(request, match), filter);
    }

    private void terminate(Reason reason, S state, Options options) {
        application.node().terminate(entry, reason, snapshot(options.requestFilter()), state);
    }
}
