package org.chirograph.web;

/** A request that can't be answered. The message is one sentence for the client, without paths of this machine. */
final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of HTTP, 400 to 599 */
    RequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    static RequestException bad(String message) {
        return new RequestException(400, message);
    }

    static RequestException missing(String message) {
        return new RequestException(404, message);
    }

    int status() {
        return status;
    }
}
