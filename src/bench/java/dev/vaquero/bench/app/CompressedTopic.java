package dev.vaquero.bench.app;

import dev.vaquero.WebSocketHandler;
import dev.vaquero.bus.MessageBus;
import jakarta.inject.Inject;

/** The topic, compressed without takeover, at the level that the containers have. */
@WebSocketHandler(
        value = "/sub-deflate",
        options = {
            "idle-timeout=infinity",
            "compress=true",
            "deflate=level=-1,server-takeover=false,client-takeover=false"
        })
public final class CompressedTopic extends Topic {
    @Inject
    CompressedTopic(MessageBus bus) {
        super(bus);
    }
}
