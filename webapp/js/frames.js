// Bytes as people write them, and the names of close codes.

const SHOWN = 512;
const NAMES = {
  1000: "normal", 1001: "going away", 1002: "protocol error", 1003: "unsupported data", 1005: "no code was sent",
  1006: "the connection was lost", 1007: "invalid payload", 1008: "policy violation", 1009: "message too big",
  1010: "extension missing", 1011: "server error", 1012: "service restart", 1013: "try again later", 1014: "bad gateway",
};

/** The bytes of pairs of hex digits, with or without space between them; null if it is something else. */
export function bytesOf(hex) {
  const digits = hex.replace(/[\s:,]|0x/gi, "");
  if (digits.length % 2 || /[^0-9a-f]/i.test(digits)) {
    return null;
  }
  return Uint8Array.from(digits.match(/../g) ?? [], pair => parseInt(pair, 16));
}

/** Bytes as pairs of hex digits. */
export function hexOf(bytes) {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join(" ");
}

/** The first 512 bytes as pairs of hex digits, and how many more there are: to be shown, not to be sent. */
export function shortHexOf(bytes) {
  const shown = hexOf(bytes.subarray(0, SHOWN));
  return bytes.length > SHOWN ? `${shown} … and ${bytes.length - SHOWN} more` : shown;
}

/** The text that the bytes are in UTF-8; null if they are none, or if a field of a page cannot hold it as it is. */
export function textOf(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\r") ? null : text;
  } catch {
    return null;
  }
}

/** What a close code means. */
export function nameOf(code) {
  return NAMES[code] ?? (code >= 4000 ? "private use" : code >= 3000 ? "registered use" : "unknown");
}
