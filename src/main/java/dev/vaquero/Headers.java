package dev.vaquero;

/** The rules for header names and values (RFC 9110, 5.1 and 5.5). */
final class Headers {
    private Headers() {}

    static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(Headers::isToken)) {
            throw new IllegalArgumentException("header name must be a token but was \"" + name + "\"");
        }
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff))) {
            throw new IllegalArgumentException("value of header " + name + " must have no control characters");
        }
    }

    /** The rule for a cookie's name and value (RFC 6265, 4.1.1). */
    static void checkCookie(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(Headers::isToken)) {
            throw new IllegalArgumentException("cookie name must be a token but was \"" + name + "\"");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f && "\",;\\".indexOf(c) < 0)) {
            throw new IllegalArgumentException("value of cookie " + name
                    + " must have no spaces, commas, semicolons, backslashes or quotes, and be ASCII");
        }
    }

    static boolean isToken(int c) {
        return c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
}
