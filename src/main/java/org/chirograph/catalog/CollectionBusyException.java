package org.chirograph.catalog;

/** Another process is writing to the collection. */
public final class CollectionBusyException extends CatalogException {
    private static final long serialVersionUID = 1;

    CollectionBusyException(String message) {
        super(message);
    }
}
