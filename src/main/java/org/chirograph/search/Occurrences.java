package org.chirograph.search;

/**
 * A line whose true text is known.
 *
 * @param there how often something that is looked for stands in it
 * @param found of that, what searches find
 * @param withPossible what they find with possible hits, at least {@code found}
 */
public record Occurrences(int there, int found, int withPossible) {}
