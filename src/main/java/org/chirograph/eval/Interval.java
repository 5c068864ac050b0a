package org.chirograph.eval;

/** The range in which a rate lies with a probability of 95 %, as far as the judged documents can tell. */
public record Interval(double low, double high) {}
