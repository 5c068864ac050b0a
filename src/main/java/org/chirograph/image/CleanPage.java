package org.chirograph.image;

/**
 * A scan made ready for layout and reading. Page and ink share one frame, the working frame.
 *
 * @param page background near 255 and ink dark; underlines and rules are still in it
 * @param ink what is ink, without the rules and the dirt
 * @param pixelsPerMm of the working frame; a guess from the sheet's size when the scan does not tell its resolution
 */
public record CleanPage(PageImage page, Ink ink, double pixelsPerMm) {}
