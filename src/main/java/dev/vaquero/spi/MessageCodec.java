package dev.vaquero.spi;

import dev.vaquero.bus.MessageName;
import java.nio.ByteBuffer;

/**
 * Writes messages as bytes for other nodes, and reads them. Usable on any thread.
 *
 * <p><b>What may leave a node.</b> Records with a {@link MessageName}, whose components are again such records, or of the
 * types {@code boolean byte short int long float double String byte[] Duration Instant UUID}, an enum, {@code Pid}, or
 * {@code List}, {@code Set}, {@code Map} (with {@code String} keys) and {@code Optional} of these; besides them the
 * library's own messages ({@code Ask Down Exit Replaced Presence.Joined Presence.Left}) and {@code Frame.Text} and
 * {@code Frame.Binary}. Anything else is delivered on its node only.
 *
 * <p><b>Form.</b> A message goes as its declared name, never as a class name, and its components by name, so that two
 * versions of an application can talk: a component that is missing is null or zero, one that is unknown is skipped. Java
 * serialization is never used: what arrives decides about values, not about classes. A codec finds the record class of a
 * name among those that the application declares at start, and nothing else is ever instantiated.
 */
public interface MessageCodec {
    /** Returns the name of the form, which both nodes of a link must share: {@code json}, {@code cbor}. */
    String name();

    /** Tells whether the message may leave the node. */
    boolean supports(Object message);

    /**
     * Writes a message.
     *
     * @throws IllegalArgumentException if it may not leave the node; the message names the first part that may not
     */
    ByteBuffer encode(Object message);

    /**
     * Reads what a codec of the same name wrote.
     *
     * @throws IllegalArgumentException if the bytes are malformed, or name a message that this application does not
     *     declare; the link counts and drops it
     */
    Object decode(ByteBuffer bytes);
}
