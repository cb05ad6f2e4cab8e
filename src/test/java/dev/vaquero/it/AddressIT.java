package dev.vaquero.it;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Connections that others end by name or topic. */
@OnEveryContainer
final class AddressIT {
    private static final String OK = Wire.plainText("ok");

    private final String name = UUID.randomUUID().toString();
    private final Setting on;

    AddressIT(Setting on) {
        this.on = on;
    }

    private RawClient open(String command) {
        return on.openLife("/addressed").send(Wire.text(command)).expect(OK);
    }

    private static String close(int code, String reason) {
        return Wire.plain(Wire.CLOSE, Wire.join(new byte[] {(byte) (code >> 8), (byte) code}, Wire.utf8(reason)));
    }

    @Test
    void closesTheHolderOfANameWithTheCodeAndReasonThatAreGiven() {
        try (RawClient holder = open("register " + name);
                RawClient other = open("close " + name)) {
            holder.expectClose(close(4001, "kicked"));
            other.send(Wire.text("subscribe " + name)).expect(OK);
        }
    }

    @Test
    void closesAllOfATopicAndNoOther() {
        try (RawClient one = open("subscribe " + name);
                RawClient two = open("subscribe " + name);
                RawClient other = open("closeall " + name)) {
            one.expectClose(close(4002, "all kicked"));
            two.expectClose(close(4002, "all kicked"));
            other.send(Wire.text("subscribe " + name)).expect(OK);
        }
    }

    @Test
    void tellsTheHolderOfANameThatItWasReplacedAndClosesItWith1008() {
        try (RawClient first = open("register " + name);
                RawClient second = open("replace " + name)) {
            first.expect(Wire.plainText("replaced " + name)).expectClose(close(1008, "replaced"));
            try (RawClient third = open("replace " + name)) {
                second.expect(Wire.plainText("replaced " + name)).expectClose(close(1008, "replaced"));
                third.send(Wire.text("subscribe " + name)).expect(OK);
            }
        }
    }
}
