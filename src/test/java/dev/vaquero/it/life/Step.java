package dev.vaquero.it.life;

import dev.vaquero.Command;
import dev.vaquero.Reply;
import dev.vaquero.Request;

/**
 * A state of any of the handlers here.
 *
 * @param hibernates whether every reply hibernates
 * @param value what the handler remembers
 */
public record Step<T>(boolean hibernates, T value) {
    static <T> Step<T> first(Request request, T value) {
        return new Step<>(Boolean.parseBoolean(request.query("hibernate")), value);
    }

    Step<T> with(T changed) {
        return new Step<>(hibernates, changed);
    }

    Reply<Step<T>> reply(Command... commands) {
        Reply<Step<T>> reply = Reply.of(this, commands);
        return hibernates ? reply.hibernate() : reply;
    }
}
