package org.chirograph.eval;

/**
 * A mistake and how often it was made.
 *
 * @param truth the character that stands there; empty when nothing does
 * @param read the character read instead; empty when none was
 */
public record Confusion(String truth, String read, int count) {}
