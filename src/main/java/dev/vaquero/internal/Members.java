package dev.vaquero.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Who is subscribed to one topic: each subscription has a slot, in the order in which they came, so that a publish walks
 * through memory in order. Changes are made by one thread at a time; a publish reads the slots that there are at its begin.
 */
final class Members {
    private static final int LEAST = 8;
    private static final int NONE = -1;

    // Slots are written with release, read with acquire; the array is replaced when it grows or shrinks.
    private volatile AtomicReferenceArray<@Nullable ConnectionActor<?>> slots = new AtomicReferenceArray<>(LEAST);
    // Read by any; all others only by whoever changes.
    private volatile int count;
    // The latest slot of each member.
    private final Map<ConnectionActor<?>, Integer> latest = new HashMap<>();
    // Of a slot in use the member's slot before, of a free one the next free one, or NONE.
    private int[] before = new int[LEAST];
    private int free = NONE;
    // How many slots are in use, and how many ever were.
    private int used;
    private int end;

    void add(ConnectionActor<?> member) {
        int slot = free;
        if (slot == NONE) {
            if (end == before.length) {
                resize(end * 2);
            }
            slot = end++;
        } else {
            free = before[slot];
        }
        Integer earlier = latest.put(member, slot);
        before[slot] = earlier == null ? NONE : earlier;
        slots.setRelease(slot, member);
        count = ++used;
    }

    /** Removes that many of a member's subscriptions. */
    void remove(ConnectionActor<?> member, int times) {
        for (int i = 0; i < times; i++) {
            Integer slot = latest.remove(member);
            if (slot == null) {
                break;
            }
            if (before[slot] != NONE) {
                latest.put(member, before[slot]);
            }
            slots.setRelease(slot, null);
            before[slot] = free;
            free = slot;
            count = --used;
        }
        if (used < before.length / 4 && before.length > LEAST) {
            resize(Math.max(LEAST, Integer.highestOneBit(used) * 2));
        }
    }

    /** Moves the members that there are to arrays of that size, without gaps; who publishes sees them all at any time. */
    private void resize(int size) {
        AtomicReferenceArray<@Nullable ConnectionActor<?>> old = slots;
        AtomicReferenceArray<@Nullable ConnectionActor<?>> fresh = new AtomicReferenceArray<>(size);
        before = new int[size];
        latest.clear();
        free = NONE;
        end = 0;
        for (int i = 0; i < old.length(); i++) {
            ConnectionActor<?> member = old.get(i);
            if (member != null) {
                Integer earlier = latest.put(member, end);
                before[end] = earlier == null ? NONE : earlier;
                fresh.setPlain(end++, member);
            }
        }
        slots = fresh;
    }

    int count() {
        return count;
    }

    /** Returns the slots as they are, to be read with acquire. */
    AtomicReferenceArray<@Nullable ConnectionActor<?>> slots() {
        return slots;
    }
}
