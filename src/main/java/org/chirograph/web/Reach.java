package org.chirograph.web;

import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where a server can be reached, by whom, and whether they may change anything.
 *
 * @param port 0 for any that is free
 * @param token that every client must know; required unless the address is loopback
 * @param origins of pages which may read what stands under {@code /iiif/}, such as {@code https://viewer.example}
 * @param readOnly whether every request that would change the collection is refused
 */
public record Reach(InetAddress address, int port, @Nullable String token, Set<String> origins, boolean readOnly) {
    /** @throws IllegalArgumentException if the address needs a token and there is none, or an origin is none */
    public Reach {
        if (!address.isLoopbackAddress() && token == null) {
            throw new IllegalArgumentException("an address that others can reach needs a token");
        }
        origins = Set.copyOf(origins);
        for (String origin : origins) {
            if (!origin.matches("https?://([a-z0-9.\\-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?")) {
                throw new IllegalArgumentException(origin
                        + " is no origin: it looks like https://viewer.example or http://localhost:3000, in small"
                        + " letters and without a path");
            }
        }
    }

    /** Of this machine alone. */
    public static Reach local(int port, @Nullable String token) {
        return new Reach(InetAddress.getLoopbackAddress(), port, token, Set.of(), false);
    }
}
