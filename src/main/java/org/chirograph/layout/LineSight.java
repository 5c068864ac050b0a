package org.chirograph.layout;

import org.chirograph.image.CleanPage;
import org.chirograph.image.LineMap;

/** Sees where lines of text run on a page in a hand: a net that has learnt it. May be asked by several threads. */
@FunctionalInterface
public interface LineSight {
    /** @param xHeight about the height of small letters, in pixels of the page image */
    LineMap look(CleanPage page, double xHeight);
}
