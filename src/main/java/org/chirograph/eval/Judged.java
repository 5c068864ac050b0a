package org.chirograph.eval;

/** A character or word that was read with this posterior, and whether it was right. */
public record Judged(double posterior, boolean right) {}
