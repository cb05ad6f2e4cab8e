package dev.vaquero.docs;

import dev.vaquero.Connection;
import dev.vaquero.Frame;
import dev.vaquero.Handler;
import dev.vaquero.Reply;
import dev.vaquero.Request;
import dev.vaquero.Upgrade;
import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.Ask;
import dev.vaquero.bus.MessageBus;
import jakarta.inject.Inject;

// docs:begin player
@WebSocketHandler("/play/{name}")
public class Player implements Handler<Player.Game> {
    public record Game(String name, int score) {}

    public record Score() {}

    @Inject
    MessageBus bus;

    @Override
    public Upgrade<Game> init(Request request) {
        return Upgrade.accept(new Game(request.path("name"), 0));
    }

    @Override
    public Reply<Game> websocketInit(Connection self, Game game) {
        return bus.register("player:" + game.name(), self.pid())
                ? Reply.of(game)
                : Reply.of(game, Frame.close(4009, "name is taken"));
    }

    @Override
    public Reply<Game> websocketHandle(Connection self, Frame frame, Game game) {
        return Reply.of(new Game(game.name(), game.score() + 1));
    }

    @Override
    public Reply<Game> websocketInfo(Connection self, Object info, Game game) {
        if (info instanceof Ask ask && ask.message() instanceof Score) {
            ask.reply().reply(game.score()); // now, or keep the token and answer later, from any thread
        }
        return Reply.of(game);
    }
}
// docs:end player
