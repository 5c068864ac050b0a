package org.chirograph.catalog;

/**
 * How a run read its pages.
 *
 * @param pipeline name of the pipeline
 * @param engine what ran the nets
 * @param models their names, joined by {@code +}
 * @param modelHash their hashes, likewise
 * @param fingerprint hash of all that shapes a record
 * @param expected mean posterior of words that the models' cards lead to expect; 0 when they don't say
 */
public record Method(
        String pipeline, String engine, String models, String modelHash, String fingerprint, double expected) {
    /** Of a run that reads nothing. */
    public static final Method NONE = new Method("", "", "", "", "", 0);
}
