package dev.vaquero.internal;

/** How much a test does: little in every build, all with {@code -Dvaquero.long=true}. */
final class Scale {
    private Scale() {}

    static int of(int usual, int whole) {
        return Boolean.getBoolean("vaquero.long") ? whole : usual;
    }
}
