package org.chirograph.image;

/** Pixels derived from a scan, and the map that takes their coordinates back to scan pixels. */
public record PageImage(GrayImage pixels, Affine toScan) {}
