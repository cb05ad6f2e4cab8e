package dev.vaquero.it.conformance;

/**
 * The state of a connection.
 *
 * @param script what it was asked to do
 * @param returned how many of its callbacks have returned
 */
record Progress(Script script, int returned) {
    Progress next() {
        return new Progress(script, returned + 1);
    }
}
