package org.chirograph.catalog;

/** A collection's folder or catalogue can't be used as it is; the message says what the user can do. */
public sealed class CatalogException extends Exception permits CollectionBusyException {
    private static final long serialVersionUID = 1;

    public CatalogException(String message) {
        super(message);
    }

    public CatalogException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
