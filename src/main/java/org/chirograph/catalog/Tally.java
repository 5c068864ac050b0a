package org.chirograph.catalog;

/**
 * How much a collection holds.
 *
 * @param done pages with a record of the run that had them last
 * @param failed pages that the run that had them last could not read, and files that it could not open
 */
public record Tally(int documents, int done, int failed) {}
