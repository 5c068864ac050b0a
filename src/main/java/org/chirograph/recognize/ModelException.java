package org.chirograph.recognize;

/** A model can't be used as it is. The message is for users: it names what is wrong and what to do. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
