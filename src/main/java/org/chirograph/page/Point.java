package org.chirograph.page;

/** A place on the scan, in whole scan pixels; the origin is the top left corner, y grows downwards. */
public record Point(int x, int y) {}
