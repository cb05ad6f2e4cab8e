/**
 * Tests of handlers without a container: {@link dev.vaquero.testkit.TestRequest} and
 * {@link dev.vaquero.testkit.FakeConnection} to call a handler as the function that it is,
 * {@link dev.vaquero.testkit.TestNode} to run connections with a peer, a bus and a clock that the test moves. All of it is
 * driven by the test's own thread, so that every run is the same.
 */
@NullMarked
package dev.vaquero.testkit;

import org.jspecify.annotations.NullMarked;
