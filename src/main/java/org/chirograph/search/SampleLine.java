package org.chirograph.search;

import org.chirograph.page.Box;

/**
 * A line with words, as the index knows it.
 *
 * @param document id of the document
 * @param page name of the page inside it
 * @param line id of the line on it
 * @param box of the line, in scan pixels
 */
public record SampleLine(String document, String page, String line, Box box) {}
