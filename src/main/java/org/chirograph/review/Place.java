package org.chirograph.review;

/** Where a word stands in a collection: ids, as the record has them. */
public record Place(String document, String page, String line, String word) {}
