package org.chirograph.scan;

import org.chirograph.image.Orientation;

/**
 * What a JPEG, PNG or JPEG 2000 says of itself before it is decoded.
 *
 * @param width in pixels as stored, before any turning; likewise the height
 * @param dpi as the file says, 0 when it doesn't
 * @param transparent whether pixels may let what lies behind them shine through
 */
record PictureHeader(int width, int height, Orientation orientation, double dpi, boolean transparent) {}
