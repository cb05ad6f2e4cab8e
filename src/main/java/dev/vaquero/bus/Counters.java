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

    /** Returns the handshakes that were answered without an upgrade since the start, by the library or by {@code init}. */
    long refused();

    /** Returns the frames received since the start, of all kinds. */
    long framesIn();

    /** Returns the text messages received, each counted once whatever its fragments, since the start. */
    long framesInText();

    /** Returns the binary messages received, each counted once whatever its fragments, since the start. */
    long framesInBinary();

    /** Returns the pings received since the start. */
    long framesInPing();

    /** Returns the pongs received since the start. */
    long framesInPong();

    /** Returns the close frames received since the start. */
    long framesInClose();

    /** Returns the frames sent since the start, of all kinds. */
    long framesOut();

    /** Returns the text messages sent since the start. */
    long framesOutText();

    /** Returns the binary messages sent since the start. */
    long framesOutBinary();

    /** Returns the pings sent, those of keep-alive included, since the start. */
    long framesOutPing();

    /** Returns the pongs sent, answers to pings included, since the start. */
    long framesOutPong();

    /** Returns the close frames sent since the start. */
    long framesOutClose();

    /** Returns the messages accepted by mailboxes since the start. */
    long messages();

    /** Returns the messages that went to connections which had ended, since the start. */
    long dead();

    /** Returns the messages dropped since the start, for any cause. */
    long droppedMessages();

    /** Returns the messages dropped by the policy of a full mailbox since the start. */
    long droppedMessagesFull();

    /** Returns the messages dropped since the start because their type is none that the handler takes. */
    long droppedMessagesType();

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

    /** Returns the messages that wait in mailboxes. Looks at every connection: for a look now and then. */
    long mailboxed();

    /** Returns the bytes that wait in outboxes. Looks at every connection: for a look now and then. */
    long outboxBytes();
}
