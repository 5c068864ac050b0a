package org.chirograph.review;

import java.util.Optional;
import org.chirograph.page.Line;

/**
 * What was done to a line, so that it can be taken back.
 *
 * @param before the line as it was; empty where it was drawn
 */
public record Change(String document, String page, Optional<Line> before, Line after, String who) {}
