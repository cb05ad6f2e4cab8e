package dev.vaquero.bus;

/** What is there and what has happened, for one application on this node. Usable on any thread; each value is read alone. */
public interface Counters {
    /** Returns the open connections. */
    long connections();

    /** Returns the connections opened since the start. */
    long opened();

    /** Returns the connections ended since the start. */
    long closed();

    /** Returns the callbacks that failed since the start. */
    long crashes();

    /** Returns the handshakes that were refused since the start. */
    long refused();

    /** Returns the frames received since the start. */
    long framesIn();

    /** Returns the frames sent since the start. */
    long framesOut();

    /** Returns the messages accepted by mailboxes since the start. */
    long messages();

    /** Returns the messages that went to connections which had ended, since the start. */
    long dead();

    /** Returns the messages dropped by the policy of a full mailbox, or by type, since the start. */
    long droppedMessages();

    /** Returns the frames dropped by the policy of a full outbox since the start. */
    long droppedFrames();

    /** Returns the publishes since the start. */
    long publishes();

    /** Returns the messages that publishes put into mailboxes since the start. */
    long fanOut();

    /** Returns the running timers. */
    long timers();

    /** Returns the topics that have subscriptions. */
    long topics();

    /** Returns the subscriptions. */
    long subscriptions();

    /** Returns the names that are held. */
    long names();

    /** Returns the active monitors. */
    long monitors();

    /** Returns the active links. */
    long links();

    /** Returns the questions that wait for an answer. */
    long asks();

    /** Returns the connections tracked as present, once for each topic and key. */
    long presences();

    /** Returns the messages that wait in mailboxes. */
    long mailboxed();

    /** Returns the bytes that wait in outboxes. */
    long outboxBytes();
}
